#include "policy_loss.h"

namespace sac {

namespace {

// d min Q / d a~ for the samples whose min Q is this one's.
void action_gradient(LearnedNetwork& q, const SampleList& samples, int observation_size, UpdateBuffers& buffers) {
  buffers.d_output.setOnes();
  const Samples d_action = q.mlp.input_gradient(buffers.d_output, samples, observation_size, q.pass);
  for (const int b : samples) buffers.d_min_q.col(b) = d_action.col(b);
}

// d loss / d (mean, log std) into `buffers.d_policy`.
void reparameterized_gradient(Agent& agent, float alpha, UpdateBuffers& buffers) {
  const int batch = buffers.size();
  const int actions = agent.action_size;
  const float per_sample = 1.0f / static_cast<float>(batch);
  action_gradient(agent.q1, buffers.from_q1, agent.observation_size, buffers);
  action_gradient(agent.q2, buffers.from_q2, agent.observation_size, buffers);

  const PolicySample& sample = buffers.now;
  for (int b = 0; b < batch; ++b) {
    for (int i = 0; i < actions; ++i) {
      const float d_q = buffers.d_min_q(i, b);
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
    reparameterized_gradient(agent, alpha, buffers);
  } else {
    likelihood_ratio_gradient(agent, buffers);
  }
  agent.policy.mlp.backward(buffers.batch.observation(), buffers.d_policy.leftCols(batch), agent.policy.pass,
                            agent.policy.gradient);
  return loss / batch;
}

}  // namespace sac
