/// \file
/// Noisy curves over environment steps, made readable.
#pragma once

#include <span>
#include <vector>

namespace sac {

/// Mean of what came before, weighted by exp(-age / span): how long ago in environment steps counts, not how many rows,
/// so that the curve does not depend on how often rows were written.
/// \param steps environment steps, not falling \param values one for each; what is not finite stays and is no part of
/// any mean \param span environment steps, above 0 \return one value for each step
std::vector<double> smoothed(std::span<const double> steps, std::span<const double> values, double span);

}  // namespace sac
