#include "bench_cases.h"

#include <memory>

#include "errors.h"
#include "operations.h"
#include "sac/pendulum.h"
#include "sac/schema.h"
#include "sac/soft_value_iteration.h"
#include "sac/state_map.h"
#include "sac/trainer.h"
#include "text.h"

namespace sac::cli {

namespace {

void check(const Trainer& trainer) {
  if (!trainer.divergence().empty()) throw Failure(trainer.divergence());
}

// A trainer that has run long enough for every part of a step to be warm, and does no evaluations.
Trainer warm_trainer(Config config) {
  config.evaluation_interval = 0;
  config.learning_starts = config.batch_size;
  Trainer trainer(config);
  constexpr int kWarmUp = 100;
  trainer.run(static_cast<int>(config.batch_size) + kWarmUp);
  return trainer;
}

double update_rate(Trainer& trainer, double seconds) {
  // As many updates for each step as there may be, so that acting and stepping hardly count.
  Config config = trainer.config();
  config.updates_per_step = find_param("updates_per_step")->max;
  if (const std::string error = trainer.configure(config); !error.empty()) throw Failure(error);
  const double updates = rate(seconds, [&trainer] {
    const std::int64_t before = trainer.gradient_updates();
    trainer.run(1);
    return static_cast<double>(trainer.gradient_updates() - before);
  });
  check(trainer);
  return updates;
}

}  // namespace

Config rltools_config() {
  Config config;
  config.critic = Critic::twin_target;
  config.entropy_mode = EntropyMode::automatic;
  config.alpha = 0.5;
  config.hidden_units = 64;
  config.batch_size = 100;
  config.value_lr = config.q_lr = config.policy_lr = config.alpha_lr = 1e-3;
  config.tau = 0.005;
  config.bootstrap_on_timeout = true;
  config.learning_starts = 100;
  config.buffer_capacity = kRltoolsSteps;
  config.evaluation_interval = 0;
  return config;
}

double environment_rate(double seconds) {
  Pendulum pendulum;
  Rng rng(1);
  const int episode_steps = static_cast<int>(Config{}.episode_steps);
  double total = 0.0;
  const double result = rate(seconds, [&] {
    pendulum.reset(rng);
    float observation[Pendulum::kObservationSize];
    for (int i = 0; i < episode_steps; ++i) {
      pendulum.observe(observation);
      // Some action that depends on the observation, so that no step can be skipped.
      const float action = observation[1] > 0.f ? -0.5f : 0.5f;
      total += pendulum.step({&action, 1}).reward;
    }
    return static_cast<double>(episode_steps);
  });
  volatile double sink = total;
  (void)sink;
  return result;
}

double seconds_for_steps(const Config& config, int steps, int repetitions) {
  std::vector<double> seconds;
  for (int i = 0; i < repetitions; ++i) {
    seconds.push_back(seconds_of([&] {
      Trainer trainer(config);
      trainer.run(steps);
      check(trainer);
    }));
  }
  return median(seconds);
}

double update_rate(Config config, double seconds) {
  Trainer trainer = warm_trainer(config);
  return update_rate(trainer, seconds);
}

void measure_training(const std::string& name, Config config, double seconds, double peak, Measurements& results) {
  Trainer trainer = warm_trainer(config);
  const auto step = [&trainer] { return static_cast<double>(trainer.run(1)); };
  results.push_back({concat(name, ", steps"), rate(seconds, step), "steps/s"});
  const auto evaluate = [&trainer] {
    trainer.evaluate(kEvaluationStarts);
    return 1.0;
  };
  results.push_back({concat(name, ", evaluations of 64 episodes"), rate(seconds, evaluate), "evaluations/s"});

  const double updates = update_rate(trainer, seconds);
  const double operations = operations_of_update(config, Pendulum::kObservationSize, Pendulum::kActionSize);
  results.push_back({concat(name, ", updates"), updates, "updates/s"});
  results.push_back({concat(name, ", operations in an update"), operations * 1e-6, "MFLOP"});
  results.push_back({concat(name, ", arithmetic"), operations * updates * 1e-9, "GFLOP/s"});
  results.push_back({concat(name, ", share of the peak"), 100.0 * operations * updates / peak, "%"});
}

void measure_maps(const std::string& name, Config config, double seconds, Measurements& results) {
  constexpr int kCells = 64;
  const Trainer trainer = warm_trainer(config);
  StateMap map(kCells, kCells);
  const SoftValueIteration* exact = nullptr;
  std::unique_ptr<SoftValueIteration> solution;
  results.push_back({concat(name, ", exact soft values"), seconds_of([&] {
                       solution = std::make_unique<SoftValueIteration>(config, trainer.temperature());
                       exact = &solution->solve();
                     }),
                     "s"});
  for (std::size_t layer = 0; layer < map_layers().size(); ++layer) {
    const double maps = rate(seconds / 2.0, [&] {
      map.draw(trainer, static_cast<MapLayer>(layer), config.max_speed, exact);
      return 1.0;
    });
    results.push_back({concat(name, ", map of ", map_layers()[layer].key, ", 64 x 64"), 1000.0 / maps, "ms"});
  }
}

}  // namespace sac::cli
