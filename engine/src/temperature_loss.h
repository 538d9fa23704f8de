// The loss of the automatic temperature: J(alpha) = E[-alpha (log pi(a~|s) + target entropy)]
// (1812.05905, equation 18; one step towards the dual problem's alpha* of equation 17)
#pragma once

#include "agent.h"
#include "update_buffers.h"

namespace sac {

// One Adam step on log alpha, which keeps alpha positive; it counts from the next update on. \return the loss
double temperature_step(Temperature& temperature, const Config& config, const UpdateBuffers& buffers);

}  // namespace sac
