/// \file
/// What many runs of a setting have in common: how many are solved, when, and how good they end.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "run_log.h"
#include "sac/statistics.h"

namespace sac::cli {

/// The runs of one setting. Runs without an evaluation count as runs that are not solved and have no final return.
struct GroupSummary {
  /// More than one where the setting changed while they trained.
  std::vector<LoggedSetting> settings;
  std::size_t runs = 0;
  bool standard_task = false;         ///< at some evaluation; only then is there something to solve
  std::size_t evaluated = 0;          ///< runs with an evaluation; nobody knows of the others whether they are solved
  std::size_t solved = 0;             ///< with an evaluation of at least kSolvedReturn on the standard task
  std::int64_t least_steps = 0;       ///< of the shortest run
  std::int64_t most_steps = 0;        ///< of the longest run
  double median_solved_step = 0.0;    ///< of the first such evaluation; infinite if half of these runs have none
  double worst_solved_step = 0.0;     ///< infinite if any of these has none
  std::vector<double> final_returns;  ///< the last evaluation of each run, by seed
  double mean = 0.0;                  ///< of the final returns; NaN without any
  double interquartile_mean = 0.0;    ///< of the final returns; NaN without any
  Interval interval{};                ///< 95 %, of the interquartile mean; NaN with fewer than two final returns
  double optimum = 0.0;               ///< the best possible return of the task of the last setting; NaN if unknown
};

/// One summary for each setting, in alphabetical order.
std::vector<GroupSummary> summarise(const LoggedRuns& logged);

/// As a table for people, and as one JSON object; on stdout.
void print_summary_table(const std::vector<GroupSummary>& groups);
void print_summary_json(const std::vector<GroupSummary>& groups);

}  // namespace sac::cli
