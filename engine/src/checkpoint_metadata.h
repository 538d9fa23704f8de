// What the metadata of a checkpoint say: the format and its version, the configuration, the task, whether the run has
// diverged, and a checksum of all of it and of the tensors.
#pragma once

#include <cstdint>
#include <string>

#include "run_state.h"
#include "safetensors.h"

namespace sac {

void write_metadata(const RunState& run, safetensors::Writer& writer);

struct CheckpointMetadata {
  bool there = false;  // or else the file comes from a program that dropped them
  Config config;
  std::string environment;
  std::string divergence;
};
// \return an empty string, or one sentence why the file cannot be what a run was saved as
std::string read_metadata(const safetensors::File& file, CheckpointMetadata& metadata);

// 16 hexadecimal digits, over names, types, shapes and bytes of the tensors and over all other metadata.
std::string checksum(const safetensors::File& file);

}  // namespace sac
