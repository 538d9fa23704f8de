/// \file
/// Which hyperparameters have no effect, since others choose a variant of the algorithm that does without them.
#pragma once

#include <string>

#include "sac/schema.h"

namespace sac {

/// Why a hyperparameter has no effect, as in "entropy_mode is off"; empty where it has one.
/// \param config the values of the others \param param one of `params()`
std::string idle_reason(const Config& config, const Param& param);

}  // namespace sac
