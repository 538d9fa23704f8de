#include "sac/exact_value.h"

#include <cmath>

#include "sac/schema.h"

namespace sac {

namespace {

constexpr double kDrift = 1.05;

double temperature_of(const Config& config, double automatic) {
  if (config.entropy_mode == EntropyMode::off) return 0.0;
  return config.entropy_mode == EntropyMode::automatic && std::isfinite(automatic) ? automatic : config.alpha;
}

bool is_near(const Config& config, double wanted, double solved) {
  if (wanted == solved) return true;
  const bool drifts = config.entropy_mode == EntropyMode::automatic;
  return drifts && solved > 0.0 && std::abs(std::log(wanted / solved)) < std::log(kDrift);
}

}  // namespace

Config exact_problem(const Config& config) {
  Config problem;
  for (const Param& param : params()) {
    const bool is_part = (param.group == "environment" && param.key != "episode_steps") || param.key == "gamma" ||
                         param.key == "reward_scale";
    if (is_part) copy(param, config, problem);
  }
  if (!config.bootstrap_on_timeout) problem.gamma *= 1.0 - 1.0 / static_cast<double>(config.episode_steps);
  problem.bootstrap_on_timeout = true;
  return problem;
}

bool ExactValue::want(const Config& config, double temperature) {
  const Config problem = exact_problem(config);
  const double alpha = temperature_of(config, temperature);
  if (solution_ && solution_->config() == problem && is_near(config, alpha, solution_->alpha())) return false;
  solution_.emplace(problem, alpha);
  return true;
}

double ExactValue::step(int sweeps) {
  solution_->step(sweeps);
  return progress();
}

double ExactValue::progress() const { return solution_ ? solution_->progress() : 0.0; }

}  // namespace sac
