/// \file
/// One training from its first to its last step, with log, checkpoint, progress and stop conditions.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "checkpoint_file.h"
#include "csv_log.h"
#include "progress.h"
#include "sac/trainer.h"

namespace sac::cli {

/// What to do with a trainer.
struct RunPlan {
  std::int64_t steps = 0;             ///< environment steps to do now
  std::optional<double> until;        ///< stop at the first evaluation of at least this return
  std::int64_t checkpoint_every = 0;  ///< save also at each multiple of so many steps of the whole run; 0 for never
};

/// How it went.
struct RunResult {
  std::int64_t seed = 0;
  std::int64_t steps = 0;    ///< done now
  std::int64_t updates = 0;  ///< done now
  double seconds = 0.0;
  std::int64_t step = 0;  ///< of the whole run, with what a checkpoint brought along
  Config config;          ///< in use at the end
  std::optional<Evaluation> best, last, solved;
  std::optional<double> solved_seconds;  ///< since the start of this call, if it was solved in it
  std::uint64_t signature = 0;
  bool complete = false;   ///< all the steps were done
  bool saved = false;      ///< the checkpoint, if there is one, holds the end of the run
  std::string divergence;  ///< a sentence, or empty
  std::string fault;       ///< a sentence on what could not be written in the end, or empty
};

/// The run that the checkpoint holds, or a new one. \throws Failure if it has diverged
std::unique_ptr<Trainer> begun(CheckpointFile& checkpoint, const Config& config);
/// How many of the plan's steps, which are those of the whole run, are still to do: none, too, if an evaluation has
/// reached what is wanted already.
std::int64_t steps_left(const Trainer& trainer, const RunPlan& plan);

/// Trains. Stops early at `until`, on an interrupt and on divergence, and saves the checkpoint at the end; but a run
/// that diverged leaves a checkpoint of itself from before as it is. A log or a checkpoint that cannot be written is
/// told at once and tried again, and is a fault only if it cannot be written in the end. \param log may be null \param
/// checkpoint may be an empty one \param index which of the runs of `progress` this is
RunResult train(Trainer& trainer, const RunPlan& plan, CsvLog* log, CheckpointFile& checkpoint, Progress& progress,
                int index = 0);

}  // namespace sac::cli
