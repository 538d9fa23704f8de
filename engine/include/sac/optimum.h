/// \file
/// The best possible return of the Pendulum, by dynamic programming: the line that every learning curve is held
/// against.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "sac/config.h"

namespace sac {

/// Resolution of the dynamic programme. Time grows with the product of the three, memory with that of the first two.
struct OptimumGrid {
  int angles = 512;  ///< grid points in theta, at least 4
  int speeds = 321;  ///< grid points in omega, at least 4
  /// Evenly spaced torques to choose from, at least 2. Or 0: nine where neighbouring ones lead to neighbouring speeds
  /// of the grid, as in the standard task; where a strong motor or a light rod drives them further apart, all that lead
  /// from one speed of the grid to another.
  int torques = 0;
};

/// The best undiscounted return in `episode_steps` steps from each of `starts` start states of an evaluation
/// (`Environment::set_start_state`), for the physics of `config`. Finite-horizon dynamic programming on a (theta,
/// omega) grid; `reward_scale` and `gamma` play no part. [starts]
std::vector<double> optimal_returns(const Config& config, int starts, const OptimumGrid& resolution = {});

/// The same from any states (theta, omega) in rad and rad/s. [count]
std::vector<double> optimal_returns(const Config& config, std::span<const std::array<double, 2>> states,
                                    const OptimumGrid& resolution = {});

/// Mean over the 64 fixed evaluation start states.
double optimal_return(const Config& config, const OptimumGrid& resolution = {});

/// The best possible return of the task that this configuration sets: `optimal_return`, and without computing it
/// kDefaultOptimalReturn for the standard task. What a mean return lacks to it is the distance that front ends show
/// where "solved" means nothing.
double task_optimum(const Config& config);

/// `optimal_return` for the default physics on a fine grid, computed once and held against `optimal_return` by a test.
inline constexpr double kDefaultOptimalReturn = -136.9;

}  // namespace sac
