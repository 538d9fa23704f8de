/// \file
/// What the parts of the window share: the wanted configuration, the run in the background, and the visitor's commands.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "lab/training_thread.h"
#include "sac/config.h"
#include "sac/draft.h"
#include "sac/schema.h"

namespace sac::gui {

class Lab {
 public:
  Lab(const Preset& preset, const Config& config);

  /// Takes the latest snapshot and passes changed live values on; once per frame.
  /// \param editing a control is held: what needs a new run waits until it is let go
  void update(bool editing);

  void set_running(bool running);
  /// Pauses and does one environment step.
  void step();
  /// A new, paused run with the wanted values.
  void reset();
  /// The same, but it goes on training if this run does.
  void restart();
  void choose(const Preset& preset);
  void set_speed(Speed speed);

  /// Changes one wanted value. A refused one, also one that does not fit to the others, stays as it is and leaves a
  /// sentence in `message`.
  void want(const Param& param, double value);
  void want(const Param& param, std::string_view text);

  /// Some wanted value waits for a new run.
  bool restart_pending() const { return !draft_.pending().empty(); }
  /// The value that a reset of one parameter goes back to: the preset's.
  double preset_value(const Param& param) const { return get(draft_.base(), param); }
  /// What the controls show; it can be trained with.
  const Config& wanted() const { return draft_.wanted(); }
  const Preset& preset() const { return draft_.preset(); }
  Speed speed() const { return speed_; }
  bool running() const { return running_; }
  const Snapshot& snapshot() const { return *snapshot_; }
  TrainingThread& training() { return training_; }

  /// Why the run stopped; empty while all is well.
  const std::string& failure() const;
  /// What was wrong with the latest input; empty if nothing was.
  const std::string& message() const { return message_; }
  void dismiss_message() { message_.clear(); }

 private:
  Draft draft_;
  Config sent_;  // what the thread was last told
  Speed speed_ = Speed::as_fast_as_possible;
  bool running_ = false;
  std::string message_;
  std::string notice_;  // the latest one of the thread, to tell a new one
  TrainingThread training_;
  std::uint64_t run_ = 0;  // the run that was last asked for
  std::shared_ptr<const Snapshot> snapshot_;
};

}  // namespace sac::gui
