// The loss of the Q networks: J_Q(theta) = E[(Q(s, a) - y)^2].
// (1801.01290, equations 7-9; 1812.05905, equations 5-6; without their factor 1/2, as PyTorch's mean squared error)
#pragma once

#include "agent.h"
#include "regression.h"
#include "update_buffers.h"

namespace sac {

// Writes the target y = r + gamma (1 - d) V(s') into `buffers.y`, where V(s') is
//   the target value network (1801.01290, equation 8), or
//   min target Q(s', a') - alpha log pi(a'|s') with a' ~ pi(.|s') (1812.05905, equations 3 and 5).
// \return its mean
double q_target(Agent& agent, const Config& config, float alpha, UpdateBuffers& buffers);

// Loss of one Q at the stored actions; leaves its gradient in `q.gradient`.
Regression critic_loss(LearnedNetwork& q, UpdateBuffers& buffers);

}  // namespace sac
