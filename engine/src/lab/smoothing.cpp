#include "sac/smoothing.h"

#include <cmath>
#include <cstddef>
#include <limits>

namespace sac {

std::vector<double> smoothed(std::span<const double> steps, std::span<const double> values, double span) {
  std::vector<double> result(values.begin(), values.end());
  double sum = 0.0, weight = 0.0;
  double before = 0.0, gap = std::numeric_limits<double>::quiet_NaN(), decay = 0.0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i])) continue;
    if (weight > 0.0 && steps[i] - before != gap) {  // mostly it is the same again
      gap = steps[i] - before;
      decay = std::exp(-gap / span);
    }
    before = steps[i];
    sum = sum * decay + values[i];
    weight = weight * decay + 1.0;
    result[i] = sum / weight;
  }
  return result;
}

}  // namespace sac
