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

void describe_policy(const PolicySample& pi, Metrics& metrics) {
  metrics.policy_entropy = -bitexact::ordered_mean(pi.log_prob);
  metrics.tanh_saturation =
      static_cast<double>((pi.action.abs() > 0.99f).count()) / static_cast<double>(pi.action.size());
}

}  // namespace

void draw_noise(Rng& rng, const Config& config, UpdateBuffers& buffers) {
  const auto fill = [&](ArrayXXf& epsilon) {
    rng.fill_normal({epsilon.data(), static_cast<std::size_t>(epsilon.size())});
  };
  fill(buffers.pi.epsilon);
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
  policy_sample(agent.policy.forward(buffers.batch.observation()), PolicyOptions(config), buffers.pi);
  describe_policy(buffers.pi, metrics);
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
