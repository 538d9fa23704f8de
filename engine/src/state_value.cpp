#include "state_value.h"

#include <algorithm>

#include "min_q.h"

namespace sac {

namespace {

constexpr int kChunk = 256;  // states at a time
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

void state_value(const Agent& agent, const Config& config, const Samples& observations, std::span<float> out) {
  const int count = static_cast<int>(observations.cols());
  const int chunk = std::min(count, kChunk);
  if (!agent.value.mlp.empty()) {
    Mlp::Pass pass = agent.value.mlp.make_pass(chunk);
    for (int begin = 0; begin < count; begin += chunk) {
      const int size = std::min(chunk, count - begin);
      const Samples v = agent.value.mlp.forward(observations.middleCols(begin, size), pass);
      std::copy_n(v.data(), size, out.data() + begin);
    }
    return;
  }

  const float alpha = agent.temperature.alpha(config);
  Network q1(agent.q1.mlp), q2(agent.q2.mlp);
  q1.reserve(chunk);
  q2.reserve(chunk);
  Mlp::Pass pass = agent.policy.mlp.make_pass(chunk);
  PolicySample sample(agent.action_size, chunk);
  MatrixXf state_action(agent.observation_size + agent.action_size, chunk);
  VectorXf minimum(chunk);
  for (int begin = 0; begin < count; begin += chunk) {
    const int size = std::min(chunk, count - begin);
    const Samples part = observations.middleCols(begin, size);
    const Samples output = agent.policy.mlp.forward(part, pass);
    std::fill_n(out.data() + begin, size, 0.0f);
    for (int draw = 0; draw < kDraws; ++draw) {
      for (int i = 0; i < agent.action_size; ++i) sample.epsilon.row(i).setConstant(noise(draw, i));
      policy_sample(output, PolicyOptions(config), sample);
      min_q(q1, q2, config.twin_q, join(part, sample, state_action), minimum);
      for (int b = 0; b < size; ++b) out[begin + b] += (minimum[b] - alpha * sample.log_prob[b]) / kDraws;
    }
  }
}

}  // namespace sac
