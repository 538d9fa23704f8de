#include "critic_loss.h"

#include "min_q.h"

namespace sac {

namespace {

// V(s') into `buffers.y`.
void next_state_value(Agent& agent, const Config& config, float alpha, UpdateBuffers& buffers) {
  const Samples next_observation = buffers.batch.next_observation();
  if (config.critic == Critic::value_network) {
    buffers.y.head(buffers.size()) = agent.target_value.forward(next_observation).transpose();
    return;
  }
  policy_sample(agent.policy.forward(next_observation), PolicyOptions(config), buffers.next);
  const Samples input = join(next_observation, buffers.next, buffers.next_state_action);
  min_q(agent.target_q1, agent.target_q2, config.twin_q, input, buffers.y);
  for (int b = 0; b < buffers.size(); ++b) buffers.y[b] -= alpha * buffers.next.log_prob[b];
}

}  // namespace

double q_target(Agent& agent, const Config& config, float alpha, UpdateBuffers& buffers) {
  next_state_value(agent, config, alpha, buffers);
  const Batch& batch = buffers.batch;
  const float gamma = static_cast<float>(config.gamma);
  const float reward_scale = static_cast<float>(config.reward_scale);
  double sum = 0.0;
  for (int b = 0; b < batch.size; ++b) {
    const bool done = batch.terminated(b) || (batch.timed_out(b) && !config.bootstrap_on_timeout);
    buffers.y[b] = reward_scale * batch.reward(b) + (done ? 0.0f : gamma * buffers.y[b]);
    sum += buffers.y[b];
  }
  return sum / batch.size;
}

Regression critic_loss(LearnedNetwork& q, UpdateBuffers& buffers) {
  return regress(q, buffers.batch.observation_action(), buffers.y, buffers.d_output);
}

}  // namespace sac
