#include "lab.h"

namespace sac::gui {

Lab::Lab(const Preset& preset, const Config& config)
    : preset_(&preset),
      preset_config_(make_config(preset)),
      wanted_(config),
      sent_(config),
      training_(config),
      run_(training_.snapshot()->run),
      snapshot_(training_.snapshot()) {}

void Lab::update(bool editing) {
  snapshot_ = training_.snapshot();
  if (!failure().empty()) running_ = false;  // the thread has stopped by itself
  if (snapshot_->notice != notice_) message_ = notice_ = snapshot_->notice;

  if (restart_pending() && !editing && !running_ && snapshot_->metrics.environment_steps == 0.0) {
    reset();  // nothing would be lost
    return;
  }
  Config next = sent_;
  for (const Param& param : params())
    if (param.apply == Apply::live && !set(next, param, get(wanted_, param)).empty()) return;
  if (next == sent_ || is_refused(next)) return;
  sent_ = next;
  training_.configure(sent_);
}

void Lab::set_running(bool running) {
  running_ = running && failure().empty();
  training_.set_running(running_);
}

void Lab::step() {
  running_ = false;
  training_.step();
}

void Lab::reset() {
  running_ = false;
  training_.set_running(false);
  restart();
}

void Lab::restart() {
  if (is_refused(wanted_)) return;
  sent_ = wanted_;
  message_.clear();
  run_ = training_.restart(sent_);
}

void Lab::choose(const Preset& preset) {
  const auto seed = wanted_.seed;
  preset_ = &preset;
  preset_config_ = make_config(preset);
  wanted_ = preset_config_;
  wanted_.seed = seed;  // the same seed, so that presets can be compared
  restart();
}

void Lab::set_speed(Speed speed) {
  speed_ = speed;
  training_.set_speed(speed);
}

void Lab::want(const Param& param, double value) {
  message_ = set(wanted_, param, value);
}
void Lab::want(const Param& param, std::string_view text) {
  message_ = set(wanted_, param.key, text);
}

// Values that are each in range may not fit together. The run stays as it is until they do.
bool Lab::is_refused(const Config& config) {
  message_ = validate(config);
  return !message_.empty();
}

const std::string& Lab::failure() const {
  static const std::string none;
  return snapshot_->run == run_ ? snapshot_->error : none;
}

}  // namespace sac::gui
