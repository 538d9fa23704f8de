#include "inspect/diagnostics.h"

#include <algorithm>
#include <limits>

#include "inspect/policy_kl.h"

namespace sac {

namespace {

constexpr int kEpisodes = 2;  // of q_bias
constexpr int kStates = 16;   // of policy_kl
constexpr int kActions = 64;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

}  // namespace

Diagnostics::Diagnostics(const Agent& shape)
    : evaluation_(shape),
      states_(MatrixXf::Zero(shape.observation_size, AgentEvaluation::kChunk)),
      actions_(MatrixXf::Zero(shape.action_size, AgentEvaluation::kChunk)),
      min_q_(kActions),
      policy_(kActions),
      boltzmann_(kActions) {}

void Diagnostics::measure(RunState& run) {
  run.q_bias = q_bias(run);
  run.policy_kl = policy_kl(run);
}

double Diagnostics::q_bias(const RunState& run) {
  const Config& config = run.config;
  const ReplayBuffer& replay = run.replay;
  const double alpha = run.agent.temperature.alpha(config);
  // Whatever is older than the buffer, or was done at random, does not count.
  const std::int64_t length = std::min(replay.size(), run.step - config.learning_starts);
  double sum = 0.0;
  std::int64_t pairs = 0;

  std::int64_t age = 0;
  while (age < length && !replay.newest(age).ended()) ++age;
  for (int episode = 0; episode < kEpisodes && age < length; ++episode) {
    // Backwards from the end: the soft value of what follows, and in how many steps.
    const Record last = replay.newest(age);
    const bool goes_on = !last.done(config.bootstrap_on_timeout);
    double following = 0.0;
    if (goes_on) {
      float value;
      evaluation_.value(run.agent, config, last.next_observation(), {&value, 1});
      following = value;
    }
    std::int64_t steps = 0;
    do {
      int count = 0;
      do {
        const Record record = replay.newest(age + count);
        states_.col(count) = record.observation();
        actions_.col(count) = record.action();
        ++count;
      } while (count < AgentEvaluation::kChunk && age + count < length && !replay.newest(age + count).ended());

      evaluation_.policy(run.agent, config, states_.leftCols(count));
      const PerSample entropy = evaluation_.entropy();
      const Qs q = evaluation_.q(run.agent, config, states_.leftCols(count), actions_.leftCols(count));
      const auto min_q = q.min();
      for (int i = 0; i < count; ++i, ++age) {
        const double obtained = config.reward_scale * replay.newest(age).reward() + config.gamma * following;
        if (++steps >= config.episode_steps / 2 || !goes_on) {
          sum += min_q(i) - obtained;
          ++pairs;
        }
        following = obtained + alpha * entropy[i];
      }
    } while (age < length && !replay.newest(age).ended());
  }
  return pairs > 0 ? sum / static_cast<double>(pairs) : kNone;
}

double Diagnostics::policy_kl(const RunState& run) {
  const double alpha = run.agent.temperature.alpha(run.config);
  const std::int64_t size = run.replay.size();
  if (run.agent.action_size != 1 || !(alpha > 0.0) || size == 0) return kNone;

  constexpr int kTogether = AgentEvaluation::kChunk / kActions;  // states in one pass
  double sum = 0.0;
  for (int first = 0; first < kStates; first += kTogether) {
    for (int i = 0; i < kTogether; ++i) {
      const std::int64_t at = (2 * (first + i) + 1) * size / (2 * kStates);
      states_.middleCols(i * kActions, kActions).colwise() = run.replay.record(at).observation().col(0);
      for (int k = 0; k < kActions; ++k) {
        actions_(0, i * kActions + k) = (2.0f * static_cast<float>(k) + 1.0f) / kActions - 1.0f;
      }
    }
    const AgentEvaluation::Gaussian policy = evaluation_.policy(run.agent, run.config, states_);
    const PerSample entropy = evaluation_.entropy();
    const Qs q = evaluation_.q(run.agent, run.config, states_, actions_);
    for (int i = 0; i < kTogether; ++i) {
      const int column = i * kActions;
      min_q_ = q.min().segment<kActions>(column);
      squashed_masses(policy.mean(0, column), policy.std(0, column), policy_);
      boltzmann_masses({min_q_.data(), kActions}, alpha, boltzmann_);
      sum += policy_divergence(policy_, boltzmann_, entropy[column]);
    }
  }
  return sum / kStates;
}

}  // namespace sac
