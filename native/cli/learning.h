/// \file
/// Learning curves of several settings, each with many seeds: how surely and how fast they learn.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sac/config.h"
#include "sac/statistics.h"
#include "sac/trainer.h"

namespace sac::cli {

/// Start states over which the policy at the end of a training is judged.
inline constexpr int kFinalStarts = 1000;

/// A setting to learn with, and what to call it.
struct LearningCase {
  std::string name;
  Config config;
};

/// "quick,article:alpha=0.5:tau=0.1": presets, each with the changes that follow it; the text of each is its name.
/// \throws UsageError
std::vector<LearningCase> parse_learning_cases(const std::string& text);

/// What one seed came to.
struct LearningRun {
  std::int64_t seed = 0;
  std::vector<Evaluation> curve;  ///< over the 64 fixed start states, every evaluation_interval steps
  std::int64_t solved_step = 0;   ///< of the first evaluation of at least kSolvedReturn; 0 for never
  double final_return = 0.0;      ///< mean over kFinalStarts start states, at the end
  double seconds = 0.0;           ///< of the training with its evaluations, while other seeds may run beside it
  std::string divergence;         ///< a sentence, or empty
};

/// One point of the curve of many seeds. A run that diverged is worse than every other from there on; what falls on
/// such runs is minus infinity.
struct CurvePoint {
  std::int64_t step;
  double median;
  double interquartile_mean;
  Interval interval;  ///< of the interquartile mean, 95 %; NaN with one seed
};

/// What all seeds of one case came to.
struct LearningResult {
  LearningCase learning_case;
  double optimum = 0.0;           ///< best possible return, for this case's physics
  std::vector<LearningRun> runs;  ///< in the order of the seeds
  std::vector<CurvePoint> curve;  ///< every evaluation_interval steps
  int solved = 0;                 ///< seeds that were solved at some evaluation; only on the standard task
  int solved_at_end = 0;          ///< seeds whose final return is at least kSolvedReturn
  double median_solved_step = 0;  ///< infinite where half of the seeds or more never were; so is the worst for one
  double worst_solved_step = 0;
  double final_return = 0.0;    ///< mean over the seeds
  Interval final_interval{};    ///< of that mean, 95 %; NaN with one seed
  double median_seconds = 0.0;  ///< of a run
};

/// Trains seeds config.seed .. config.seed + seeds - 1 of every case for `steps` environment steps, `jobs` runs at a
/// time, with a progress line. \return one result for each case; none if interrupted \throws Failure
std::vector<LearningResult> run_learning(const std::vector<LearningCase>& cases, int seeds, std::int64_t steps,
                                         int jobs, bool quiet);

}  // namespace sac::cli
