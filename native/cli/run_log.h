/// \file
/// Reads the logs that sac-train writes (csv_log.h), of any number of machines, back into runs.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace sac::cli {

/// A preset and what differs from it ("alpha=0.5 tau=0.1").
struct LoggedSetting {
  std::string preset, changes;
  bool operator==(const LoggedSetting&) const = default;
  bool operator<(const LoggedSetting& other) const {  // libc++ 14 has no <=> of strings
    return std::tie(preset, changes) < std::tie(other.preset, other.changes);
  }
};

/// What a log tells of one run.
struct LoggedRun {
  struct Evaluation {
    double mean_return;
    bool standard_task;  ///< made on the task of which alone "solved" is spoken
  };
  std::int64_t seed = 0;
  std::vector<LoggedSetting> settings;             ///< as they followed each other; more than one if it changed live
  std::int64_t steps = 0;                          ///< the last row's environment step
  std::map<std::int64_t, Evaluation> evaluations;  ///< by environment step
};

struct LoggedRuns {
  std::vector<LoggedRun> runs;
  std::vector<std::string> notes;  ///< sentences on what was not counted
};

/// The runs of all these files. A run may go on from one file to another, as a resumed run does, and its setting may
/// change while it trains: rows of one seed that follow each other belong to one run. A last line that was cut off, as
/// of a run that was killed, is left out with a note. Columns are found by their names. \throws Failure that names file
/// and line: not a log, a field that cannot be right, or a row of a run that is there already (the same file twice, or
/// one seed trained twice)
LoggedRuns read_logs(const std::vector<std::string>& paths);

}  // namespace sac::cli
