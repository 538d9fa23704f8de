#include "inspect/agent_evaluation.h"

#include <algorithm>

namespace sac {

namespace {

constexpr int kDraws = 16;

// The normal quantiles of (i + 1/2) / 16; i and 15 - i mirror each other.
float normal_quantile(int i) {
  constexpr float kUpper[kDraws / 2] = {0.0784124f, 0.2372021f, 0.4022501f, 0.5791322f,
                                        0.7764218f, 1.0099902f, 1.3180109f, 1.8627319f};
  return i < kDraws / 2 ? -kUpper[kDraws / 2 - 1 - i] : kUpper[i - kDraws / 2];
}

// Each dimension takes all quantiles, in an order of its own (an odd step permutes 0..15).
float noise(int draw, int dimension) { return normal_quantile((draw * (2 * dimension + 1) + 5 * dimension) % kDraws); }

}  // namespace

AgentEvaluation::AgentEvaluation(const Agent& shape)
    : action_size_(shape.action_size),
      policy_pass_(shape.policy.mlp.make_pass(kChunk)),
      q1_pass_(shape.q1.mlp.make_pass(kChunk)),
      q2_pass_(shape.q2.mlp.make_pass(kChunk)),
      mean_(ArrayXf::Zero(Eigen::Index{action_size_} * kChunk)),
      std_(mean_),
      action_(mean_),
      moments_(action_size_ * kChunk),
      entropy_(RowArrayXf::Zero(kChunk)),
      state_action_(MatrixXf::Zero(shape.observation_size + action_size_, kChunk)),
      state_draws_(MatrixXf::Zero(shape.observation_size, kDraws)),
      draws_(action_size_, kDraws) {
  if (!shape.value.mlp.empty()) value_pass_ = shape.value.mlp.make_pass(kChunk);
  for (int draw = 0; draw < kDraws; ++draw) {
    for (int i = 0; i < action_size_; ++i) draws_.epsilon(i, draw) = noise(draw, i);
  }
}

AgentEvaluation::Gaussian AgentEvaluation::policy(const Agent& agent, const Config& config, const Samples& states) {
  const Samples output = agent.policy.mlp.forward(states, policy_pass_);
  count_ = states.cols();
  Eigen::Map<ArrayXXf>(mean_.data(), action_size_, count_) = mean_rows(output);
  Eigen::Map<ArrayXXf>(std_.data(), action_size_, count_) = PolicyOptions(config).clamp(log_std_rows(output));
  const Eigen::Index size = action_size_ * count_;
  std_.head(size) = bitexact::exp(std_.head(size));
  return {Samples(mean_.data(), action_size_, count_), Samples(std_.data(), action_size_, count_)};
}

Samples AgentEvaluation::mean_action() {
  const Eigen::Index size = action_size_ * count_;
  action_.head(size) = bitexact::tanh(mean_.head(size));
  return {action_.data(), action_size_, count_};
}

const SquashedMoments& AgentEvaluation::moments() {
  const Eigen::Index size = action_size_ * count_;
  moments_.compute({mean_.data(), size}, {std_.data(), size});
  return moments_;
}

PerSample AgentEvaluation::entropy() {
  const float* const each = moments().entropy().data();
  for (Eigen::Index b = 0; b < count_; ++b) {
    entropy_[b] = bitexact::ordered_sum(SquashedMoments::View(each + b * action_size_, action_size_));
  }
  return {entropy_.data(), count_};
}

Qs AgentEvaluation::q(const Agent& agent, const Config& config, const Samples& states, const Samples& actions) {
  const Eigen::Index count = states.cols();
  state_action_.topRows(states.rows()).leftCols(count) = states;
  state_action_.bottomRows(actions.rows()).leftCols(count) = actions;
  const Samples input = state_action_.leftCols(count);
  const PerSample q1 = as_row(agent.q1.mlp.forward(input, q1_pass_));
  return {q1, config.twin_q ? as_row(agent.q2.mlp.forward(input, q2_pass_)) : q1};
}

void AgentEvaluation::value(const Agent& agent, const Config& config, const Samples& states, std::span<float> out) {
  for (Eigen::Index begin = 0; begin < states.cols(); begin += kChunk) {
    const Eigen::Index count = std::min<Eigen::Index>(kChunk, states.cols() - begin);
    const Samples part = states.middleCols(begin, count);
    Chunk values(out.data() + begin, count);
    if (!agent.value.mlp.empty()) {
      values = as_row(agent.value.mlp.forward(part, value_pass_));
    } else if (agent.action_size == 1) {
      value_of_two_actions(agent, config, part, values);
    } else {
      value_of_draws(agent, config, part, values);
    }
  }
}

void AgentEvaluation::value_of_two_actions(const Agent& agent, const Config& config, const Samples& states, Chunk out) {
  policy(agent, config, states);
  const SquashedMoments& m = moments();
  const auto nodes = [&](Eigen::Index b) { return TwoActions(m.mean()[b], m.variance()[b], m.third()[b]); };
  out = agent.temperature.alpha(config) * PerSample(m.entropy().data(), count_);
  for (int node = 0; node < 2; ++node) {
    for (Eigen::Index b = 0; b < count_; ++b) action_[b] = nodes(b).action[node];
    const Qs qs = q(agent, config, states, Samples(action_.data(), 1, count_));
    const auto min_q = qs.min();
    for (Eigen::Index b = 0; b < count_; ++b) out[b] += nodes(b).weight[node] * min_q(b);
  }
}

void AgentEvaluation::value_of_draws(const Agent& agent, const Config& config, const Samples& states, Chunk out) {
  const float alpha = agent.temperature.alpha(config);
  for (Eigen::Index b = 0; b < states.cols(); ++b) {
    const Samples state = states.col(b);
    state_draws_ = state.replicate(1, kDraws);
    policy_sample(agent.policy.mlp.forward(state_draws_, policy_pass_), PolicyOptions(config), draws_);
    const Qs qs = q(agent, config, state_draws_, draws_.action);
    out[b] = bitexact::ordered_sum((qs.min() - alpha * draws_.log_prob) / static_cast<float>(kDraws));
  }
}

}  // namespace sac
