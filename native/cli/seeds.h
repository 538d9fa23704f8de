/// \file
/// The same training with many seeds, several at a time.
#pragma once

#include <vector>

#include "run.h"

namespace sac::cli {

/// "runs/a.safetensors" and seed 7: "runs/a-seed7.safetensors".
std::string path_for_seed(const std::string& path, std::int64_t seed);

/// Trains seeds config.seed .. config.seed + seeds - 1 on `jobs` threads; results in the order of the seeds. An
/// interrupt leaves out the seeds that had not begun. \throws Failure after all threads have ended
std::vector<RunResult> train_seeds(const Config& config, const RunPlan& plan, int seeds, int jobs, CsvLog* log,
                                   Progress& progress);

/// One row for each seed and the median, on stdout.
void print_seed_table(const std::vector<RunResult>& results);

}  // namespace sac::cli
