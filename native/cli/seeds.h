/// \file
/// The same training with many seeds, several at a time.
#pragma once

#include <string>
#include <vector>

#include "run.h"

namespace sac::cli {

/// "runs/a.safetensors" and seed 7: "runs/a-seed7.safetensors".
std::string path_for_seed(const std::string& path, std::int64_t seed);

/// Many runs of one setting.
struct SeedsPlan {
  Config config;           ///< its seed is the first
  int seeds = 1;           ///< how many
  int jobs = 1;            ///< how many at a time
  RunPlan run;             ///< its steps are those of each whole run
  std::string checkpoint;  ///< path_for_seed makes each run's of it; empty for none
  bool overwrite = false;  ///< begin anew instead of going on from the checkpoints
};

/// Trains each seed from its checkpoint on, where it has one; results in the order of the seeds. An interrupt leaves
/// out the seeds that had not begun. \throws Failure after all threads have ended
std::vector<RunResult> train_seeds(const SeedsPlan& plan, CsvLog* log, Progress& progress);

/// One row for each seed and the median, on stdout; how far those came that were ended, and how many never began.
/// \param seeds how many were asked for
void print_seed_table(const std::vector<RunResult>& results, int seeds);

}  // namespace sac::cli
