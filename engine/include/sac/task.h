/// \file
/// The standard task, of which alone "solved" is spoken: Gymnasium's Pendulum-v1 with its 200 steps.
#pragma once

#include "sac/config.h"

namespace sac {

/// Mean evaluation return from which on the standard task counts as solved (the best possible is about -137).
inline constexpr double kSolvedReturn = -160.0;

/// True if two configurations set the same task: every parameter of the group `environment` is equal.
bool same_task(const Config& a, const Config& b);

/// True if every parameter of the group `environment` (physics, reward and length of an episode) has its default. On
/// any other task a return says something else; hold it against task_optimum().
bool is_standard_task(const Config& config);

/// True if this mean return over the 64 fixed start states solves the standard task; false on every other task.
bool is_solved(const Config& config, double mean_return);

}  // namespace sac
