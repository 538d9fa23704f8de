/// \file
/// One training from its first to its last step, with log, progress and stop conditions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "csv_log.h"
#include "progress.h"
#include "sac/trainer.h"

namespace sac::cli {

/// What to do with a trainer.
struct RunPlan {
  std::int64_t steps = 0;             ///< environment steps to do now
  std::optional<double> until;        ///< stop at the first evaluation of at least this return
  std::string preset;                 ///< for the log
  std::string checkpoint;             ///< where to save at the end; empty for nowhere
  std::int64_t checkpoint_every = 0;  ///< save also at each multiple of so many steps of the whole run; 0 for never
};

/// How it went.
struct RunResult {
  std::int64_t seed = 0;
  std::int64_t steps = 0;    ///< done now
  std::int64_t updates = 0;  ///< done now
  double seconds = 0.0;
  std::int64_t frame = 0;  ///< of the whole run, with what a checkpoint brought along
  std::optional<Evaluation> best, last, solved;
  std::optional<double> solved_seconds;  ///< since the start of this call, if it was solved in it
  std::uint64_t signature = 0;
  std::string divergence;  ///< a sentence, or empty
};

/// Trains. Stops early at `until`, on an interrupt, on divergence and when the log cannot be written, and saves the
/// checkpoint in every case. \param log may be null \param index which of the runs of `progress` this is \throws
/// Failure
RunResult train(Trainer& trainer, const RunPlan& plan, CsvLog* log, Progress& progress, int index = 0);

}  // namespace sac::cli
