/// \file
/// A run outside of any thread: one that was taken away, or is about to be trained.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "lab/run_record.h"
#include "sac/trainer.h"

namespace sac::gui {

/// The run itself, to go on with bit for bit, and what its charts show.
struct HeldRun {
  std::unique_ptr<Trainer> trainer;  ///< null: none, or it could not be made
  RunRecord record;
  double seconds = 0.0;         ///< training time so far, pauses excluded
  double solved_seconds = 0.0;  ///< training time until solved; 0 while it is not
};

/// A copy of a run as it was at one moment.
struct SavedRun {
  std::vector<std::uint8_t> checkpoint;  ///< the bytes of a checkpoint file
  RunHistory history;
  Config config;
  std::int64_t step = 0;
  double seconds = 0.0;
  double solved_seconds = 0.0;
};

}  // namespace sac::gui
