// The loss of the policy: J_pi(phi) = E[alpha log pi(a~|s) - min Q(s, a~)], a~ ~ pi(.|s).
// (1801.01290, equations 10-12; 1812.05905, equations 7-9)
#pragma once

#include "agent.h"
#include "update_buffers.h"

namespace sac {

// Once a~, min Q and the soft value are there. Leaves the gradient in `policy.gradient`, by the estimator that the
// configuration names:
//   reparameterized   through a~ = tanh(mean + std epsilon) (1801.01290, equation 13; 1812.05905, equation 10)
//   likelihood_ratio  grad log pi(a~|s) (alpha log pi - min Q + baseline), the sample held fixed; the baseline is V(s),
//                     or the batch's mean soft value where there is no V
double policy_loss(Agent& agent, const Config& config, float alpha, UpdateBuffers& buffers);

}  // namespace sac
