/// \file
/// The evaluations of runs that are over, for a while: what a new run is held against.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "lab/run_record.h"
#include "sac/draft.h"

namespace sac::gui {

struct RecentRun {
  std::string name;  ///< tells it from the others: preset, seed and what differed from the preset
  LogView<Evaluation> evaluations;
};

/// One line that tells runs apart: "quick, seed 1, alpha = 0.5".
std::string run_name(const Preset& preset, const Config& base, const Config& config);

class RecentRuns {
 public:
  static constexpr std::size_t kMost = 8;

  /// Keeps a run that is over, unless its evaluations make no curve; the oldest goes where there are too many.
  void add(const Draft& draft, const RunHistory& history);
  /// Takes over those of an earlier window, oldest first.
  void set(std::vector<RecentRun> runs) { runs_ = std::move(runs); }
  /// A run that the present one has repeated so far says nothing of its own any more.
  void drop_repeated(const LogView<Evaluation>& present);
  void clear() { runs_.clear(); }
  /// Oldest first.
  const std::vector<RecentRun>& runs() const { return runs_; }

 private:
  std::vector<RecentRun> runs_;
};

}  // namespace sac::gui
