#include "lab/lab.h"

namespace sac::gui {

Lab::Lab(const Preset& preset, const Config& config)
    : sent_(config), training_(config), run_(training_.snapshot()->run), snapshot_(training_.snapshot()) {
  draft_.open(config, &preset);
}

void Lab::update(bool editing) {
  snapshot_ = training_.snapshot();
  if (!failure().empty()) running_ = false;  // the thread has stopped by itself
  if (snapshot_->notice != notice_) message_ = notice_ = snapshot_->notice;

  if (restart_pending() && !editing && !running_ && snapshot_->metrics.environment_steps == 0.0) {
    reset();  // nothing would be lost
    return;
  }
  if (draft_.in_force() == sent_) return;
  sent_ = draft_.in_force();
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
  draft_.begin();
  sent_ = draft_.in_force();
  message_.clear();
  run_ = training_.restart(sent_);
}

void Lab::choose(const Preset& preset) {
  const std::string seed = get_text(wanted(), *find_param("seed"));
  const KeyValue same_seed{"seed", seed};  // so that presets can be compared
  draft_.start(preset, {&same_seed, 1});
  restart();
}

void Lab::set_speed(Speed speed) {
  speed_ = speed;
  training_.set_speed(speed);
}

void Lab::want(const Param& param, double value) { message_ = draft_.set(param, value); }
void Lab::want(const Param& param, std::string_view text) {
  const KeyValue pair{param.key, text};
  message_ = draft_.set({&pair, 1});
}

const std::string& Lab::failure() const {
  static const std::string none;
  return snapshot_->run == run_ ? snapshot_->error : none;
}

}  // namespace sac::gui
