#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <cstring>
#include <limits>

#include "checkpoint.h"
#include "run_config.h"
#include "sac/pendulum.h"
#include "sac/trainer.h"
#include "safetensors.h"

using namespace sac;
using Bytes = std::vector<std::uint8_t>;
using Catch::Matchers::ContainsSubstring;

namespace {

Config variant(int i) {
  Config config = test::small_config();
  if (i == 1) {
    config.critic = Critic::twin_target;
    config.entropy_mode = EntropyMode::automatic;
    config.updates_per_step = 0.3;
  }
  if (i == 2) {
    config.hidden_layers = 3;
    config.hidden_units = 21;
    config.buffer_capacity = 300;  // the ring has wrapped
  }
  return config;
}

Trainer trained(const Config& config, int steps) {
  Trainer trainer(config);
  trainer.run(steps);
  return trainer;
}

// The checkpoint with the bytes of one tensor changed, or with other text in the header.
template <class T>
Bytes with_value(Bytes bytes, const std::string& name, std::size_t index, T value) {
  safetensors::File file;
  REQUIRE(safetensors::parse(bytes, file).empty());
  REQUIRE(file.tensors.at(name).type == safetensors::type_of<T>());
  const std::size_t offset = file.tensors.at(name).bytes.data() - bytes.data() + index * sizeof(T);
  std::memcpy(bytes.data() + offset, &value, sizeof value);
  return bytes;
}
Bytes with_text(const Bytes& bytes, const std::string& from, const std::string& to) {
  REQUIRE(from.size() == to.size());
  std::string text(bytes.begin(), bytes.end());
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  return {text.begin(), text.end()};
}

std::string refusal(const Bytes& bytes) {
  std::string error;
  CHECK(Trainer::load(bytes, error) == nullptr);
  CHECK(!error.empty());
  return error;
}

}  // namespace

TEST_CASE("a loaded run goes on bit for bit", "[checkpoint]") {
  for (int i = 0; i < 3; ++i) {
    INFO("variant " << i);
    const Config config = variant(i);
    Trainer straight = trained(config, 800);
    Trainer half = trained(config, 431);  // in the middle of an episode
    std::string error;
    const auto resumed = Trainer::load(half.save(), error);
    INFO(error);
    REQUIRE(resumed);
    CHECK(resumed->signature() == half.signature());
    CHECK(resumed->config() == config);
    CHECK(resumed->environment_steps() == 431);
    CHECK(resumed->gradient_updates() == half.gradient_updates());
    CHECK(resumed->metrics().best_evaluation == half.metrics().best_evaluation);
    resumed->run(800 - 431);
    CHECK(resumed->signature() == straight.signature());
    CHECK(resumed->save() == straight.save());
    CHECK(resumed->evaluations().size() == straight.evaluations().size());
  }
}

TEST_CASE("without the replay buffer a run goes on from an empty one", "[checkpoint]") {
  const Trainer half = trained(variant(0), 431);
  std::string error;
  const Bytes small = half.save(false);
  CHECK(small.size() < half.save().size());
  const auto resumed = Trainer::load(small, error);
  REQUIRE(resumed);
  const auto updates = resumed->gradient_updates();
  resumed->run(16);
  CHECK(resumed->gradient_updates() == updates);  // a batch must be there first
  resumed->run(10);
  CHECK(resumed->gradient_updates() == updates + 10);
}

TEST_CASE("tensors stand under the article's names in PyTorch's layout", "[checkpoint]") {
  const Bytes bytes = trained(variant(0), 100).save();
  safetensors::File file;
  REQUIRE(safetensors::parse(bytes, file).empty());
  const auto shape = [&](const char* name) { return file.tensors.at(name).shape; };
  using Shape = std::vector<std::int64_t>;
  CHECK(shape("policy.linear1.weight") == Shape{16, 3});
  CHECK(shape("policy.mean_linear.weight") == Shape{1, 16});
  CHECK(shape("policy.log_std_linear.bias") == Shape{1});
  CHECK(shape("q1.linear1.weight") == Shape{16, 4});
  CHECK(shape("q2.linear3.weight") == Shape{1, 16});
  CHECK(shape("value.linear2.bias") == Shape{16});
  CHECK(shape("target_value.linear3.weight") == Shape{1, 16});
  CHECK(shape("optimizer.q1.linear1.weight.exp_avg") == Shape{16, 4});
  CHECK(shape("replay.records") == Shape{100, 10});
  CHECK(file.metadata.at("format") == "sac-lab");
  CHECK_THAT(file.metadata.at("config"), ContainsSubstring("\"hidden_units\":\"16\""));
}

TEST_CASE("every way to cut the file off is noticed", "[checkpoint]") {
  const Bytes bytes = trained(variant(0), 60).save();
  for (std::size_t size = 0; size < bytes.size(); size += 1 + size / 40) {
    INFO(size << " of " << bytes.size() << " bytes");
    refusal(Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)));
  }
  Bytes longer = bytes;
  longer.push_back(0);
  CHECK_THAT(refusal(longer), ContainsSubstring("belong to no tensor"));
}

TEST_CASE("what cannot be is refused by name", "[checkpoint]") {
  const Bytes bytes = trained(variant(0), 60).save();
  const float nan = std::numeric_limits<float>::quiet_NaN();
  CHECK_THAT(refusal(with_value(bytes, "q1.linear1.weight", 3, nan)),
             ContainsSubstring("q1.linear1.weight") && ContainsSubstring("NaN"));
  CHECK_THAT(refusal(with_value(bytes, "replay.records", 5, HUGE_VALF)), ContainsSubstring("replay.records"));
  CHECK_THAT(refusal(with_value(bytes, "optimizer.q1.linear1.bias.exp_avg_sq", 0, -1.0f)),
             ContainsSubstring("exp_avg_sq"));
  CHECK_THAT(refusal(with_text(bytes, "q2.linear1.bias", "q3.linear1.bias")), ContainsSubstring("q2.linear1.bias"));
  CHECK_THAT(refusal(with_text(bytes, "sac-lab", "sad-lab")), ContainsSubstring("no SAC Lab checkpoint"));
  CHECK_THAT(refusal(with_text(bytes, "\"version\":\"1\"", "\"version\":\"9\"")), ContainsSubstring("version \"9\""));
  CHECK_THAT(refusal(with_text(bytes, "hidden_units\\\":\\\"16", "hidden_units\\\":\\\"17")),
             ContainsSubstring("shape"));
  CHECK_THAT(refusal(with_text(bytes, "gamma\\\":\\\"0.99", "gamma\\\":\\\"9.99")), ContainsSubstring("gamma"));
  CHECK_THAT(refusal(with_text(bytes, "\"episodes.frame\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\"",
                               "\"episodes.frame\":{\"dtype\":\"I64\",\"shape\":[9],\"data_offsets\"")),
             ContainsSubstring("episodes.frame"));
  CHECK_THAT(refusal(with_text(bytes, "\"dtype\":\"F32\"", "\"dtype\":\"F16\"")), ContainsSubstring("dtype"));
}

TEST_CASE("a tensor of no bytes cannot claim many rows", "[checkpoint]") {
  // As much memory as the claim would otherwise be taken before the shape is found wrong.
  const Bytes bytes = trained(variant(0), 20).save();  // no episode has ended: episodes.frame has shape [0]
  safetensors::File file;
  REQUIRE(safetensors::parse(bytes, file).empty());
  safetensors::Writer writer;
  writer.metadata = file.metadata;
  for (const auto& [name, tensor] : file.tensors) {
    const bool huge = name == "episodes.frame" || name == "episodes.return";
    writer.add_bytes(name, tensor.type, huge ? std::vector<std::int64_t>{90'000'000, 0} : tensor.shape, tensor.bytes);
  }
  CHECK_THAT(refusal(writer.bytes()), ContainsSubstring("larger than the file"));
}

TEST_CASE("numbers that no run can reach are refused", "[checkpoint]") {
  const Bytes bytes = trained(variant(1), 60).save();
  const auto refused = [&](const char* name, std::size_t index, auto value) {
    CHECK_THAT(refusal(with_value(bytes, name, index, value)), ContainsSubstring(name));
  };
  // One more of any of these would not be a number that an integer holds.
  for (std::size_t i = 0; i < 3; ++i) refused("counters", i, std::numeric_limits<std::int64_t>::max());
  refused("environment.state", 0, 1e19);  // nor would the number of half turns
  refused("environment.state", 1, -1e300);
  refused("log_alpha", 0, 1e9);
  refused("optimizer.log_alpha", 1, -1.0);  // a mean of squares
  refused("optimizer.log_alpha", 2, 1.5);   // a power of 0.9
  refused("optimizer.log_alpha", 3, -0.1);
  refused("optimizer.q1.beta_powers", 1, 2.0);
  refused("update_credit", 0, 1e9);
  refused("rng.state", 2, std::int64_t{1} << 32);
}

// All zeros is the one state that the generator never leaves.
TEST_CASE("a generator of random numbers that is stuck is refused", "[checkpoint]") {
  Bytes bytes = trained(variant(0), 60).save();
  for (std::size_t i = 8; i < 12; ++i) bytes = with_value(bytes, "rng.state", i, std::int64_t{0});
  CHECK_THAT(refusal(bytes), ContainsSubstring("rng.state"));
}

TEST_CASE("a small file does not take the memory of large networks", "[checkpoint]") {
  Bytes bytes = trained(variant(0), 60).save(false);
  bytes = with_text(bytes, "hidden_units\\\":\\\"16", "hidden_units\\\":\\\"99");
  CHECK_THAT(refusal(bytes), ContainsSubstring("hidden_units 99") && ContainsSubstring("too small"));
}

TEST_CASE("foreign names in a refusal are cut to one line", "[checkpoint]") {
  const Bytes bytes = trained(variant(0), 20).save();
  safetensors::File file;
  REQUIRE(safetensors::parse(bytes, file).empty());
  const auto with_extra = [&](const std::string& name) {
    safetensors::Writer writer;
    writer.metadata = file.metadata;
    for (const auto& [own, tensor] : file.tensors) writer.add_bytes(own, tensor.type, tensor.shape, tensor.bytes);
    writer.add<float>(name, {0}, {});
    return writer.bytes();
  };
  CHECK_THAT(refusal(with_extra("extra\nline")), ContainsSubstring("\"extra?line\" does not belong"));
  CHECK(refusal(with_extra(std::string(5000, 'n'))).size() < 200);
  file.metadata["version"] = "1\n" + std::string(5000, 'v');
  CHECK(refusal(with_extra("extra")).size() < 200);
}

TEST_CASE("garbage is refused", "[checkpoint]") {
  refusal({});
  refusal(Bytes(7, 0));
  refusal(Bytes(8, 0xff));
  refusal(Bytes(100, 0));
  const std::string text = "this is a text file, which someone dropped here by mistake";
  refusal(Bytes(text.begin(), text.end()));
}

TEST_CASE("solved is the first evaluation of at least -160", "[checkpoint]") {
  Config config = variant(0);
  config.episode_steps = 200;
  Trainer trainer = trained(config, 650);  // evaluated every 200 steps
  CHECK(!trainer.solved());
  Bytes bytes = trainer.save();
  bytes = with_value(bytes, "evaluations.return", 0, -160.5);
  bytes = with_value(bytes, "evaluations.return", 1, -160.0);
  bytes = with_value(bytes, "evaluations.return", 2, -140.0);
  std::string error;
  trainer = std::move(*Trainer::load(bytes, error));
  REQUIRE(trainer.solved());
  CHECK(trainer.solved()->frame == 400);
  CHECK(trainer.solved()->mean_return == -160.0);
  CHECK(trainer.metrics().best_evaluation == -140.0);
  CHECK(trainer.environment().state().size() == 2);
}

TEST_CASE("weights beyond what float32 can multiply end the training in a sentence", "[checkpoint]") {
  Bytes bytes = trained(variant(0), 150).save();
  for (std::size_t i = 0; i < 16; ++i) {
    bytes = with_value(bytes, "policy.linear2.bias", i, 3e38f);
    bytes = with_value(bytes, "policy.mean_linear.weight", i, i % 2 == 0 ? 3e38f : -3e38f);  // infinity - infinity
  }
  std::string error;
  const auto trainer = Trainer::load(bytes, error);
  REQUIRE(trainer);
  CHECK(trainer->run(5) == 0);
  CHECK_THAT(trainer->divergence(), ContainsSubstring("step 150") && ContainsSubstring("the policy's action"));
}
