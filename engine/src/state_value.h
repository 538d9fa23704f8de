// V(s) at any states, for maps: the value network's, or what it would be told where there is none.
#pragma once

#include <span>

#include "agent.h"

namespace sac {

// With critic twin_target: E[min Q(s, a~) - alpha log pi(a~|s)] over a fixed set of noise that is spread evenly over
// the normal distribution in each action dimension. \param observations [observation, count] \param out [count]
void state_value(const Agent& agent, const Config& config, const Samples& observations, std::span<float> out);

}  // namespace sac
