/// \file
/// The best possible return of the Pendulum, by dynamic programming: the line that every learning curve is held
/// against.
#pragma once

#include "sac/config.h"

namespace sac {

/// Resolution of the dynamic programme. Time and memory grow with the product of the three.
struct OptimumGrid {
  int angles = 361;  ///< grid points in theta, at least 2
  int speeds = 241;  ///< grid points in omega, at least 2
  int torques = 9;   ///< torques to choose from, at least 2
};

/// Mean over the 64 fixed evaluation start states of the best undiscounted return in `episode_steps` steps, for the
/// physics of `config`. Finite-horizon dynamic programming on a (theta, omega) grid, bilinear in between, which
/// underestimates slightly: about 1 % at the default resolution.
double optimal_return(const Config& config, const OptimumGrid& resolution = {});

/// The same for the default physics on a fine grid, computed once and held against `optimal_return` by a test.
inline constexpr double kDefaultOptimalReturn = -137.0;

}  // namespace sac
