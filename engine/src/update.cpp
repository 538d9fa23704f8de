#include "update.h"

#include <cmath>

#include "critic_loss.h"
#include "policy_loss.h"
#include "target_update.h"
#include "temperature_loss.h"
#include "value_loss.h"

namespace sac {

namespace {

// One Adam step along the gradient, unless that is not finite.
bool descend(LearnedNetwork& network, double lr, double& gradient_norm) {
  gradient_norm = network.gradient_norm();
  if (!std::isfinite(gradient_norm)) return false;
  network.adam.step(network.gradient, lr, network.mlp.parameters);
  return true;
}

void describe_policy(const UpdateBuffers& buffers, int actions, Metrics& metrics) {
  const int batch = buffers.size();
  double log_prob = 0.0;
  int saturated = 0;
  for (int b = 0; b < batch; ++b) {
    log_prob += buffers.now.log_prob[b];
    for (int i = 0; i < actions; ++i) saturated += std::abs(buffers.now.action(i, b)) > 0.99f;
  }
  metrics.policy_entropy = -log_prob / batch;
  metrics.tanh_saturation = static_cast<double>(saturated) / (batch * actions);
}

}  // namespace

void draw_noise(Rng& rng, const Config& config, UpdateBuffers& buffers) {
  const auto fill = [&](MatrixXf& epsilon) {
    rng.fill_normal({epsilon.data(), static_cast<std::size_t>(epsilon.rows() * buffers.size())});
  };
  fill(buffers.now.epsilon);
  if (config.critic == Critic::twin_target) fill(buffers.next.epsilon);
}

const char* update(Agent& agent, const Config& config, UpdateBuffers& buffers, Metrics& metrics) {
  const float alpha = agent.temperature.alpha(config);
  metrics.temperature = alpha;

  // Both Qs towards y = r + gamma (1 - d) V(s').
  metrics.q_target_mean = q_target(agent, config, alpha, buffers);
  const Regression q1 = critic_loss(agent.q1, buffers);
  metrics.q1_loss = q1.loss;
  metrics.q1_mean = q1.mean;
  if (!descend(agent.q1, config.q_lr, metrics.q1_gradient_norm)) return "the loss of Q1";
  if (config.twin_q) {
    const Regression q2 = critic_loss(agent.q2, buffers);
    metrics.q2_loss = q2.loss;
    metrics.q2_mean = q2.mean;
    if (!descend(agent.q2, config.q_lr, metrics.q2_gradient_norm)) return "the loss of Q2";
  }

  // New actions a~ ~ pi(.|s), judged by the Qs that have just been updated.
  policy_sample(agent.policy.forward(buffers.batch.observation()), PolicyOptions(config), buffers.now);
  describe_policy(buffers, agent.action_size, metrics);
  soft_value(agent, config, alpha, buffers);

  // V towards min Q - alpha log pi.
  if (config.critic == Critic::value_network) {
    const Regression v = value_loss(agent.value, buffers);
    metrics.value_loss = v.loss;
    metrics.value_mean = v.mean;
    if (!descend(agent.value, config.value_lr, metrics.value_gradient_norm)) return "the loss of V";
  }

  // The policy towards exp(Q / alpha).
  metrics.policy_loss = policy_loss(agent, config, alpha, buffers);
  if (!descend(agent.policy, config.policy_lr, metrics.policy_gradient_norm)) return "the loss of the policy";

  if (config.entropy_mode == EntropyMode::automatic) {
    metrics.alpha_loss = temperature_step(agent.temperature, config, buffers);
    if (!std::isfinite(metrics.alpha_loss)) return "the loss of the temperature";
  }

  ++agent.updates;
  target_update(agent, config);
  return nullptr;
}

}  // namespace sac
