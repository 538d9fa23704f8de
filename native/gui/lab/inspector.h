/// \file
/// What the window looks at inside a run, computed only while somebody looks and within a small share of the time.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "lab/exact_thread.h"
#include "lab/state_values.h"
#include "lab/time_budget.h"
#include "lab/visible_views.h"
#include "sac/action_slice.h"
#include "sac/trainer.h"
#include "sac/update_trace.h"

namespace sac::gui {

/// The action slice and where it is.
struct SliceAt {
  StagePlayer::State state;
  ActionSlice slice;
};

/// The newest of each; null where nobody looks, or none is there yet.
struct Inspection {
  std::shared_ptr<const StateValues> state_values;
  std::shared_ptr<const SliceAt> slice;
  std::shared_ptr<const UpdateTrace> trace;
  /// How many of the newest actions lie in each of as many equal parts of [-1, 1].
  std::shared_ptr<const std::vector<double>> histogram;
};

/// For one thread.
class Inspector {
 public:
  static constexpr int kSliceActions = 101;
  static constexpr int kHistogramParts = 41;
  /// The histogram counts this many of the newest actions.
  static constexpr int kNewestActions = 1000;

  void watch(const Watch& watch);
  const Watch& watched() const { return watch_; }
  /// Another run.
  void reset();
  /// The networks have changed, or live values, for example of the physics.
  void note_progress();
  /// The stage's pendulum has moved.
  void note_stage();

  /// Whether the next step should be written down.
  bool wants_trace() const;
  /// One environment step, written down. \return whether it made an update
  bool trace(Trainer& trainer);
  /// Computes what is due. \param stage where its pendulum is \param idle no training waits for it
  /// \return whether there is anything new
  bool look(const Trainer& trainer, const StagePlayer::State& stage, bool idle);
  /// Something that is watched is not up to date yet.
  bool is_stale() const;

  const Inspection& found() const { return found_; }

 private:
  bool draw_map(const Trainer& trainer, bool idle);
  void draw_map(const Trainer& trainer);
  bool refine();
  bool cut_slice(const Trainer& trainer, const StagePlayer::State& stage, bool idle);
  bool count_actions(const Trainer& trainer, bool idle);

  Watch watch_;
  Inspection found_;
  TimeBudget map_budget_{std::chrono::milliseconds(66), 0.01};
  TimeBudget slice_budget_{std::chrono::milliseconds(50), 0.005};
  TimeBudget trace_budget_{std::chrono::milliseconds(250), 0.003};
  TimeBudget histogram_budget_{std::chrono::milliseconds(150), 0.002};
  bool map_stale_ = true, slice_stale_ = true, histogram_stale_ = true;
  int coarseness_ = 1;                     // 2: half as many cells each way, and so on
  std::map<int, sac::StateMap> pictures_;  // by cells each way
  std::uint64_t version_ = 0;
  std::unique_ptr<ExactThread> exact_;
};

}  // namespace sac::gui
