/// \file
/// The best possible return of the Pendulum, by dynamic programming: the line that every learning curve is held against.
#pragma once

#include "sac/config.h"

namespace sac {

/// Mean over the 64 fixed evaluation start states of the best undiscounted return in `episode_steps` steps, for the
/// physics of `config`. Finite-horizon dynamic programming on a (theta, omega) grid, bilinear in between.
double optimal_return(const Config& config);

/// The same for the default physics, computed once and held against `optimal_return` by a test.
inline constexpr double kDefaultOptimalReturn = -138.0;

}  // namespace sac
