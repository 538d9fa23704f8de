/// \file
/// What the parts of the window share: the wanted configuration, the run in the background, and the visitor's commands.
#pragma once

#include <memory>
#include <string>

#include "sac/config.h"
#include "sac/schema.h"
#include "training_thread.h"

namespace sac::gui {

class Lab {
 public:
  Lab(const Preset& preset, const Config& config);

  /// Takes the latest snapshot and passes changed live values on; once per frame.
  void update(bool editing);

  void set_running(bool running);
  void step();
  /// A new, paused run with the wanted values.
  void reset();
  /// A new run with the wanted values that goes on training if this one does.
  void restart();
  void choose(const Preset& preset);
  void set_speed(Speed speed);

  /// Some wanted value waits for a new run.
  bool restart_pending() const { return needs_restart(sent_, wanted); }
  /// The value that a reset of one parameter goes back to: the preset's.
  double preset_value(const Param& param) const { return get(preset_config_, param); }

  Config wanted;  ///< what the controls show; always valid
  const Preset& preset() const { return *preset_; }
  Speed speed() const { return speed_; }
  bool running() const { return running_; }
  const Snapshot& snapshot() const { return *snapshot_; }
  TrainingThread& training() { return training_; }

 private:
  const Preset* preset_;
  Config preset_config_;
  Config sent_;  // what the thread was last told
  Speed speed_ = Speed::as_fast_as_possible;
  bool running_ = false;
  TrainingThread training_;
  std::shared_ptr<const Snapshot> snapshot_;
};

}  // namespace sac::gui
