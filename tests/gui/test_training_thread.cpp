// The training in the background: commands, snapshots, answers, and the end.
#include <algorithm>
#include <array>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <cmath>
#include <memory>
#include <vector>

#include "../diverging.h"
#include "lab/training_thread.h"
#include "sac/pendulum.h"
#include "sac/schema.h"
#include "sac/trainer.h"
#include "wait.h"

using namespace sac;
using namespace sac::gui;

namespace {
Config quick() { return make_config(*find_preset("quick")); }
double steps(const TrainingThread& training) { return training.snapshot()->metrics.environment_steps; }
// Holds the stage's pendulum there. \return whether it is seen there
bool is_placed(TrainingThread& training, double theta) {
  training.place({theta, 0.0}, true);
  return wait_until([&] {
    const auto samples = training.take_stage();
    return std::any_of(samples.begin(), samples.end(), [&](const StageSample& s) { return s.theta == theta; });
  });
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
  // Coarse at first, and finer as far as this processor is quick enough for it.
  const int size = snapshot->state_values->size;
  CHECK((size == 8 || size == 16 || size == 32 || size == 64));
  CHECK(snapshot->state_values->values.size() == static_cast<std::size_t>(size * size));
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
  REQUIRE(wait_until([&] { return training.snapshot()->history.episodes.size() >= 3; }));
  training.set_running(false);
  REQUIRE(wait_until([&] { return !training.snapshot()->running; }));

  Trainer alone(config);
  alone.run(600);
  const auto snapshot = training.snapshot();
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(snapshot->history.episodes[i].step == alone.episodes()[i].step);
    CHECK(snapshot->history.episodes[i].episode_return == alone.episodes()[i].episode_return);
  }
  CHECK(snapshot->metrics.gradient_updates > 0.0);
  CHECK(snapshot->metrics.episodes == static_cast<double>(snapshot->history.episodes.size()));
  CHECK(snapshot->history.points.size() > 1);
  CHECK(snapshot->seconds > 0.0);
}

TEST_CASE("a pause holds") {
  TrainingThread training(quick());
  training.set_running(true);
  REQUIRE(wait_until([&] { return steps(training) > 0.0; }));
  training.set_running(false);
  REQUIRE(wait_until([&] { return !training.snapshot()->running; }));
  // The stage hears of two more places, so the loop has been around since.
  const double before = steps(training);
  for (const double theta : {0.25, 0.5}) REQUIRE(is_placed(training, theta));
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

TEST_CASE("the stage is played ahead of time with the deterministic policy, whether it trains or not") {
  const Config config = quick();
  TrainingThread training(config);
  std::vector<StageSample> samples;
  REQUIRE(wait_until([&] {
    for (const StageSample& sample : training.take_stage()) samples.push_back(sample);
    return samples.size() >= 10;
  }));
  const Trainer alone(config);
  for (std::size_t i = 1; i < 10; ++i) {
    if (samples[i].step == 0.0) continue;
    std::array<float, 3> observation{};
    Pendulum::observe(samples[i - 1].theta, samples[i - 1].omega, observation);
    float mean = 0.0F, std = 0.0F;
    alone.policy(observation, {&mean, 1}, {&std, 1});
    CHECK(std::abs(samples[i].torque - config.max_torque * std::tanh(static_cast<double>(mean))) < 1e-6);
  }
}

TEST_CASE("the map shows any layer of the schema") {
  TrainingThread training(quick());
  training.set_running(true);
  REQUIRE(wait_until([&] { return steps(training) > 200.0; }));
  training.set_running(false);
  for (const MapLayerInfo& info : map_layers()) {
    const auto layer = static_cast<MapLayer>(&info - map_layers().data());
    INFO(info.key);
    training.watch({{}, layer, {}});
    REQUIRE(wait_until([&] {
      const auto values = training.snapshot()->state_values;
      return values->layer == layer && std::all_of(values->values.begin(), values->values.end(),
                                                   [](float value) { return std::isfinite(value); });
    }));
    const auto values = training.snapshot()->state_values;
    CHECK(values->low == *std::min_element(values->values.begin(), values->values.end()));
    CHECK(values->high == *std::max_element(values->values.begin(), values->values.end()));
    CHECK((values->exact_progress > 0.0));
  }
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
  REQUIRE(is_placed(training, 0.25));
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

TEST_CASE("slice, histogram and a traced update are there while somebody looks, and only then") {
  TrainingThread training(quick());
  training.set_running(true);
  REQUIRE(wait_until([&] { return training.snapshot()->metrics.gradient_updates > 10.0; }));
  CHECK_FALSE(training.snapshot()->slice);
  CHECK_FALSE(training.snapshot()->histogram);
  CHECK_FALSE(training.snapshot()->trace);
  Watch watch;
  watch.views = {.stage = true, .map = false, .slice = true, .update = true, .histogram = true};
  watch.pointed = {1.0, -2.0};
  training.watch(watch);
  REQUIRE(wait_until([&] {
    const auto seen = training.snapshot();
    return seen->slice && seen->histogram && seen->trace && !seen->state_values;
  }));
  const auto seen = training.snapshot();
  CHECK(seen->slice->state.theta == 1.0);
  CHECK(seen->slice->slice.q1.size() == 101);
  double count = 0.0;
  for (const double part : *seen->histogram) count += part;
  CHECK(count > 0.0);
  CHECK(seen->trace->batch == quick().batch_size);
  training.watch({});
  REQUIRE(wait_until([&] { return !training.snapshot()->slice && training.snapshot()->state_values; }));
  CHECK_FALSE(training.snapshot()->trace);
}

TEST_CASE("a step that was asked for shows its own update") {
  TrainingThread training(quick());
  Watch watch;
  watch.views.update = true;
  training.watch(watch);
  for (int i = 0; i < 200; ++i) training.step();
  REQUIRE(wait_until([&] { return steps(training) == 200.0; }));
  for (const double more : {201.0, 202.0}) {
    training.step();
    REQUIRE(wait_until([&] { return steps(training) == more; }));
    const auto seen = training.snapshot();
    REQUIRE(seen->trace);
    CHECK(static_cast<double>(seen->trace->update) == seen->metrics.gradient_updates);
  }
}

TEST_CASE("the next update is written down when asked, with the same bits as without") {
  Config config = quick();
  config.learning_starts = 10;
  TrainingThread training(config);
  Watch watch;
  watch.views.update = true;
  training.watch(watch);
  training.trace_update();
  REQUIRE(wait_until([&] { return training.snapshot()->trace != nullptr; }));
  CHECK(training.snapshot()->trace->update == 1);
  CHECK_FALSE(training.snapshot()->running);
  Trainer alone(config);
  alone.run(static_cast<int>(steps(training)));
  CHECK(training.signature().get() == alone.signature());
  CHECK(steps(training) == static_cast<double>(first_update_step(config)));
}

TEST_CASE("a run that another replaced goes on bit for bit when it comes back") {
  TrainingThread training(quick());
  for (int i = 0; i < 5; ++i) training.step();
  auto other = training.replace([](const Trainer&) {
    HeldRun run;
    run.trainer = std::make_unique<Trainer>(make_config(*find_preset("modern")));
    return run;
  });
  auto held = std::make_shared<HeldRun>(other.before.get());
  REQUIRE(held->trainer);
  CHECK(held->trainer->environment_steps() == 5);
  training.replace([held](const Trainer&) { return std::move(*held); });
  training.step();
  Trainer alone(quick());
  alone.run(6);
  CHECK(training.signature().get() == alone.signature());
}

TEST_CASE("training goes no further than its limit, and on when that is lifted") {
  TrainingThread training(quick());
  training.limit(100);
  training.set_running(true);
  REQUIRE(wait_until([&] { return steps(training) == 100.0; }));
  REQUIRE(is_placed(training, 0.25));
  CHECK(steps(training) == 100.0);
  training.limit(200);
  REQUIRE(wait_until([&] { return steps(training) == 200.0; }));
}

TEST_CASE("nobody looks at a paused run: its thread sleeps") {
  std::atomic<int> published = 0;
  TrainingThread training(quick(), [&] { ++published; });
  Watch nothing;
  nothing.views = {.stage = false, .map = false};
  training.watch(nothing);
  REQUIRE(wait_until([&] { return published > 0; }));
  training.signature().get();
  const int before = published;
  for (int i = 0; i < 3; ++i) training.signature().get();
  CHECK(published == before);
  CHECK(training.take_stage().size() < 1000);
}
