// psi-bar = tau psi + (1 - tau) psi-bar   (1801.01290, algorithm 1)
#include "target_update.h"

namespace sac {

namespace {

void follow(const Mlp& learned, Mlp& target, const Config& config) {
  if (config.target_update != TargetUpdate::polyak) {
    target.parameters = learned.parameters;
    return;
  }
  const float tau = static_cast<float>(config.tau);
  const float keep = static_cast<float>(1.0 - config.tau);
  target.parameters = keep * target.parameters + tau * learned.parameters;
}

}  // namespace

void target_update(Agent& agent, const Config& config) {
  if (config.target_update == TargetUpdate::periodic && agent.updates % config.target_period != 0) return;
  if (config.critic == Critic::value_network) {
    follow(agent.value.mlp, agent.target_value.mlp, config);
  } else {
    follow(agent.q1.mlp, agent.target_q1.mlp, config);
    follow(agent.q2.mlp, agent.target_q2.mlp, config);
  }
}

}  // namespace sac
