// The training in the background: commands, snapshots, answers, and the end.
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <cmath>

#include "../diverging.h"
#include "sac/schema.h"
#include "sac/trainer.h"
#include "training_thread.h"
#include "wait.h"

using namespace sac;
using namespace sac::gui;

namespace {
Config quick() {
  return make_config(*find_preset("quick"));
}
double steps(const TrainingThread& training) {
  return training.snapshot()->metrics.environment_steps;
}
}  // namespace

TEST_CASE("a new thread is paused at step 0 and shows its configuration") {
  Config config = quick();
  config.seed = 11;
  const TrainingThread training(config);
  const auto snapshot = training.snapshot();
  CHECK(snapshot->metrics.environment_steps == 0.0);
  CHECK_FALSE(snapshot->running);
  CHECK(snapshot->config == config);
  CHECK(snapshot->error.empty());
  REQUIRE(snapshot->state_values);
  CHECK(snapshot->state_values->values.size() == 64 * 64);
}

TEST_CASE("steps are done one by one") {
  TrainingThread training(quick());
  for (int i = 0; i < 5; ++i) training.step();
  REQUIRE(wait_until([&] { return steps(training) >= 5.0; }));
  CHECK(steps(training) == 5.0);
  CHECK_FALSE(training.snapshot()->running);
}

TEST_CASE("a run in the background is the engine's run") {
  Config config = quick();
  config.learning_starts = 100;
  TrainingThread training(config);
  training.set_running(true);
  REQUIRE(wait_until([&] { return training.snapshot()->episodes.size() >= 3; }));
  training.set_running(false);
  REQUIRE(wait_until([&] { return !training.snapshot()->running; }));

  Trainer alone(config);
  alone.run(600);
  const auto snapshot = training.snapshot();
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(snapshot->episodes[i].frame == alone.episodes()[i].frame);
    CHECK(snapshot->episodes[i].episode_return == alone.episodes()[i].episode_return);
  }
  CHECK(snapshot->metrics.gradient_updates > 0.0);
  CHECK(snapshot->metrics.episodes == static_cast<double>(snapshot->episodes.size()));
  CHECK(snapshot->history.size() > 1);
  CHECK(snapshot->seconds > 0.0);
}

TEST_CASE("a pause holds") {
  TrainingThread training(quick());
  training.set_running(true);
  REQUIRE(wait_until([&] { return steps(training) > 0.0; }));
  training.set_running(false);
  REQUIRE(wait_until([&] { return !training.snapshot()->running; }));
  // Two more questions come and go, so the loop has been around since.
  const double before = steps(training);
  for (int i = 0; i < 2; ++i) {
    const auto question = training.ask({1.0F, 0.0F, 0.0F});
    REQUIRE(wait_until([&] { return training.answer().question == question; }));
  }
  CHECK(steps(training) == before);
}

TEST_CASE("a restart begins at step 0 with the new configuration") {
  TrainingThread training(quick());
  training.step();
  REQUIRE(wait_until([&] { return steps(training) == 1.0; }));
  Config config = quick();
  config.hidden_units = 16;
  const auto run = training.restart(config);
  REQUIRE(wait_until([&] { return training.snapshot()->run == run; }));
  CHECK(steps(training) == 0.0);
  CHECK(training.snapshot()->config == config);
}

TEST_CASE("a live value reaches a running training, another does not") {
  TrainingThread training(quick());
  training.set_running(true);
  Config config = quick();
  config.policy_lr = 0.001;
  training.configure(config);
  REQUIRE(wait_until([&] { return training.snapshot()->config.policy_lr == 0.001; }));
  CHECK(training.snapshot()->notice.empty());
  config.hidden_units = 16;
  training.configure(config);
  REQUIRE(wait_until([&] { return !training.snapshot()->notice.empty(); }));
  CHECK(training.snapshot()->notice.find("hidden_units") != std::string::npos);
  CHECK(training.snapshot()->config.hidden_units == quick().hidden_units);
}

TEST_CASE("the answer is the deterministic policy's action") {
  const Config config = quick();
  TrainingThread training(config);
  const std::array<float, 3> observation{0.5F, -0.8660254F, 2.0F};
  const auto question = training.ask(observation);
  REQUIRE(wait_until([&] { return training.answer().question == question; }));
  float mean = 0.0F;
  float std = 0.0F;
  Trainer(config).policy(observation, {&mean, 1}, {&std, 1});
  CHECK(training.answer().value == std::tanh(mean));
}

TEST_CASE("real time is one step for each dt") {
  Config config = quick();
  config.dt = 0.02;
  TrainingThread training(config);
  training.set_speed(Speed::real_time);
  const auto start = std::chrono::steady_clock::now();
  training.set_running(true);
  REQUIRE(wait_until([&] { return steps(training) >= 25.0; }));
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
  CHECK(spent.count() >= 0.48);
}

TEST_CASE("a training that diverges stops and says so, and a new run goes on") {
  TrainingThread training(diverging_config());
  training.set_running(true);
  REQUIRE(wait_until([&] { return !training.snapshot()->error.empty() && !training.snapshot()->running; }));
  CHECK(training.snapshot()->error.find("NaN") != std::string::npos);
  const double stopped = steps(training);
  training.step();
  const auto question = training.ask({1.0F, 0.0F, 0.0F});
  REQUIRE(wait_until([&] { return training.answer().question == question; }));
  CHECK(std::abs(training.answer().value) <= 1.0F);
  CHECK(steps(training) == stopped);

  const auto run = training.restart(quick());
  training.set_running(true);
  REQUIRE(wait_until([&] { return training.snapshot()->run == run && steps(training) > 100.0; }));
  CHECK(training.snapshot()->error.empty());
}

TEST_CASE("a training that runs, of which there is no end, ends with its owner") {
  auto training = std::make_unique<TrainingThread>(quick());
  training->set_running(true);
  REQUIRE(wait_until([&] { return steps(*training) > 100.0; }));
  training.reset();
  SUCCEED("the thread has been joined");
}
