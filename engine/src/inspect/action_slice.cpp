#include "sac/action_slice.h"

#include <algorithm>
#include <limits>

#include "inspect/agent_evaluation.h"
#include "inspect/policy_kl.h"
#include "run_state.h"
#include "sac/pendulum.h"

namespace sac {

void action_slice(const Trainer& trainer, std::span<const float> observation, int actions, ActionSlice& slice) {
  const RunState& run = run_state(trainer);
  const std::size_t parts = run.agent.action_size == 1 ? static_cast<std::size_t>(std::max(actions, 2)) : 0;
  for (auto* values : {&slice.action, &slice.q1, &slice.q2, &slice.min_q, &slice.boltzmann, &slice.policy}) {
    values->resize(parts);
  }
  slice.kl = slice.soft_value = slice.mean = slice.std = std::numeric_limits<double>::quiet_NaN();
  if (parts == 0) return;

  AgentEvaluation evaluation(run.agent);
  const Samples state(observation.data(), run.agent.observation_size, 1);
  const AgentEvaluation::Gaussian policy = evaluation.policy(run.agent, run.config, state);
  slice.mean = policy.mean(0, 0);
  slice.std = policy.std(0, 0);
  const double entropy = evaluation.entropy()[0];

  for (std::size_t k = 0; k < parts; ++k) {
    slice.action[k] = static_cast<float>((2.0 * static_cast<double>(k) + 1.0) / static_cast<double>(parts) - 1.0);
  }
  const MatrixXf repeated = state.replicate(1, AgentEvaluation::kChunk);
  for (std::size_t begin = 0; begin < parts; begin += AgentEvaluation::kChunk) {
    const int count = static_cast<int>(std::min<std::size_t>(AgentEvaluation::kChunk, parts - begin));
    const Samples taken(slice.action.data() + begin, 1, count);
    const Qs q = evaluation.q(run.agent, run.config, repeated.leftCols(count), taken);
    const auto part = [&](std::vector<float>& values) { return Eigen::Map<RowArrayXf>(values.data() + begin, count); };
    part(slice.q1) = q.q1;
    part(slice.q2) = q.q2;
    part(slice.min_q) = q.min();
  }

  const double alpha = trainer.temperature();
  squashed_masses(slice.mean, slice.std, slice.policy);
  slice.soft_value = boltzmann_masses(slice.min_q, alpha, slice.boltzmann);
  if (alpha > 0.0) slice.kl = policy_divergence(slice.policy, slice.boltzmann, entropy);
  for (auto* masses : {&slice.policy, &slice.boltzmann}) {
    for (float& mass : *masses) mass *= 0.5f * static_cast<float>(parts);  // over the part's width: a density
  }
}

void action_slice(const Trainer& trainer, double theta, double omega, int actions, ActionSlice& slice) {
  float observation[Pendulum::kObservationSize];
  Pendulum::observe(theta, omega, observation);
  action_slice(trainer, observation, actions, slice);
}

}  // namespace sac
