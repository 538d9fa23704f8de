/// \file
/// The log of the window's training, in the columns of `sac-train --log`.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include "csv_log.h"
#include "lab/lab.h"

namespace sac::gui {

/// All runs of A, one after the other; what a run does that an earlier one has done already is written once.
class RunLog {
 public:
  /// From here on, what run A does is written. \throws Failure if the file cannot be written, or holds another run
  RunLog(const std::string& path, Lab& lab);
  /// Nothing more is written. \pre the lab is still there
  ~RunLog();
  RunLog(const RunLog&) = delete;
  RunLog& operator=(const RunLog&) = delete;

  /// Brings what there is to the file; to be called now and then. What goes wrong is said once.
  void flush();
  /// What the latest `flush` could not do; empty: it could.
  const std::string& problem() const { return said_; }

 private:
  void record(const char* event, const Trainer& trainer, double seconds);

  Lab& lab_;
  std::string preset_;
  std::mutex mutex_;  // guards the rest: the training thread writes
  std::string said_;
  std::map<std::int64_t, std::int64_t> begun_;   // by seed
  std::map<std::string, std::int64_t> written_;  // the last step, by event and setting
  CsvLog log_;
};

}  // namespace sac::gui
