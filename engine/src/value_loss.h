// The loss of the value network: J_V(psi) = E[(V(s) - (min Q(s, a~) - alpha log pi(a~|s)))^2], a~ ~ pi(.|s).
// (1801.01290, equations 5-6, with the minimum of two Qs, and without their factor 1/2)
#pragma once

#include "agent.h"
#include "regression.h"
#include "update_buffers.h"

namespace sac {

// Writes min Q(s, a~) and the soft value min Q - alpha log pi (1801.01290, equation 3), once a~ is sampled.
void soft_value(Agent& agent, const Config& config, float alpha, UpdateBuffers& buffers);

// Leaves the gradient in `value.gradient` and V(s) in `value.pass.output`.
Regression value_loss(LearnedNetwork& value, UpdateBuffers& buffers);

}  // namespace sac
