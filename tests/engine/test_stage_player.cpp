#include "sac/stage_player.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "run_config.h"

using namespace sac;

namespace {

// A stage with a run that has learned nothing yet, at a time that no clock began at.
struct Played {
  Played() : config(test::small_config()), trainer(config) {
    stage.configure(config);
    stage.restart(trainer);
  }
  std::vector<StageSample> until(double now) {
    stage.play(trainer, now);
    return stage.take();
  }

  Config config;
  Trainer trainer;
  StagePlayer stage;
  static constexpr double kNow = 1e6;
};

double mean_action(const Trainer& trainer, const StageSample& sample) {
  float observation[3], mean, std;
  Pendulum::observe(sample.theta, sample.omega, observation);
  trainer.policy(observation, {&mean, 1}, {&std, 1});
  return std::tanh(static_cast<double>(mean));
}

}  // namespace

TEST_CASE("the stage plays a little ahead of time, one sample for each dt", "[stage]") {
  Played played;
  const double dt = 1000.0 * played.config.dt;
  const auto samples = played.until(Played::kNow);
  REQUIRE(samples.size() > 2);
  CHECK(samples[0].time == Played::kNow);
  CHECK(samples[0].step == 0.0);
  for (std::size_t i = 1; i < samples.size(); ++i) {
    CHECK(samples[i].time == samples[i - 1].time + dt);
    CHECK(samples[i].step == static_cast<double>(i));
  }
  CHECK(samples.back().time >= Played::kNow + StagePlayer::kAhead);
  CHECK(samples.back().time < Played::kNow + StagePlayer::kAhead + dt);
  CHECK(played.until(Played::kNow).empty());
  CHECK(played.until(Played::kNow + dt).size() == 1);
}

TEST_CASE("the stage plays the policy's mean action, or actions sampled from the policy", "[stage]") {
  Played played;
  const auto mean = played.until(Played::kNow);
  for (std::size_t i = 1; i < mean.size(); ++i) {
    Pendulum pendulum(played.config);
    pendulum.set_state(std::array{mean[i - 1].theta, mean[i - 1].omega});
    const float action = static_cast<float>(mean_action(played.trainer, mean[i - 1]));
    CHECK(pendulum.step({&action, 1}).reward == mean[i].reward);
    CHECK(pendulum.theta() == mean[i].theta);
    CHECK(pendulum.torque() == mean[i].torque);
    CHECK(std::abs(std::tanh(mean[i].mean) - mean_action(played.trainer, mean[i])) < 1e-6);
  }
  played.stage.set_sampled(true);
  const auto sampled = played.until(Played::kNow + 1000.0);
  int others = 0;
  for (std::size_t i = 1; i < sampled.size(); ++i)
    others += sampled[i].torque != played.config.max_torque * static_cast<float>(std::tanh(sampled[i - 1].mean));
  CHECK(others > static_cast<int>(sampled.size()) / 2);
}

TEST_CASE("the training does not notice the stage", "[stage]") {
  Played played;
  Trainer alone(played.config);
  for (int i = 0; i < 3; ++i) {
    played.trainer.run(100);
    played.stage.play(played.trainer, Played::kNow + 1000.0 * i);
  }
  alone.run(300);
  CHECK(played.trainer.signature() == alone.signature());
}

TEST_CASE("an episode of the stage ends after its steps, and another begins", "[stage]") {
  Played played;
  played.config.episode_steps = 10;
  played.stage.configure(played.config);
  const auto samples = played.until(Played::kNow);
  std::vector<StageSample> more = played.until(Played::kNow + 900.0);
  more.insert(more.begin(), samples.begin(), samples.end());
  const auto last = std::find_if(more.begin(), more.end(), [](const StageSample& s) { return s.step == 10.0; });
  REQUIRE(last != more.end());
  REQUIRE(last + 1 != more.end());
  CHECK(last[1].step == 0.0);
  CHECK(last[1].torque == 0.0);
}

TEST_CASE("what was missed is not caught up", "[stage]") {
  Played played;
  played.until(Played::kNow);
  const auto late = played.until(Played::kNow + 60'000.0);
  CHECK(late.front().time == Played::kNow + 60'000.0);
  CHECK(late.size() < 20);
}

TEST_CASE("a pendulum that is held stays, and is shown again while the policy learns", "[stage]") {
  Played played;
  played.until(Played::kNow);
  played.stage.place(played.trainer, {1.0, 0.0}, true);
  auto shown = played.until(Played::kNow + 10.0);
  REQUIRE(shown.size() == 1);
  CHECK(shown[0].theta == 1.0);
  CHECK(shown[0].time == Played::kNow + 10.0);
  CHECK(shown[0].torque == 0.0);
  CHECK(played.until(Played::kNow + 50.0).empty());
  played.trainer.run(300);
  shown = played.until(Played::kNow + 10.0 + StagePlayer::kHeldInterval + 1.0);
  REQUIRE(shown.size() == 1);
  CHECK(shown[0].theta == 1.0);
  CHECK(std::abs(std::tanh(shown[0].mean) - mean_action(played.trainer, shown[0])) < 1e-6);

  played.stage.place(played.trainer, {1.0, 0.0}, false);
  CHECK(played.until(Played::kNow + 200.0).size() > 1);
}

TEST_CASE("a pendulum that is put somewhere for later is there then, and what came before is still seen", "[stage]") {
  Played played;
  const auto first = played.until(Played::kNow);
  const double dt = 1000.0 * played.config.dt;
  played.stage.place(played.trainer, {2.0, 0.5}, false, Played::kNow + 2.5 * dt);
  CHECK(played.stage.at(Played::kNow + 2.0 * dt).theta == first[2].theta);
  CHECK(played.stage.at(Played::kNow + 2.5 * dt).theta == 2.0);
  CHECK(played.stage.at(Played::kNow + 2.5 * dt).omega == 0.5);
  const auto next = played.until(Played::kNow);
  CHECK(next.front().time == Played::kNow + 2.5 * dt);
  CHECK(next.front().step == 0.0);
  CHECK(next[1].time == Played::kNow + 3.5 * dt);
}

TEST_CASE("who watches sees the newest sample whose time has come", "[stage]") {
  Played played;
  const auto samples = played.until(Played::kNow);
  const double dt = 1000.0 * played.config.dt;
  CHECK(played.stage.at(Played::kNow - 5.0).theta == samples[0].theta);
  CHECK(played.stage.at(Played::kNow + 1.5 * dt).theta == samples[1].theta);
  CHECK(played.stage.at(Played::kNow + 2.0 * dt).theta == samples[2].theta);
  played.until(Played::kNow + 2.0 * dt);
  CHECK(played.stage.at(Played::kNow + 2.0 * dt).theta == samples[2].theta);
}

TEST_CASE("another run's stage forgets what was computed ahead", "[stage]") {
  Played played;
  const auto samples = played.until(Played::kNow);
  played.stage.forget();
  CHECK(played.stage.take().empty());
  CHECK(played.stage.at(Played::kNow).theta == samples.back().theta);
  played.stage.configure([&] {
    Config config = played.config;
    config.max_torque = 3.5;
    return config;
  }());
  CHECK(played.until(Played::kNow + 10.0)[1].max_torque == 3.5);
}
