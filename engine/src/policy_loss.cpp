#include "policy_loss.h"

namespace sac {

namespace {

// d loss / d (mean, log std) into `buffers.d_policy`.
void reparameterized_gradient(Agent& agent, const Config& config, float alpha, UpdateBuffers& buffers) {
  const int batch = buffers.size();
  const int actions = agent.action_size;
  const float per_sample = 1.0f / static_cast<float>(batch);

  // d min Q / d a~: each sample goes back through the Q that was the smaller one.
  const Samples d_input1 = agent.q1.mlp.input_gradient(buffers.d_q1.leftCols(batch), agent.q1.pass);
  const Samples d_input2 =
      config.twin_q ? agent.q2.mlp.input_gradient(buffers.d_q2.leftCols(batch), agent.q2.pass) : d_input1;

  const PolicySample& sample = buffers.now;
  for (int b = 0; b < batch; ++b) {
    const bool first_is_smaller = buffers.d_q1(0, b) != 0.0f;
    for (int i = 0; i < actions; ++i) {
      const int row = agent.observation_size + i;
      const float d_q = first_is_smaller ? d_input1(row, b) : d_input2(row, b);
      const float d_u = per_sample * (alpha * sample.d_log_prob_d_u(i, b) - d_q * sample.squash_slope(i, b));
      const float d_log_std = d_u * sample.std(i, b) * sample.epsilon(i, b) - per_sample * alpha;
      buffers.d_policy(i, b) = d_u;
      buffers.d_policy(actions + i, b) = d_log_std * sample.unclamped(i, b);
    }
  }
}

void likelihood_ratio_gradient(Agent& agent, UpdateBuffers& buffers) {
  const int batch = buffers.size();
  const int actions = agent.action_size;
  const bool has_value = !agent.value.mlp.empty();
  float mean_soft_value = 0.0f;
  for (int b = 0; b < batch; ++b) mean_soft_value += buffers.soft_value[b] / static_cast<float>(batch);

  const PolicySample& sample = buffers.now;
  for (int b = 0; b < batch; ++b) {
    const float baseline = has_value ? agent.value.pass.output(0, b) : mean_soft_value;
    const float weight = (baseline - buffers.soft_value[b]) / static_cast<float>(batch);
    for (int i = 0; i < actions; ++i) {
      const float epsilon = sample.epsilon(i, b);
      buffers.d_policy(i, b) = weight * epsilon / sample.std(i, b);
      buffers.d_policy(actions + i, b) = weight * (epsilon * epsilon - 1.0f) * sample.unclamped(i, b);
    }
  }
}

}  // namespace

double policy_loss(Agent& agent, const Config& config, float alpha, UpdateBuffers& buffers) {
  const int batch = buffers.size();
  double loss = 0.0;
  for (int b = 0; b < batch; ++b) loss += alpha * buffers.now.log_prob[b] - buffers.min_q[b];

  if (config.policy_gradient == PolicyGradient::reparameterized) {
    reparameterized_gradient(agent, config, alpha, buffers);
  } else {
    likelihood_ratio_gradient(agent, buffers);
  }
  agent.policy.mlp.backward(buffers.batch.observation(), buffers.d_policy.leftCols(batch), agent.policy.pass,
                            agent.policy.gradient);
  return loss / batch;
}

}  // namespace sac
