/// \file
/// The built-in task: swing a rod up and hold it there, as in Gymnasium's Pendulum-v1.
#pragma once

#include <array>
#include <numbers>

#include "sac/environment.h"

namespace sac {

/// A frictionless rod on a motor. State: theta (rad, 0 is upright, grows counter-clockwise and is not wrapped) and
/// omega = d theta / dt (rad/s). Observation: cos theta, sin theta, omega.
///
///     omega' = clip(omega + (3 g / (2 l) sin theta + 3 u / (m l^2)) dt, +-max_speed)
///     theta' = theta + omega' dt
///     reward = -(c_theta wrap(theta)^2 + c_omega omega^2 + c_u u^2),   u = max_torque * action
///
/// Source: Gymnasium, classic_control/pendulum (Farama Foundation). Double precision throughout; sine and cosine are
/// the engine's own, so that every platform computes the same bits.
class Pendulum final : public Environment {
 public:
  static constexpr int kObservationSize = 3;  ///< cos theta, sin theta, omega
  static constexpr int kActionSize = 1;       ///< torque as a share of max_torque

  /// Hangs at rest (theta = pi) until it is reset, with the physics of this configuration.
  explicit Pendulum(const Config& config = {}) { configure(config); }

  std::string name() const override { return "Pendulum"; }
  int observation_size() const override { return kObservationSize; }
  int action_size() const override { return kActionSize; }
  /// theta uniform in [-pi, pi), omega uniform in [-1, 1).
  void reset(Rng& rng) override;
  Step step(std::span<const float> action) override;
  void observe(std::span<float> out) const override { observe(theta(), omega(), out); }
  void configure(const Config& config) override;
  /// theta (rad) and omega (rad/s).
  std::span<const double> state() const override { return state_; }
  /// \param state theta (rad) and omega (rad/s)
  void set_state(std::span<const double> state) override;
  /// theta evenly over [-pi, pi), omega over [-1, 1) in the order of van der Corput's sequence in base 2.
  void set_start_state(int i, int count) override;
  std::unique_ptr<Environment> clone() const override { return std::make_unique<Pendulum>(*this); }

  /// The angle in rad, not wrapped; 0 is upright.
  double theta() const { return state_[0]; }
  /// The angular speed in rad/s, in [-max_speed, max_speed] after a step.
  double omega() const { return state_[1]; }
  /// The torque of the last step in N m, after scaling and clipping.
  double torque() const { return torque_; }

  /// The observation of any state.
  /// \param theta rad \param omega rad/s \param out [3]: cos theta, sin theta, omega
  static void observe(double theta, double omega, std::span<float> out);
  /// The same angle in [-pi, pi). \param theta rad
  static double wrap(double theta);

 private:
  std::array<double, 2> state_{std::numbers::pi, 0.0};
  double torque_ = 0.0;
  double gravity_, mass_, length_, max_torque_, max_speed_, dt_;
  double reward_angle_, reward_speed_, reward_torque_;
};

}  // namespace sac
