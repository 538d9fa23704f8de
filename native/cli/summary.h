/// \file
/// What many runs of a setting have in common: how many are solved, when, and how good they end.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "run_log.h"
#include "statistics.h"

namespace sac::cli {

/// The runs of one setting. Runs without an evaluation count as runs that are not solved and have no final return.
struct GroupSummary {
  std::string preset, changes;
  std::size_t runs = 0;
  std::size_t solved = 0;             ///< with an evaluation of at least kSolvedReturn
  std::int64_t least_frames = 0;      ///< of the shortest run
  std::int64_t most_frames = 0;       ///< of the longest run
  double median_solved_frame = 0.0;   ///< of the first such evaluation; infinite if half of the runs have none
  double worst_solved_frame = 0.0;    ///< infinite if any run has none
  std::vector<double> final_returns;  ///< the last evaluation of each run, by seed
  double mean = 0.0;                  ///< of the final returns; NaN without any
  double interquartile_mean = 0.0;    ///< of the final returns; NaN without any
  std::optional<Interval> interval;   ///< 95 %, of the interquartile mean; none without final returns
};

/// One summary for each setting, in alphabetical order.
std::vector<GroupSummary> summarise(const LoggedSettings& settings);

/// As a table for people, and as one JSON object; on stdout.
void print_summary_table(const std::vector<GroupSummary>& groups);
void print_summary_json(const std::vector<GroupSummary>& groups);

}  // namespace sac::cli
