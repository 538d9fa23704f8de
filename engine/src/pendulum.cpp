#include "sac/pendulum.h"

#include <algorithm>
#include <cmath>

#include "trigonometry.h"

namespace sac {

namespace {
constexpr double kPi = std::numbers::pi;

// 0.b0 b1 b2 ... of i's bits b: the van der Corput sequence, evenly spread over [0, 1).
double reversed_bits(int i) {
  double value = 0.0;
  for (double weight = 0.5; i > 0; i >>= 1, weight *= 0.5) value += weight * (i & 1);
  return value;
}
}  // namespace

void Pendulum::configure(const Config& config) {
  gravity_ = config.gravity;
  mass_ = config.mass;
  length_ = config.length;
  max_torque_ = config.max_torque;
  max_speed_ = config.max_speed;
  dt_ = config.dt;
  reward_angle_ = config.reward_angle;
  reward_speed_ = config.reward_speed;
  reward_torque_ = config.reward_torque;
}

void Pendulum::reset(Rng& rng) {
  state_[0] = rng.uniform(-kPi, kPi);
  state_[1] = rng.uniform(-1.0, 1.0);
  torque_ = 0.0;
}

Environment::Step Pendulum::step(std::span<const float> action) {
  auto& [theta, omega] = state_;
  torque_ = max_torque_ * std::clamp(static_cast<double>(action[0]), -1.0, 1.0);
  const double angle = wrap(theta);
  const double reward =
      -(reward_angle_ * angle * angle + reward_speed_ * omega * omega + reward_torque_ * torque_ * torque_);

  const double acceleration =
      3.0 * gravity_ / (2.0 * length_) * sin_cos(theta).sine + 3.0 / (mass_ * length_ * length_) * torque_;
  omega = std::clamp(omega + acceleration * dt_, -max_speed_, max_speed_);
  theta += omega * dt_;
  return {reward, false};
}

void Pendulum::set_state(std::span<const double> state) { std::copy_n(state.begin(), state_.size(), state_.begin()); }

void Pendulum::set_start_state(int i, int count) {
  state_[0] = -kPi + 2.0 * kPi * (i + 0.5) / count;
  state_[1] = -1.0 + 2.0 * reversed_bits(i);
  torque_ = 0.0;
}

void Pendulum::observe(double theta, double omega, std::span<float> out) {
  const SinCos angle = sin_cos(theta);
  out[0] = static_cast<float>(angle.cosine);
  out[1] = static_cast<float>(angle.sine);
  out[2] = static_cast<float>(omega);
}

double Pendulum::wrap(double theta) {
  const double turns = std::floor((theta + kPi) / (2.0 * kPi));
  return theta - 2.0 * kPi * turns;
}

}  // namespace sac
