/// \file
/// The recent runs on the disk, so that a new window shows those of the one before.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lab/recent_runs.h"

namespace sac::gui {

/// A line for the name of each run, then one for each of its evaluations: "step,return".
std::string recent_text(const std::vector<RecentRun>& runs);
/// The runs of such a text, as far as it is one; the newest `RecentRuns::kMost` of them.
std::vector<RecentRun> recent_of(std::string_view text);

/// A file that several windows share: each adds what it has seen end.
class RecentFile {
 public:
  /// \param path of the file; empty: nothing is kept
  explicit RecentFile(std::string path) : path_(std::move(path)) {}

  /// What is there; nothing where it cannot be read.
  std::vector<RecentRun> read();
  /// Brings what has come or gone since the last call to the file. Where it cannot be written it is not, as long as
  /// that goes on: nothing that a run needs is in it.
  void update(const RecentRuns& recent);

 private:
  std::string path_;
  std::vector<RecentRun> known_;  // of the window, as the file has them
};

}  // namespace sac::gui
