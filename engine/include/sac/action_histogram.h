/// \file
/// Which actions a training has taken lately.
#pragma once

#include <span>

#include "sac/trainer.h"

namespace sac {

/// How many of the newest actions in the replay buffer lie in each of equal parts of [-1, 1].
/// \param trainer   whose replay buffer is looked at
/// \param newest    at most this many transitions are counted, at least 0
/// \param dimension of the action, from 0 on
/// \param counts    of each part, lowest first; a bound belongs to the part above it, 1 to the last
void action_histogram(const Trainer& trainer, int newest, int dimension, std::span<double> counts);

}  // namespace sac
