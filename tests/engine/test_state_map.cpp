#include "sac/state_map.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numbers>
#include <vector>

#include "agent.h"
#include "run_config.h"
#include "run_state.h"
#include "sac/action_slice.h"
#include "sac/pendulum.h"

using namespace sac;

namespace {

constexpr int kWidth = 24, kHeight = 17;  // more than one chunk, and no whole number of them
constexpr double kMaxSpeed = 8.0;

double theta(int i) { return std::numbers::pi * (2.0 * (i % kWidth + 0.5) / kWidth - 1.0); }
double omega(int i) { return kMaxSpeed * (2.0 * (i / kWidth + 0.5) / kHeight - 1.0); }

std::vector<float> centres() {
  std::vector<float> observations(kWidth * kHeight * 3);
  for (int i = 0; i < kWidth * kHeight; ++i) {
    Pendulum::observe(theta(i), omega(i), std::span(observations).subspan(3 * i, 3));
  }
  return observations;
}

std::vector<float> draw(const Trainer& trainer, MapLayer layer, const SoftValueIteration* exact = nullptr) {
  StateMap map(kWidth, kHeight);
  const std::span<const float> values = map.draw(trainer, layer, kMaxSpeed, exact);
  return {values.begin(), values.end()};
}

}  // namespace

TEST_CASE("the map layers are described once", "[state_map]") {
  CHECK(map_layers().size() == 9);
  CHECK(map_layers()[static_cast<int>(MapLayer::value_error)].key == "value_error");
  CHECK(map_layers()[static_cast<int>(MapLayer::value_error)].scale == MapScale::diverging);
  CHECK(map_layers()[static_cast<int>(MapLayer::replay_density)].key == "replay_density");
  for (const MapLayerInfo& layer : map_layers()) CHECK(!layer.help.empty());
}

TEST_CASE("layers of the networks are what the networks say at the cells' centres", "[state_map]") {
  for (const Critic critic : {Critic::value_network, Critic::twin_target}) {
    Config config = test::small_config();
    config.critic = critic;
    config.max_torque = 3.0;
    const Trainer trainer = test::trained(config, 400);
    const std::vector<float> observations = centres();
    std::vector<float> value(kWidth * kHeight), mean(value), std_(value);
    trainer.value(observations, value);
    trainer.policy(observations, mean, std_);
    CHECK(draw(trainer, MapLayer::value) == value);
    CHECK(draw(trainer, MapLayer::policy_std) == std_);
    const std::vector<float> torque = draw(trainer, MapLayer::policy_mean);
    const std::vector<float> entropy = draw(trainer, MapLayer::entropy);
    for (int i = 0; i < kWidth * kHeight; ++i) {
      CHECK(std::abs(torque[i] - 3.0f * std::tanh(mean[i])) < 1e-5);
      CHECK(entropy[i] <= 0.6932f);
      CHECK(entropy[i] < 1.42f + std::log(std_[i]));
    }

    const Agent& agent = run_state(trainer).agent;
    const std::vector<float> min_q = draw(trainer, MapLayer::min_q), gap = draw(trainer, MapLayer::q_gap);
    MatrixXf input(4, 1);
    Mlp::Pass q1 = agent.q1.mlp.make_pass(1), q2 = agent.q2.mlp.make_pass(1);
    for (int i = 0; i < kWidth * kHeight; i += 7) {
      input << observations[3 * i], observations[3 * i + 1], observations[3 * i + 2], std::tanh(mean[i]);
      const float first = agent.q1.mlp.forward(input, q1)(0, 0), second = agent.q2.mlp.forward(input, q2)(0, 0);
      CHECK(std::abs(min_q[i] - std::min(first, second)) < 1e-3);
      CHECK(std::abs(gap[i] - std::abs(first - second)) < 1e-3);
    }
  }
}

TEST_CASE("the Qs do not differ where there is one only", "[state_map]") {
  Config config = test::small_config();
  config.twin_q = false;
  for (const float gap : draw(test::trained(config, 400), MapLayer::q_gap)) CHECK(gap == 0.0f);
}

TEST_CASE("the exact value and the error against it", "[state_map]") {
  const Config config = test::small_config();
  const Trainer trainer = test::trained(config, 400);
  for (const MapLayer layer : {MapLayer::exact_value, MapLayer::value_error}) {
    for (const float value : draw(trainer, layer)) CHECK(std::isnan(value));
  }
  SoftValueIteration exact(config, config.alpha, {64, 41, 8});
  exact.step(30);
  const std::vector<float> value = draw(trainer, MapLayer::value), best = draw(trainer, MapLayer::exact_value, &exact),
                           error = draw(trainer, MapLayer::value_error, &exact);
  for (int i = 0; i < kWidth * kHeight; ++i) {
    CHECK(std::abs(best[i] - exact.value(theta(i), omega(i))) < 1e-4);
    CHECK(std::abs(error[i] - (value[i] - best[i])) < 1e-3);
  }
}

TEST_CASE("the replay density counts each state in its cell", "[state_map]") {
  const Trainer trainer = test::trained(test::small_config(), 400);
  const std::vector<float> density = draw(trainer, MapLayer::replay_density);
  const ReplayBuffer& replay = run_state(trainer).replay;
  REQUIRE(replay.size() == 400);
  std::vector<int> counts(kWidth * kHeight);
  for (int k = 0; k < 400; ++k) {
    const float* s = replay.records().data() + k * replay.layout().size();
    const int column =
        static_cast<int>((std::atan2(s[1], s[0]) + std::numbers::pi) / (2.0 * std::numbers::pi) * kWidth);
    const int row = static_cast<int>((s[2] + kMaxSpeed) / (2.0 * kMaxSpeed) * kHeight);
    ++counts[std::min(row, kHeight - 1) * kWidth + std::min(column, kWidth - 1)];
  }
  double sum = 0.0;
  for (int i = 0; i < kWidth * kHeight; ++i) {
    CHECK(std::abs(density[i] - counts[i] * (kWidth * kHeight / 400.0)) < 1e-3);
    sum += density[i];
  }
  CHECK(std::abs(sum / (kWidth * kHeight) - 1.0) < 1e-3);  // uniform is 1
}

TEST_CASE("one map serves several trainings and ranges of speed", "[state_map]") {
  Config config = test::small_config();
  const Trainer first = test::trained(config, 400);
  config.hidden_units = 33;
  config.critic = Critic::twin_target;
  const Trainer second = test::trained(config, 400);
  StateMap map(8, 8);
  const auto copy = [](std::span<const float> values) { return std::vector<float>(values.begin(), values.end()); };
  const std::vector<float> of_first = copy(map.draw(first, MapLayer::value, 8.0));
  const std::vector<float> of_second = copy(map.draw(second, MapLayer::value, 8.0));
  const std::vector<float> narrow = copy(map.draw(first, MapLayer::value, 1.0));
  CHECK(of_first != of_second);
  CHECK(of_first != narrow);
  CHECK(copy(map.draw(first, MapLayer::value, 8.0)) == of_first);
  CHECK(copy(StateMap(8, 8).draw(second, MapLayer::value, 8.0)) == of_second);
}
