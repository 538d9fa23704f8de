#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <limits>

#include "changed_checkpoint.h"
#include "checkpoint.h"
#include "point_mass.h"
#include "run_config.h"
#include "sac/pendulum.h"
#include "sac/trainer.h"
#include "safetensors.h"

using namespace sac;
using Catch::Matchers::ContainsSubstring;
// CHECK((a == b)) keeps a failure from printing every byte.
using test::Bytes, test::rewritten, test::with_text, test::with_value;

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
    Trainer straight = test::trained(config, 800);
    Trainer half = test::trained(config, 431);  // in the middle of an episode
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
    CHECK((resumed->save() == straight.save()));
    CHECK(resumed->evaluations().size() == straight.evaluations().size());
  }
}

TEST_CASE("without the replay buffer a run goes on from an empty one", "[checkpoint]") {
  const Trainer half = test::trained(variant(0), 431);
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
  const Bytes bytes = test::trained(variant(0), 100).save();
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
  const Bytes bytes = test::trained(variant(0), 60).save();
  for (std::size_t size = 0; size < bytes.size(); size += 1 + size / 40) {
    INFO(size << " of " << bytes.size() << " bytes");
    refusal(Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)));
  }
  CHECK_THAT(refusal(Bytes(bytes.begin(), bytes.end() - 1)),
             ContainsSubstring("it ends after " + std::to_string(bytes.size() - 1) + " bytes, before tensor \"") &&
                 ContainsSubstring("is complete: it was not copied or downloaded whole."));
  CHECK_THAT(refusal(Bytes(bytes.begin(), bytes.begin() + 500)),
             ContainsSubstring("it ends after 500 bytes, in the middle of its header: it was not copied"));
  CHECK_THAT(refusal(Bytes(bytes.begin(), bytes.begin() + 5)), ContainsSubstring("it ends after 5 bytes"));
  CHECK(refusal({}) == "it is empty.");
  Bytes longer = bytes;
  longer.push_back(0);
  CHECK_THAT(refusal(longer), ContainsSubstring("belong to no tensor"));
}

TEST_CASE("what cannot be is refused by name", "[checkpoint]") {
  const Bytes bytes = test::trained(variant(0), 60).save();
  const float nan = std::numeric_limits<float>::quiet_NaN();
  CHECK_THAT(refusal(with_value(bytes, "q1.linear1.weight", 3, nan)),
             ContainsSubstring("q1.linear1.weight") && ContainsSubstring("NaN"));
  CHECK_THAT(refusal(with_value(bytes, "replay.records", 5, HUGE_VALF)), ContainsSubstring("replay.records"));
  CHECK_THAT(refusal(with_value(bytes, "optimizer.q1.linear1.bias.exp_avg_sq", 0, -1.0f)),
             ContainsSubstring("exp_avg_sq"));
  CHECK_THAT(refusal(with_text(bytes, "q2.linear1.bias", "q3.linear1.bias")), ContainsSubstring("q2.linear1.bias"));
  CHECK_THAT(refusal(with_text(bytes, "sac-lab", "sad-lab")), ContainsSubstring("no SAC Lab checkpoint"));
  CHECK_THAT(refusal(with_text(bytes, "\"version\":\"2\"", "\"version\":\"9\"")), ContainsSubstring("version \"9\""));
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
  const Bytes bytes = test::trained(variant(0), 20).save();  // no episode has ended: episodes.frame has shape [0]
  const Bytes huge = rewritten(bytes, [](test::Parts& parts) {
    for (const char* name : {"episodes.frame", "episodes.return"}) parts.tensors.at(name).shape = {90'000'000, 0};
  });
  CHECK_THAT(refusal(huge), ContainsSubstring("larger than the file"));
}

TEST_CASE("numbers that no run can reach are refused", "[checkpoint]") {
  const Bytes bytes = test::trained(variant(1), 60).save();
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
  Bytes bytes = test::trained(variant(0), 60).save();
  for (std::size_t i = 8; i < 12; ++i) bytes = with_value(bytes, "rng.state", i, std::int64_t{0});
  CHECK_THAT(refusal(bytes), ContainsSubstring("rng.state"));
}

TEST_CASE("a small file does not take the memory of large networks", "[checkpoint]") {
  Bytes bytes = test::trained(variant(0), 60).save(false);
  bytes = with_text(bytes, "hidden_units\\\":\\\"16", "hidden_units\\\":\\\"99");
  CHECK_THAT(refusal(bytes), ContainsSubstring("hidden_units 99") && ContainsSubstring("too small"));
}

TEST_CASE("foreign names in a refusal are cut to one line", "[checkpoint]") {
  const Bytes bytes = test::trained(variant(0), 20).save();
  const auto with_extra = [&](const std::string& name) {
    return rewritten(bytes, [&](test::Parts& parts) { parts.tensors[name] = {safetensors::Type::f32, {0}, {}}; });
  };
  CHECK_THAT(refusal(with_extra("extra\nline")), ContainsSubstring("\"extra?line\" does not belong"));
  CHECK(refusal(with_extra(std::string(5000, 'n'))).size() < 200);
  const auto with_metadata = [&](const char* key, const std::string& value) {
    return rewritten(bytes, [&](test::Parts& parts) { parts.metadata[key] = value; });
  };
  CHECK(refusal(with_metadata("version", "1\n" + std::string(5000, 'v'))).size() < 200);
  CHECK(refusal(with_metadata("environment", "a\nb" + std::string(5000, 'v'))).size() < 200);
  std::string error;
  const auto diverged = Trainer::load(with_metadata("divergence", "a\nb" + std::string(5000, 'v')), error);
  REQUIRE(diverged);
  CHECK(diverged->divergence().substr(0, 4) == "a?bv");
  CHECK(diverged->divergence().size() == 1000);
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
  Trainer trainer = test::trained(config, 650);  // evaluated every 200 steps
  CHECK(!trainer.solved());
  Bytes bytes = trainer.save();
  bytes = with_value(bytes, "evaluations.return", 0, -160.5);
  bytes = with_value(bytes, "evaluations.return", 1, -160.0);
  bytes = with_value(bytes, "evaluations.return", 2, -140.0);
  std::string error;
  trainer = std::move(*Trainer::load(bytes, error));
  REQUIRE(trainer.solved());
  CHECK(trainer.solved()->step == 400);
  CHECK(trainer.solved()->mean_return == -160.0);
  CHECK(trainer.metrics().best_evaluation == -140.0);
  CHECK(trainer.environment().state().size() == 2);
}

TEST_CASE("weights beyond what float32 can multiply end the training in a sentence", "[checkpoint]") {
  Bytes bytes = test::trained(variant(0), 150).save();
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

TEST_CASE("a byte that is changed anywhere is noticed", "[checkpoint]") {
  const Bytes bytes = test::trained(variant(0), 60).save();
  for (std::size_t at = 8; at < bytes.size(); at += 1 + at / 50) {
    INFO("byte " << at << " of " << bytes.size());
    Bytes damaged = bytes;
    damaged[at] ^= 1;
    if (bytes[at] == ' ') continue;  // behind the header, where a tab does no harm
    refusal(damaged);
  }
  Bytes damaged = bytes;
  damaged.back() ^= 0x10;
  CHECK(refusal(damaged) ==
        "its content does not match its checksum: it has been damaged, or changed by another program.");
  const Bytes without = rewritten(bytes, [](test::Parts& parts) { parts.metadata.erase("checksum"); });
  CHECK(refusal(without) == "it lacks its checksum: another program has changed it.");
}

TEST_CASE("files of the first format still open", "[checkpoint]") {
  const auto first_format = [](test::Parts& parts) {
    for (const char* key : {"checksum", "environment"}) parts.metadata.erase(key);
    for (const char* name : {"evaluations.standard_task", "largest_reward"}) parts.tensors.erase(name);
    parts.metadata["version"] = "1";
    std::string& config = parts.metadata["config"];
    const std::string update_after = "\"update_after\":\"0\",";
    REQUIRE(config.find(update_after) != config.npos);
    config.erase(config.find(update_after), update_after.size());
  };
  const Trainer trainer = test::trained(variant(0), 431);
  std::string error;
  const auto loaded = Trainer::load(rewritten(trainer.save(), first_format), error);
  INFO(error);
  REQUIRE(loaded);
  CHECK(loaded->config() == trainer.config());
  CHECK(loaded->evaluations().size() == 2);
  loaded->run(100);
  CHECK(loaded->signature() == test::trained(variant(0), 531).signature());

  const auto lacking = [&](const char* key, bool old) {
    return rewritten(trainer.save(), [&](test::Parts& parts) {
      if (old) first_format(parts);
      std::string& config = parts.metadata["config"];
      const std::size_t at = config.find(std::string("\"") + key + "\"");
      REQUIRE(at != config.npos);
      config.erase(at, config.find(',', at) + 1 - at);
    });
  };
  CHECK(refusal(lacking("gamma", true)) == "its configuration lacks gamma.");
  CHECK(refusal(lacking("gamma", false)) == "its configuration lacks gamma.");
  CHECK(refusal(lacking("update_after", false)) == "its configuration lacks update_after.");
}

TEST_CASE("a file that lost its metadata loads with a configuration", "[checkpoint]") {
  const Trainer trainer = test::trained(variant(2), 431);
  const auto bare = [&](auto... change) {
    return rewritten(trainer.save(), [&](test::Parts& parts) {
      parts.metadata.clear();
      (change(parts), ...);
    });
  };
  CHECK_THAT(refusal(bare()), ContainsSubstring("__metadata__") && ContainsSubstring("the run can be loaded only"));

  std::string error;
  Config settings = trainer.config();
  settings.hidden_units = 5;  // the tensors know better
  settings.hidden_layers = 1;
  settings.critic = Critic::twin_target;
  const auto whole = Trainer::load(bare(), error, settings);
  INFO(error);
  REQUIRE(whole);
  CHECK((whole->save() == trainer.save()));

  // The weights alone, of which PyTorch knows.
  const auto only = [](std::string_view prefix) {
    return [prefix](test::Parts& parts) {
      std::erase_if(parts.tensors, [&](const auto& tensor) { return !tensor.first.starts_with(prefix); });
    };
  };
  const auto no_progress = [](test::Parts& parts) {
    std::erase_if(parts.tensors, [](const auto& tensor) {
      return tensor.first.find(".linear") == std::string::npos && tensor.first.find("_linear") == std::string::npos;
    });
    std::erase_if(parts.tensors, [](const auto& tensor) { return tensor.first.starts_with("optimizer."); });
  };
  const auto weights = Trainer::load(bare(no_progress), error, settings);
  INFO(error);
  REQUIRE(weights);
  CHECK(weights->environment_steps() == 0);
  CHECK(weights->config().hidden_units == 21);
  CHECK(weights->evaluate(3) == trainer.evaluate(3));
  const float upright[] = {1.0f, 0.0f, 0.0f};
  float here, there;
  weights->value(upright, {&here, 1});
  trainer.value(upright, {&there, 1});
  CHECK(here == there);

  const auto policy = Trainer::load(bare(only("policy.")), error, settings);
  INFO(error);
  REQUIRE(policy);
  CHECK(policy->evaluate(3) == trainer.evaluate(3));
  CHECK(policy->config().critic == Critic::twin_target);

  CHECK(!Trainer::load(bare(only("q1.")), error, settings));
  CHECK_THAT(error, ContainsSubstring("no SAC Lab checkpoint"));
  CHECK(!Trainer::load(bare(only("policy.linear1.w")), error, settings));
  CHECK_THAT(error, ContainsSubstring("policy.linear1.bias") && ContainsSubstring("is missing"));
  CHECK_THAT(refusal(bare(no_progress)), ContainsSubstring("its weights can be loaded only"));
}

TEST_CASE("a run on another task is saved, loaded and told apart", "[checkpoint]") {
  Config config = test::small_config();
  config.entropy_mode = EntropyMode::automatic;
  config.target_entropy = 1.0;  // within what two action dimensions can have
  Trainer straight(config, std::make_unique<test::PointMass>());
  straight.run(431);
  const Bytes bytes = straight.save();
  straight.run(369);

  std::string error;
  const auto resumed = Trainer::load(bytes, std::make_unique<test::PointMass>(), error);
  INFO(error);
  REQUIRE(resumed);
  CHECK((resumed->save() == bytes));
  resumed->run(369);
  CHECK((resumed->save() == straight.save()));

  CHECK(refusal(bytes) == "it is a run on the task \"point mass\", not on \"Pendulum\".");
  CHECK(!Trainer::load(test::trained(variant(0), 60).save(), std::make_unique<test::PointMass>(), error));
  CHECK(error == "it is a run on the task \"Pendulum\", not on \"point mass\".");
}
