#include "lab.h"

namespace sac::gui {

Lab::Lab(const Preset& preset, const Config& config)
    : wanted(config),
      preset_(&preset),
      preset_config_(make_config(preset)),
      sent_(config),
      training_(config),
      snapshot_(training_.snapshot()) {}

void Lab::update(bool editing) {
  const bool was_running = snapshot_->running;
  snapshot_ = training_.snapshot();
  // The thread pauses by itself when a training diverges.
  if (was_running && !snapshot_->running && !snapshot_->error.empty()) running_ = false;

  if (restart_pending() && !editing && !running_ && snapshot_->metrics.environment_steps == 0.0) {
    reset();  // nothing would be lost
    return;
  }
  Config next = sent_;
  for (const Param& param : params())
    if (param.apply == Apply::live && !set(next, param, get(wanted, param)).empty()) return;
  if (next == sent_) return;
  sent_ = next;
  training_.configure(sent_);
}

void Lab::set_running(bool running) {
  running_ = running && snapshot_->error.empty();
  training_.set_running(running_);
}

void Lab::step() {
  running_ = false;
  training_.step();
}

void Lab::reset() {
  set_running(false);
  restart();
}

void Lab::restart() {
  sent_ = wanted;
  training_.restart(sent_);
}

void Lab::choose(const Preset& preset) {
  const auto seed = wanted.seed;
  preset_ = &preset;
  preset_config_ = make_config(preset);
  wanted = preset_config_;
  wanted.seed = seed;  // the same seed, so that presets can be compared
  restart();
}

void Lab::set_speed(Speed speed) {
  speed_ = speed;
  training_.set_speed(speed);
}

}  // namespace sac::gui
