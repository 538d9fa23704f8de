// A run as one safetensors file, from which it goes on bit for bit.
//
// Weights and biases stand under the names and in the layout of PyTorch ("q1.linear1.weight", [out, in]); Adam's
// moments under "optimizer.<name>.exp_avg" and ".exp_avg_sq". checkpoint_content.h names all tensors,
// checkpoint_metadata.h what is said about them.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "run_state.h"

namespace sac {

std::vector<std::uint8_t> write_checkpoint(const RunState& run, bool with_replay);

// A run on this task. `settings`, which may be null, are for files that lack their configuration,
// which are refused otherwise.
// \return null, and one sentence in `error`, if anything about the bytes is not as written above
std::unique_ptr<RunState> read_checkpoint(std::span<const std::uint8_t> bytes, std::unique_ptr<Environment> environment,
                                          const Config* settings, std::string& error);

}  // namespace sac
