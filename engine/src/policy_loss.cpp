// J_pi(phi) = E[alpha log pi(a~|s) - min Q(s, a~)]   (1801.01290, equation 12; 1812.05905, equation 9)
#include "policy_loss.h"

namespace sac {

namespace {

// grad J = d_phi (alpha log pi) + (d_a (alpha log pi) - d_a min Q) d_phi a~
// (1801.01290, equation 13; 1812.05905, equation 10)
void reparameterized_gradient(Agent& agent, float alpha, UpdateBuffers& buffers) {
  buffers.d_output.setOnes();
  const auto through = [&](LearnedNetwork& q, const std::vector<int>& samples) {
    const Samples d_q_da = q.mlp.input_gradient(buffers.d_output, samples, agent.observation_size, q.pass);
    for (const int b : samples) buffers.d_min_q_da.col(b) = d_q_da.col(b);
  };
  through(agent.q1, buffers.min_is_q1);
  through(agent.q2, buffers.min_is_q2);

  const PolicySample& pi = buffers.pi;
  const float per_sample = 1.0f / static_cast<float>(buffers.size());
  buffers.d_mean = per_sample * (alpha * pi.d_log_prob_du - buffers.d_min_q_da * pi.d_action_du);
  buffers.d_log_std = (buffers.d_mean * pi.std * pi.epsilon - per_sample * alpha) * pi.clamp_mask;
}

// grad J = E[grad log pi(a~|s) (baseline - soft value)], a~ held fixed; the baseline is V(s), or the batch's mean soft
// value where there is no V. With u = mean + std epsilon, d log N / d mean = epsilon / std and
// d log N / d log std = epsilon^2 - 1.
void likelihood_ratio_gradient(const Agent& agent, UpdateBuffers& buffers) {
  const PolicySample& pi = buffers.pi;
  const float batch = static_cast<float>(buffers.size());
  if (agent.value.mlp.empty()) {
    buffers.baseline.setConstant(bitexact::ordered_sum(buffers.soft_value / batch));
  } else {
    buffers.baseline = as_row(agent.value.pass.output);
  }
  buffers.d_log_prob = (buffers.baseline - buffers.soft_value) / batch;
  buffers.d_mean = pi.epsilon.rowwise() * buffers.d_log_prob / pi.std;
  buffers.d_log_std = (pi.epsilon.square() - 1.0f).rowwise() * buffers.d_log_prob * pi.clamp_mask;
}

}  // namespace

double policy_loss(Agent& agent, const Config& config, float alpha, UpdateBuffers& buffers) {
  if (config.policy_gradient == PolicyGradient::reparameterized) {
    reparameterized_gradient(agent, alpha, buffers);
  } else {
    likelihood_ratio_gradient(agent, buffers);
  }
  buffers.d_policy << buffers.d_mean, buffers.d_log_std;
  agent.policy.mlp.backward(buffers.batch.observation(), buffers.d_policy, agent.policy.pass, agent.policy.gradient);
  return bitexact::ordered_mean(alpha * buffers.pi.log_prob - buffers.min_q);
}

}  // namespace sac
