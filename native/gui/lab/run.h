/// \file
/// One run of the lab: its settings, its training in the background, and what the window knows of it.
#pragma once

#include <functional>
#include <future>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "lab/training_thread.h"
#include "sac/config.h"
#include "sac/draft.h"
#include "sac/schema.h"

namespace sac::gui {

class Run {
 public:
  /// A new run, paused. \param published is called by its thread after each new snapshot
  Run(const Preset& preset, const Config& config, std::function<void()> published = {});

  /// Takes the latest snapshot and passes changed live values on; once per frame.
  void update();

  /// The snapshot is of the run that was asked for last.
  bool is_current() const { return snapshot_->run == run_; }
  /// What is known of it; never older than the frame.
  const Snapshot& snapshot() const { return *snapshot_; }
  double step() const { return snapshot_->metrics.environment_steps; }
  /// What its stage has played since the last frame, for `stage_now`, a little ahead of it.
  const std::vector<StageSample>& stage_samples() const { return stage_samples_; }
  TrainingThread& training() { return training_; }

  /// Steps have been asked for, or it came with some: it would be missed.
  bool touched() const { return touched_; }
  bool running() const { return running_; }
  /// It is paused, but the step that it was at is not done yet.
  bool finishing() const;
  void set_running(bool running);
  /// Pauses and does one environment step.
  void step_once();
  /// Pauses, then steps until an update has been written down.
  void trace_update();

  const Draft& draft() const { return draft_; }
  /// What the controls show; it can be trained with.
  const Config& wanted() const { return draft_.wanted(); }
  /// Some wanted value waits for a new run.
  bool restart_pending() const { return !draft_.pending().empty(); }
  /// A new run can start from what this one has learned.
  bool can_keep_weights() const { return failure().empty() && draft_.can_keep_weights(); }
  /// Sets wanted values, all of them or none. \return why none
  std::string set(std::span<const KeyValue> values) { return draft_.set(values); }
  std::string set(const Param& param, double value) { return draft_.set(param, value); }
  /// Nothing waits any more.
  void withdraw() { draft_.withdraw(); }

  /// Of the run that another has taken the place of.
  using Before = std::future<HeldRun>;
  /// A new run with what is wanted.
  Before begin();
  /// The same from what this one has learned.
  Before begin_keeping();
  /// A new run with a preset's values and these. \param problems gets sentences on what is not as told
  Before start(const Preset& preset, std::span<const KeyValue> values = {},
               std::vector<std::string>* problems = nullptr);
  /// Goes on with a run that has these settings.
  Before go_on(const Draft& draft, TrainingThread::Maker maker);

  /// Why the run stopped; empty while all is well.
  const std::string& failure() const;
  /// What was wrong with the latest input; empty if nothing was.
  const std::string& message() const { return message_; }
  void say(std::string message) { message_ = std::move(message); }

 private:
  Before replace(TrainingThread::Maker maker);

  Draft draft_;
  Config sent_;  // what the thread was last told
  bool running_ = false;
  bool touched_ = false;
  std::string message_;
  std::string notice_;  // the latest one of the thread, to tell a new one
  TrainingThread training_;
  std::uint64_t run_ = 0;  // the run that was last asked for
  std::shared_ptr<const Snapshot> snapshot_;
  std::vector<StageSample> stage_samples_;
};

}  // namespace sac::gui
