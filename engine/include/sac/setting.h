/// \file
/// What two runs have in common: their setting, which is every hyperparameter but those that only say which run it is.
#pragma once

#include <vector>

#include "sac/schema.h"

namespace sac {

/// True if the parameter is part of the setting. Those of the group `run` are not: the seed says which run of a setting
/// it is, and evaluation_interval how it is watched.
bool is_setting(const Param& param);

/// The parameters in which two settings differ, in the schema's order; none if they are the same one.
std::vector<const Param*> setting_differences(const Config& a, const Config& b);

/// The preset whose setting differs in the fewest parameters; of several, the first.
const Preset& closest_preset(const Config& config);

}  // namespace sac
