/// \file
/// The log of a training: one CSV row for each finished episode and each evaluation.
///
/// Columns: preset, changes, seed, event, seconds, then every metric of sac::metric_infos() by its key. `changes` lists
/// what differs from the preset ("alpha=0.5 tau=0.1"), so that rows of many files can be grouped by preset and changes
/// and told apart by seed. `event` is "episode" or "evaluation". `seconds` is the wall time since the run began in this
/// call of the program. A metric without a value is an empty field. No field holds a comma or a quote.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>

#include "sac/config.h"
#include "sac/metrics.h"

namespace sac::cli {

/// "alpha=0.5 tau=0.1": what differs from the preset; seed and evaluation_interval do not count.
std::string changes_from(const std::string& preset, const Config& config);
/// The preset with the fewest differences, for a run that comes from a checkpoint.
std::string closest_preset(const Config& config);

/// May be written from several threads. A finished row is never lost: a new file replaces the old one in one step, and
/// rows are only ever appended.
class CsvLog {
 public:
  /// Starts a new file. With `keep_until` >= 0 and a log there already, keeps its rows up to that environment step and
  /// goes on after them, as a resumed run does. \throws Failure if the file cannot be written, or is kept and no log
  CsvLog(const std::string& path, std::int64_t keep_until);

  /// `event` is "episode" or "evaluation", `seconds` the time since the run began here.
  void write(const std::string& preset, const Config& config, const char* event, double seconds,
             const Metrics& metrics);
  /// Brings everything to the file. \throws Failure
  void flush();
  /// The preset of the rows that were kept; empty if there are none.
  const std::string& kept_preset() const { return kept_preset_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::string path_;
  std::string kept_preset_;
  std::unique_ptr<std::FILE, Close> file_;
  std::mutex mutex_;
};

/// The first line of every log, without the line's end.
std::string csv_header();

}  // namespace sac::cli
