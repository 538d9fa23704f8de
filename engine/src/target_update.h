// How the target networks follow the learned ones.
#pragma once

#include "agent.h"

namespace sac {

// To be called once per update, after `agent.updates` has counted it:
//   polyak    psi-bar = tau psi + (1 - tau) psi-bar (1801.01290, algorithm 1)
//   periodic  a copy every `target_period` updates
//   none      a copy every time
void target_update(Agent& agent, const Config& config);

}  // namespace sac
