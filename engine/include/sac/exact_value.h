/// \file
/// V* for a training: which exact problem it approximates, and the solution of it while its setting changes.
#pragma once

#include <optional>

#include "sac/soft_value_iteration.h"

namespace sac {

/// The infinite-horizon problem whose solution a training with this configuration comes closest to: physics, reward,
/// reward_scale and gamma, with everything else at its default, so that equal problems are equal configurations. With
/// bootstrap_on_timeout the discount is the configuration's own. Without, the Qs, which do not see the time, meet an
/// end behind one in `episode_steps` transitions: in the mean, a discount of gamma (1 - 1 / episode_steps).
Config exact_problem(const Config& config);

/// The exact solution for whatever problem is wanted, computed in slices and only where it is another one.
class ExactValue {
 public:
  /// Asks for the solution for a training with this configuration. What is there stays where it solves the same
  /// problem; an automatic temperature drifts, and is followed in steps of 5 %. \param config the training's \param
  /// temperature the one that an automatic one has come to; NaN while that is unknown \pre `validate(config)` is empty
  /// \return whether it begins anew
  bool want(const Config& config, double temperature);
  /// Does this many sweeps over the grid, or fewer if done. \pre something is wanted \return progress()
  double step(int sweeps);
  /// From 0 at first to 1 when done; 0 while nothing is wanted.
  double progress() const;
  /// As far as it is; nullptr while nothing is wanted.
  const SoftValueIteration* solution() const { return solution_ ? &*solution_ : nullptr; }

 private:
  std::optional<SoftValueIteration> solution_;
};

}  // namespace sac
