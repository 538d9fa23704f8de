#include "sac/stage_player.h"

#include <array>
#include <cmath>
#include <utility>

namespace sac {

void StagePlayer::configure(const Config& config) {
  config_ = config;
  pendulum_.configure(config);
}

void StagePlayer::restart(const Trainer& trainer) {
  forget();
  pendulum_.reset(rng_);
  begin(trainer);
}

void StagePlayer::forget() {
  time_ = 0.0;
  held_ = false;
  samples_.clear();
  coming_.clear();
}

void StagePlayer::place(const Trainer& trainer, const State& state, bool held, double at) {
  pendulum_.set_state(std::array{state.theta, state.omega});
  begin(trainer);
  held_ = held;
  if (std::isnan(at)) {
    coming_.clear();
    time_ = 0.0;
    return;
  }
  while (!coming_.empty() && coming_.back().time >= at) coming_.pop_back();
  time_ = at;
  push();
}

bool StagePlayer::play(const Trainer& trainer, double now) {
  while (coming_.size() > 1 && coming_[1].time <= now) coming_.erase(coming_.begin());
  const std::size_t before = samples_.size();
  if (held_ && time_ > 0.0 && time_ < now - kHeldInterval) {
    begin(trainer);
    time_ = 0.0;
  }
  if (time_ < now - kAhead) {
    time_ = now;
    push();
  }
  while (!held_ && time_ < now + kAhead) {
    step(trainer);
    time_ += 1000.0 * config_.dt;
    push();
  }
  return samples_.size() > before;
}

std::vector<StageSample> StagePlayer::take() { return std::exchange(samples_, {}); }

StagePlayer::State StagePlayer::at(double now) const {
  const StageSample* seen = coming_.empty() ? &newest_ : &coming_.front();
  for (const StageSample& next : coming_) {
    if (next.time > now) break;
    seen = &next;
  }
  return {seen->theta, seen->omega};
}

void StagePlayer::begin(const Trainer& trainer) {
  step_ = 0;
  look(trainer, 0.0);
}

void StagePlayer::step(const Trainer& trainer) {
  if (step_ >= config_.episode_steps) {
    pendulum_.reset(rng_);
    return begin(trainer);
  }
  float noise = 0.0f;
  if (sampled_) rng_.fill_normal({&noise, 1});
  const double action = std::tanh(newest_.mean + newest_.std * static_cast<double>(noise));
  const float taken = std::isfinite(action) ? static_cast<float>(action) : 0.0f;
  ++step_;
  look(trainer, pendulum_.step({&taken, 1}).reward);
}

// The policy's mean and standard deviation, before the tanh, at the pendulum's state, and all else that is to be seen.
void StagePlayer::look(const Trainer& trainer, double reward) {
  float observation[Pendulum::kObservationSize];
  float mean = 0.0f, std = 0.0f;
  pendulum_.observe(observation);
  trainer.policy(observation, {&mean, 1}, {&std, 1});
  newest_ = {time_,
             static_cast<double>(step_),
             pendulum_.theta(),
             pendulum_.omega(),
             step_ > 0 ? pendulum_.torque() : 0.0,
             reward,
             mean,
             std,
             config_.dt,
             config_.max_torque,
             config_.max_speed,
             config_.length};
}

void StagePlayer::push() {
  newest_.time = time_;
  samples_.push_back(newest_);
  coming_.push_back(newest_);
}

}  // namespace sac
