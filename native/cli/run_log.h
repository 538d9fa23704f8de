/// \file
/// Reads the logs that sac-train writes (csv_log.h), of any number of machines, back into runs.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace sac::cli {

/// What a log tells of one run.
struct LoggedRun {
  std::int64_t frames = 0;                     ///< the last row's environment step
  std::map<std::int64_t, double> evaluations;  ///< evaluation return by environment step
};

/// The runs of one setting by their seeds.
using LoggedSeeds = std::map<std::int64_t, LoggedRun>;
/// The settings, each a preset and what differs from it ("alpha=0.5 tau=0.1").
using LoggedSettings = std::map<std::pair<std::string, std::string>, LoggedSeeds>;

/// The runs of all these files. A run may go on from one file to another, as a resumed run does. A last line without
/// its line break was cut off, as of a run that goes on or was killed, and is left out. Columns are found by their
/// names. \throws Failure that names file and line: not a log, a field that cannot be right, or a row of a run that is
/// there already (the same file twice, or one seed trained twice)
LoggedSettings read_logs(const std::vector<std::string>& paths);

}  // namespace sac::cli
