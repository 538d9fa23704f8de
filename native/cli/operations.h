/// \file
/// How much arithmetic one gradient update is.
#pragma once

#include "sac/config.h"

namespace sac::cli {

/// Floating-point operations of one gradient update in its matrix products, counted from the layers' sizes (two for
/// each multiply-add), also where the engine leaves out products with zeros. Activations, Adam and target updates come
/// on top and are not counted. \pre the policy's gradient is reparameterized
double operations_of_update(const Config& config, int observation_size, int action_size);

}  // namespace sac::cli
