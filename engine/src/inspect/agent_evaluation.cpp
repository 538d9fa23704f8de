#include "inspect/agent_evaluation.h"

#include <algorithm>

#include "inspect/squashed_gaussian.h"

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
    : policy_pass_(shape.policy.mlp.make_pass(kChunk)),
      q1_pass_(shape.q1.mlp.make_pass(kChunk)),
      q2_pass_(shape.q2.mlp.make_pass(kChunk)),
      sample_(shape.action_size, kChunk),
      actions_(VectorXf::Zero(static_cast<Eigen::Index>(shape.action_size) * kChunk)),
      state_action_(shape.observation_size + shape.action_size, kChunk),
      mean_(VectorXf::Zero(kChunk)),
      variance_(VectorXf::Zero(kChunk)),
      third_(VectorXf::Zero(kChunk)),
      entropy_(VectorXf::Zero(kChunk)) {
  if (!shape.value.mlp.empty()) value_pass_ = shape.value.mlp.make_pass(kChunk);
}

const PolicySample& AgentEvaluation::policy(const Agent& agent, const Config& config, const Samples& states) {
  policy_distribution(agent.policy.mlp.forward(states, policy_pass_), PolicyOptions(config), sample_);
  return sample_;
}

const float* AgentEvaluation::mean_action(int count) {
  for (Eigen::Index i = 0; i < count * sample_.mean.rows(); i += simd::kLanes) {
    simd::store(actions_.data() + i, simd::tanh(simd::load(sample_.mean.data() + i)));
  }
  return actions_.data();
}

AgentEvaluation::Moments AgentEvaluation::moments(int count) {
  for (int b = 0; b < count; b += simd::kLanes) {
    const SquashedMoments<simd::Float> m(simd::load(sample_.mean.data() + b), simd::load(sample_.std.data() + b));
    simd::store(mean_.data() + b, m.mean);
    simd::store(variance_.data() + b, m.variance);
    simd::store(third_.data() + b, m.third);
    simd::store(entropy_.data() + b, m.entropy);
  }
  return {mean_.data(), variance_.data(), third_.data(), entropy_.data()};
}

const float* AgentEvaluation::entropy(int count) {
  const Eigen::Index actions_per_state = sample_.mean.rows();
  entropy_.setZero();
  float part[simd::kLanes];
  for (Eigen::Index i = 0; i < count * actions_per_state; i += simd::kLanes) {
    const SquashedMoments<simd::Float> m(simd::load(sample_.mean.data() + i), simd::load(sample_.std.data() + i));
    simd::store(part, m.entropy);
    for (Eigen::Index lane = 0; lane < simd::kLanes && i + lane < count * actions_per_state; ++lane) {
      entropy_[(i + lane) / actions_per_state] += part[lane];
    }
  }
  return entropy_.data();
}

AgentEvaluation::Qs AgentEvaluation::q(const Agent& agent, const Config& config, const Samples& states,
                                       const Samples& taken) {
  const Eigen::Index count = states.cols();
  state_action_.topRows(states.rows()).leftCols(count) = states;
  state_action_.bottomRows(taken.rows()).leftCols(count) = taken;
  const Samples input = state_action_.leftCols(count);
  const float* q1 = agent.q1.mlp.forward(input, q1_pass_).data();
  return {q1, config.twin_q ? agent.q2.mlp.forward(input, q2_pass_).data() : q1};
}

void AgentEvaluation::value(const Agent& agent, const Config& config, const Samples& states, std::span<float> out) {
  const int count = static_cast<int>(states.cols());
  for (int begin = 0; begin < count; begin += kChunk) {
    const int size = std::min(kChunk, count - begin);
    const Samples part = states.middleCols(begin, size);
    if (!agent.value.mlp.empty()) {
      std::copy_n(agent.value.mlp.forward(part, value_pass_).data(), size, out.data() + begin);
    } else if (agent.action_size == 1) {
      value_of_two_actions(agent, config, part, out.data() + begin);
    } else {
      value_of_draws(agent, config, part, out.data() + begin);
    }
  }
}

void AgentEvaluation::value_of_two_actions(const Agent& agent, const Config& config, const Samples& states,
                                           float* out) {
  const int count = static_cast<int>(states.cols());
  const float alpha = agent.temperature.alpha(config);
  policy(agent, config, states);
  const Moments m = moments(count);
  for (int b = 0; b < count; ++b) out[b] = alpha * m.entropy[b];
  for (int node = 0; node < 2; ++node) {
    for (int b = 0; b < count; ++b) actions_[b] = TwoActions(m.mean[b], m.variance[b], m.third[b]).action[node];
    const Qs qs = q(agent, config, states, Samples(actions_.data(), 1, count));
    for (int b = 0; b < count; ++b) out[b] += TwoActions(m.mean[b], m.variance[b], m.third[b]).weight[node] * qs.min(b);
  }
}

void AgentEvaluation::value_of_draws(const Agent& agent, const Config& config, const Samples& states, float* out) {
  const int count = static_cast<int>(states.cols());
  const float alpha = agent.temperature.alpha(config);
  const Samples output = agent.policy.mlp.forward(states, policy_pass_);
  std::fill_n(out, count, 0.0f);
  for (int draw = 0; draw < kDraws; ++draw) {
    for (int i = 0; i < agent.action_size; ++i) sample_.epsilon.row(i).setConstant(noise(draw, i));
    policy_sample(output, PolicyOptions(config), sample_);
    const Qs qs = q(agent, config, states, sample_.action.leftCols(count));
    for (int b = 0; b < count; ++b) out[b] += (qs.min(b) - alpha * sample_.log_prob[b]) / kDraws;
  }
}

}  // namespace sac
