// One gradient update of everything: the algorithm box of the papers.
#pragma once

#include "agent.h"
#include "sac/metrics.h"
#include "update_buffers.h"

namespace sac {

// Draws the noise of one update into `buffers`.
void draw_noise(Rng& rng, const Config& config, UpdateBuffers& buffers);

// Updates the agent on `buffers.batch` with the noise that is in `buffers`, and writes the update's metrics.
// Allocates nothing.
// \return nullptr, or what became infinite or NaN ("the loss of Q1"); that step and those after it were not taken.
const char* update(Agent& agent, const Config& config, UpdateBuffers& buffers, Metrics& metrics);

}  // namespace sac
