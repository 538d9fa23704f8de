// J_Q(theta) = E[(Q(s, a) - y)^2],   y = r + gamma (1 - d) V(s')   (1801.01290, equations 7-8; 1812.05905, equation 5)
#include "critic_loss.h"

#include "min_q.h"

namespace sac {

namespace {

// V(s'), or min Q(s', a') - alpha log pi(a'|s') with a' ~ pi(.|s').
void next_value(Agent& agent, const Config& config, float alpha, UpdateBuffers& buffers) {
  const Samples next_observation = buffers.batch.next_observation();
  if (config.critic == Critic::value_network) {
    buffers.next_value = as_row(agent.target_value.forward(next_observation));
    return;
  }
  policy_sample(agent.policy.forward(next_observation), PolicyOptions(config), buffers.next);
  join(next_observation, buffers.next.action, buffers.state_action);
  const Qs q = forward(agent.target_q1, agent.target_q2, config.twin_q, buffers.state_action);
  buffers.next_value = q.min() - alpha * buffers.next.log_prob;
}

}  // namespace

double q_target(Agent& agent, const Config& config, float alpha, UpdateBuffers& buffers) {
  next_value(agent, config, alpha, buffers);
  const float gamma = static_cast<float>(config.gamma);
  const float reward_scale = static_cast<float>(config.reward_scale);
  const auto d = buffers.batch.done(config.bootstrap_on_timeout);
  buffers.y = reward_scale * buffers.batch.reward() + d.select(0.0f, gamma * buffers.next_value);
  return bitexact::ordered_mean(buffers.y);
}

Regression critic_loss(LearnedNetwork& q, UpdateBuffers& buffers) {
  return regress(q, buffers.batch.observation_action(), buffers.y, buffers.d_output);
}

}  // namespace sac
