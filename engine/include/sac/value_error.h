/// \file
/// The oracle: how far a learned V is from the exact one, on the states that the training has visited.
#pragma once

#include "sac/soft_value_iteration.h"
#include "sac/trainer.h"

namespace sac {

/// Learned V minus exact V, over visited states.
struct ValueError {
  int states = 0;        ///< how many were compared; without any, the rest is NaN
  double bias;           ///< mean of the error
  double mean_absolute;  ///< mean of the error's magnitude
  double rmse;           ///< square root of the mean of the error's square
  double percentile_95;  ///< of the error's magnitude
  double range;          ///< largest minus smallest exact V over the whole grid: the unit to judge the others by
};

/// Compares at most `max_states` states, evenly spread over the replay buffer's content.
/// \pre the trainer's environment is the Pendulum
ValueError value_error(const Trainer& trainer, const SoftValueIteration& exact, int max_states = 10'000);

}  // namespace sac
