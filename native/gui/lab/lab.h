/// \file
/// What the parts of the window share: the run or the two that are compared, and the visitor's commands.
#pragma once

#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lab/comparison.h"
#include "lab/editor.h"
#include "lab/visible_views.h"

namespace sac::gui {

/// What helps a run that went wrong.
struct Remedy {
  std::int64_t step = 0;  ///< goes back there; 0: to the start
};

class Lab {
 public:
  /// \param published is called by the training threads after each new snapshot
  Lab(const Preset& preset, const Config& config, std::function<void()> published = {});

  /// Takes the latest snapshots and passes changed live values on; once per frame.
  /// \param editing a control is held: what needs a new run waits until it is let go
  void update(bool editing);

  // The runs

  bool comparing() const { return runs_.b != nullptr; }
  /// \pre B only while comparing
  Run& run(Side side) { return runs_.at(side); }
  const Run& run(Side side) const { return runs_.at(side); }
  /// The run whose controls and inner views are shown.
  Side focus() const { return comparing() ? focus_ : Side::a; }
  Run& focused() { return run(focus()); }
  const Run& focused() const { return run(focus()); }
  void focus_on(Side side);
  const Snapshot& a() const { return runs_.a.snapshot(); }
  /// nullptr while A is alone.
  const Snapshot* b() const { return runs_.b ? &runs_.b->snapshot() : nullptr; }
  std::vector<Difference> differences() const;

  /// Adds B with these values of its own. It begins where A is, bit for bit, if nothing differs; otherwise at the
  /// start, with A's seed.
  void start_comparison(std::span<const KeyValue> own = {});
  /// Ends the comparison; A remains as it is, and B can be brought back.
  void end_comparison();
  /// B becomes what A is now, bit for bit; what happens from here on is the difference.
  void fork();
  /// A becomes what B is now, and B is gone.
  void keep_other();
  /// B has A's value of this parameter again.
  void give_back(const Param& param);

  // Training, of both runs at once

  /// A is what Train and Pause speak of.
  bool running() const { return runs_.a.running(); }
  void set_running(bool running);
  /// Pauses and does one environment step.
  void step();
  /// Pauses, then steps until an update has been written down, in the run in focus.
  void trace_update();
  Speed speed() const { return speed_; }
  void set_speed(Speed speed);
  /// A new, paused run with the wanted values.
  void reset();

  // Settings

  /// A new run with what waits in the run in focus, which goes on training if this one does.
  void restart();
  /// The same from what this one has learned. \pre its `can_keep_weights()`
  void restart_keeping();
  /// A new run with a preset's values and this seed.
  void choose(const Preset& preset);
  /// A new, paused run with a preset and these values; what is not valid is said and replaced by the nearest that is.
  void apply(const Preset& preset, std::span<const KeyValue> values);
  /// Changes one wanted value of the run in focus; the seed, of both. A refused one, also one that does not fit to the
  /// others, stays as it is and leaves a sentence in `message`.
  void want(const Param& param, double value);
  void want(const Param& param, std::string_view text);
  /// Takes back what waits for a new run.
  void withdraw();
  /// Of the run in focus.
  bool restart_pending() const { return focused().restart_pending(); }
  /// The value that a reset of one parameter goes back to: the preset's, or in B what A has.
  double preset_value(const Param& param) const;
  const Config& wanted() const { return focused().wanted(); }
  const Preset& preset() const { return runs_.a.draft().preset(); }

  /// Takes back or does again what was changed, runs included.
  Editor& editor() { return editor_; }
  const Editor& editor() const { return editor_; }
  void undo();
  void redo();
  const RecentRuns& recent() const { return recent_; }
  /// Those of an earlier window.
  void set_recent(std::vector<RecentRun> runs) { recent_.set(std::move(runs)); }
  void forget_recent() { recent_.clear(); }

  // Files

  /// Goes on with this run, paused, in the place of A. \param label what takes its place \param preset null: the
  /// closest one
  /// \param wanted its settings and those that wait; null: its own
  void open(HeldRun run, std::string label, const Preset* preset = nullptr, const Config* wanted = nullptr);
  /// B goes on as this run.
  void open_other(HeldRun run, const Preset* preset, const Config* wanted);

  // Looking inside

  /// What somebody sees is computed, and no more.
  void see(const VisibleViews& views);
  MapLayer layer() const { return layer_; }
  void set_layer(MapLayer layer);
  /// Where the action slice is; nothing: where the stage's pendulum is.
  const std::optional<StagePlayer::State>& pointed() const { return pointed_; }
  void point_at(const std::optional<StagePlayer::State>& state);
  /// Puts the stage's pendulums there, and holds them there until the next call or lets them go.
  void place(const StagePlayer::State& state, bool held);
  bool sampled() const { return sampled_; }
  void set_sampled(bool sampled);

  // What there is to say

  Notices& notices() { return notices_; }
  const Notices& notices() const { return notices_; }
  /// Why the run in focus stopped; empty while all is well.
  const std::string& failure() const { return focused().failure(); }
  /// What may help then.
  Remedy remedy() const;
  /// From when the run was well, or from the start, with learning rates that are a tenth of those that went wrong.
  void recover();
  /// What was wrong with the latest input; empty if nothing was.
  const std::string& message() const { return focused().message(); }
  void dismiss_message() { focused().say(""); }

 private:
  std::vector<Side> sides() const;
  void keep_abreast();
  void keep_seed(Edit& edit);
  void want(std::string label, const std::function<std::string(Run&)>& set);
  void restart(const std::function<Run::Before(Run&)>& begin);
  /// A is alone from here on; the edit keeps B, for when it is taken back.
  void leave_b(Edit edit);
  void take_fork();
  void watch();

  std::function<void()> published_;
  Runs runs_;
  Notices notices_;
  RecentRuns recent_;
  Editor editor_{runs_, notices_, recent_};
  bool editing_ = false;
  Side focus_ = Side::a;
  std::future<SavedRun> fork_;  // A's, for B
  bool fork_trains_ = false;
  Speed speed_ = Speed::as_fast_as_possible;
  VisibleViews views_;
  MapLayer layer_ = MapLayer::value;
  std::optional<StagePlayer::State> pointed_;
  bool sampled_ = false;
  bool held_ = false;
};

/// A run from a checkpoint's bytes. \throws std::runtime_error with a sentence if they are none
HeldRun opened(const SavedRun& saved);

}  // namespace sac::gui
