#include "update/variant.h"

namespace sac::gui {

Variant variant_of(const Config& config) {
  return {config.critic == Critic::value_network,
          config.twin_q,
          config.target_update,
          config.entropy_mode,
          config.policy_gradient == PolicyGradient::reparameterized,
          config.log_prob_correction == LogProbCorrection::epsilon,
          config.reward_scale != 1.0};
}

}  // namespace sac::gui
