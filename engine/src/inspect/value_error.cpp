#include "sac/value_error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "inspect/agent_evaluation.h"
#include "run_state.h"

namespace sac {

ValueError value_error(const Trainer& trainer, const SoftValueIteration& exact, int max_states) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  const RunState& run = run_state(trainer);
  const std::int64_t size = run.replay.size();
  const int states = static_cast<int>(std::min<std::int64_t>(size, std::max(max_states, 0)));
  ValueError result{states, kNone, kNone, kNone, kNone, exact.range()};
  if (states == 0) return result;

  MatrixXf observations(run.agent.observation_size, states);
  for (int i = 0; i < states; ++i) {
    observations.col(i) = run.replay.record(i * size / states).observation();
  }
  std::vector<float> learned(states);
  AgentEvaluation(run.agent).value(run.agent, run.config, observations, learned);

  std::vector<double> magnitudes;
  double sum = 0.0, absolute = 0.0, squares = 0.0;
  for (int i = 0; i < states; ++i) {
    const double theta = std::atan2(observations(1, i), observations(0, i));
    const double error = learned[i] - exact.value(theta, observations(2, i));
    sum += error;
    absolute += std::abs(error);
    squares += error * error;
    magnitudes.push_back(std::abs(error));
  }
  std::sort(magnitudes.begin(), magnitudes.end());
  result.bias = sum / states;
  result.mean_absolute = absolute / states;
  result.rmse = std::sqrt(squares / states);
  result.percentile_95 = magnitudes[static_cast<std::size_t>(0.95 * (states - 1) + 0.5)];
  return result;
}

}  // namespace sac
