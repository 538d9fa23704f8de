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

// The replay buffer from its newest transition (age 0) backwards.
class History {
 public:
  explicit History(const RunState& run) : run_(run), layout_(run.replay.layout()) {
    // Whatever is older than the buffer, or was done at random, does not count.
    length_ = std::max<std::int64_t>(std::min(run.replay.size(), run.frame - run.config.learning_starts), 0);
  }
  std::int64_t length() const { return length_; }
  const float* record(std::int64_t age) const {
    const std::int64_t size = run_.replay.size();
    const std::int64_t at = (run_.replay.position() - 1 - age + 2 * size) % size;
    return run_.replay.records().data() + at * layout_.size();
  }
  bool terminated(std::int64_t age) const { return record(age)[layout_.terminated()] != 0.0f; }
  bool ended(std::int64_t age) const { return terminated(age) || record(age)[layout_.timed_out()] != 0.0f; }
  const RecordLayout& layout() const { return layout_; }

 private:
  const RunState& run_;
  RecordLayout layout_;
  std::int64_t length_;
};

}  // namespace

Diagnostics::Diagnostics(const Agent& shape)
    : probe_(shape),
      states_(MatrixXf::Zero(shape.observation_size, AgentEvaluation::kChunk)),
      actions_(MatrixXf::Zero(shape.action_size, AgentEvaluation::kChunk)),
      policy_(kActions),
      boltzmann_(kActions) {}

void Diagnostics::measure(RunState& run) {
  run.q_bias = q_bias(run);
  run.policy_kl = policy_kl(run);
}

double Diagnostics::q_bias(const RunState& run) {
  const Config& config = run.config;
  const History history(run);
  const RecordLayout& layout = history.layout();
  const double alpha = run.agent.temperature.alpha(config);
  double sum = 0.0;
  std::int64_t pairs = 0;

  std::int64_t age = 0;
  while (age < history.length() && !history.ended(age)) ++age;
  for (int episode = 0; episode < kEpisodes && age < history.length(); ++episode) {
    // Backwards from the end: the soft value of what follows, and in how many steps.
    const bool goes_on = !history.terminated(age) && config.bootstrap_on_timeout;
    double following = 0.0;
    if (goes_on) {
      float value;
      const Samples last(history.record(age) + layout.next_observation(), layout.observation, 1);
      probe_.value(run.agent, config, last, {&value, 1});
      following = value;
    }
    std::int64_t steps = 0;
    do {
      int count = 0;
      do {
        const float* record = history.record(age + count);
        std::copy_n(record, layout.observation, states_.col(count).data());
        std::copy_n(record + layout.observation, layout.action, actions_.col(count).data());
        ++count;
      } while (count < AgentEvaluation::kChunk && age + count < history.length() && !history.ended(age + count));

      probe_.policy(run.agent, config, states_.leftCols(count));
      const float* entropy = probe_.entropy(count);
      const AgentEvaluation::Qs q = probe_.q(run.agent, config, states_.leftCols(count), actions_.leftCols(count));
      for (int i = 0; i < count; ++i, ++age) {
        const double obtained = config.reward_scale * history.record(age)[layout.reward()] + config.gamma * following;
        if (++steps >= config.episode_steps / 2 || !goes_on) {
          sum += q.min(i) - obtained;
          ++pairs;
        }
        following = obtained + alpha * entropy[i];
      }
    } while (age < history.length() && !history.ended(age));
  }
  return pairs > 0 ? sum / static_cast<double>(pairs) : kNone;
}

double Diagnostics::policy_kl(const RunState& run) {
  const double alpha = run.agent.temperature.alpha(run.config);
  const std::int64_t size = run.replay.size();
  if (run.agent.action_size != 1 || !(alpha > 0.0) || size == 0) return kNone;
  const RecordLayout& layout = run.replay.layout();

  constexpr int kTogether = AgentEvaluation::kChunk / kActions;  // states in one pass
  double sum = 0.0;
  for (int first = 0; first < kStates; first += kTogether) {
    for (int i = 0; i < kTogether; ++i) {
      const std::int64_t at = (2 * (first + i) + 1) * size / (2 * kStates);
      const float* record = run.replay.records().data() + at * layout.size();
      for (int k = 0; k < kActions; ++k) {
        std::copy_n(record, layout.observation, states_.col(i * kActions + k).data());
        actions_(0, i * kActions + k) = (2.0f * static_cast<float>(k) + 1.0f) / kActions - 1.0f;
      }
    }
    const PolicySample& policy = probe_.policy(run.agent, run.config, states_);
    const float* entropy = probe_.entropy(AgentEvaluation::kChunk);
    const AgentEvaluation::Qs q = probe_.q(run.agent, run.config, states_, actions_);
    for (int i = 0; i < kTogether; ++i) {
      const int column = i * kActions;
      float min_q[kActions];
      for (int k = 0; k < kActions; ++k) min_q[k] = q.min(column + k);
      squashed_masses(policy.mean(0, column), policy.std(0, column), policy_);
      boltzmann_masses(min_q, alpha, boltzmann_);
      sum += policy_divergence(policy_, boltzmann_, entropy[column]);
    }
  }
  return sum / kStates;
}

}  // namespace sac
