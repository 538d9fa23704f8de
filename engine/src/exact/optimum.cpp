#include "sac/optimum.h"

#include <numeric>
#include <utility>

#include "exact/bellman.h"
#include "sac/pendulum.h"
#include "sac/task.h"
#include "sac/trainer.h"

namespace sac {

std::vector<double> optimal_returns(const Config& config, std::span<const std::array<double, 2>> states,
                                    const OptimumGrid& resolution) {
  Config unscaled = config;
  unscaled.reward_scale = 1.0;
  const auto [angles, speeds, torques] = resolution;
  constexpr int kTorques = 9;
  const auto choice = torques > 0 ? Bellman::Torques::even : Bellman::Torques::as_needed;
  Bellman bellman(unscaled, 0.0, 1.0, angles, speeds, (torques > 0 ? torques : kTorques) - 1, choice);
  ValueGrid value(angles, speeds, config.max_speed);
  ValueGrid next = value;
  for (std::int64_t step = 0; step < config.episode_steps; ++step) {  // backwards from the last one
    bellman.backup(value, next);
    std::swap(value, next);
  }
  std::vector<double> returns;
  for (const auto& [theta, omega] : states) returns.push_back(value.at(theta, omega));
  return returns;
}

std::vector<double> optimal_returns(const Config& config, int starts, const OptimumGrid& resolution) {
  Pendulum pendulum(config);
  std::vector<std::array<double, 2>> states;
  for (int i = 0; i < starts; ++i) {
    pendulum.set_start_state(i, starts);
    states.push_back({pendulum.theta(), pendulum.omega()});
  }
  return optimal_returns(config, states, resolution);
}

double optimal_return(const Config& config, const OptimumGrid& resolution) {
  const std::vector<double> returns = optimal_returns(config, kEvaluationStarts, resolution);
  return std::accumulate(returns.begin(), returns.end(), 0.0) / kEvaluationStarts;
}

double task_optimum(const Config& config) {
  return is_standard_task(config) ? kDefaultOptimalReturn : optimal_return(config);
}

}  // namespace sac
