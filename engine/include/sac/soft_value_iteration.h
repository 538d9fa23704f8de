/// \file
/// The exact solution that Soft Actor-Critic approximates on the Pendulum, by value iteration on a grid.
#pragma once

#include <memory>
#include <span>

#include "sac/config.h"

namespace sac {

/// Resolution of the grid. Time grows with the product of the three, memory with that of the first two.
struct SoftGrid {
  int angles = 512;  ///< grid points in theta, at least 4
  int speeds = 321;  ///< grid points in omega, at least 4
  /// Segments between neighbouring torques, at least 1. Where a strong motor or a light rod drives their next speeds
  /// too far apart, there are up to six times as many, between torques that lead to evenly spaced speeds.
  int torques = 16;
};

/// V*(s) and pi*(a|s) of the discounted, infinite-horizon soft problem for the physics, reward_scale and gamma of a
/// configuration:
///
///     V*(s) = alpha log integral over a in [-1, 1] of exp(Q*(s, a) / alpha) da,   Q*(s, a) = r(s, a) + gamma V*(s')
///     pi*(a|s) = exp((Q*(s, a) - V*(s)) / alpha)
///
/// (Haarnoja et al., arXiv:1702.08165, theorems 1 and 2). Densities are with respect to the normalised action a in
/// [-1, 1], as log pi of the squashed Gaussian is; with alpha = 0, V* is the plain optimal value. The time limit is no
/// end, as with bootstrap_on_timeout. V* is a bicubic function of (theta, omega).
///
/// V* has cliffs: along the states from which the motor just brings the rod up, or just does not. At the default
/// resolution and gamma 0.99 and alpha 0.2 the error that the grid makes is 0.005 % of V*'s range for half of all
/// states, below 0.2 % for 95 % of them, and a few per cent within a cell or two of a cliff.
///
/// Value iteration goes in slices, so that a caller can show progress:
///
///     SoftValueIteration exact(config, 0.2);
///     while (!exact.step(10)) draw(exact.progress());
class SoftValueIteration {
 public:
  /// \param config physics, reward_scale and gamma
  /// \param alpha temperature, at least 0
  /// \param grid resolution
  /// \param tolerance of `residual()`, as a share of the range of V*, above 0; backups in single precision can reach
  /// 4e-7 gamma / (1 - gamma), so no less is asked for
  /// \pre `validate(config)` is empty
  SoftValueIteration(const Config& config, double alpha, const SoftGrid& grid = {}, double tolerance = 1e-4);
  ~SoftValueIteration();
  SoftValueIteration(SoftValueIteration&&) noexcept;  ///< the other one is left empty, fit only to be replaced
  SoftValueIteration& operator=(
      SoftValueIteration&&) noexcept;  ///< the other one is left empty, fit only to be replaced

  /// Does this many sweeps over the grid, or fewer if done. \return done()
  bool step(int sweeps);
  /// Sweeps until done. \return *this
  SoftValueIteration& solve();
  /// `residual()` is within the tolerance, or so many sweeps are done that gamma to their power is below a millionth.
  bool done() const;
  /// 0 at first, 1 when done, and in between as the logarithm of the residual falls.
  double progress() const;
  /// How far V can still be from the grid's fixed point, in units of V; infinite before the first sweep. The bound of
  /// MacQueen (1966) from the smallest and the largest change of the last sweep, gamma / (1 - gamma) (max - min) / 2.
  double residual() const;
  int sweeps() const;  ///< done so far

  const Config& config() const;  ///< the problem
  double alpha() const;          ///< the temperature
  const SoftGrid& grid() const;  ///< the resolution

  /// V at the grid points: theta from -pi in steps of 2 pi / angles, omega from -max_speed to max_speed.
  /// [angles][speeds]
  std::span<const double> values() const;
  double theta(int i) const;  ///< rad, of grid point i in [0, angles)
  double omega(int j) const;  ///< rad/s, of grid point j in [0, speeds)
  /// Largest minus smallest V on the grid.
  double range() const;

  /// V at any state; theta (rad) is wrapped, omega (rad/s) clipped to +-max_speed.
  double value(double theta, double omega) const;
  /// Q at any state and action in [-1, 1].
  double q(double theta, double omega, double action) const;
  /// The right side of the Bellman equation at any state. Equal to `value` where both are exact.
  double backup(double theta, double omega) const;

  /// log pi*(a|s) at evenly spaced actions from -1 to 1, as many as `out` has room for, at least 2.
  /// With alpha = 0 it is minus infinity but for the best of them, which stands for the whole mass: log(count / 2).
  void log_policy(double theta, double omega, std::span<double> out) const;
  /// Mean and standard deviation of the normalised action in [-1, 1] under pi*, and pi*'s entropy in nats (minus
  /// infinity with alpha = 0).
  struct Policy {
    double mean;     ///< in [-1, 1]
    double std;      ///< of the action itself
    double entropy;  ///< nats
  };
  /// These at any state.
  Policy policy(double theta, double omega) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sac
