// One gradient update with everything it computes written down.
#pragma once

#include "agent.h"
#include "sac/update_trace.h"
#include "update_buffers.h"

namespace sac {

// The same as `update`, with the same bits; fills `trace` around it.
const char* traced_update(Agent& agent, const Config& config, UpdateBuffers& buffers, Metrics& metrics,
                          UpdateTrace& trace);

}  // namespace sac
