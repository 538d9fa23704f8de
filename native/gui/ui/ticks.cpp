#include "ui/ticks.h"

#include <algorithm>
#include <cmath>

#include "sac/value_range.h"

namespace sac::gui {

std::vector<double> nice_ticks(double low, double high, int count) {
  std::vector<double> ticks;
  const double finest = (high - low) / std::max(count, 1);
  if (!(finest > 0.0) || !std::isfinite(finest)) return ticks;
  const double step = nice_step(finest);
  if (!(step > 0.0)) return ticks;  // shorter than numbers can be
  const double first = std::ceil(low / step - 1e-6);
  const double last = std::floor(high / step + 1e-6);
  for (double k = first; k <= last; ++k) ticks.push_back(k * step);
  return ticks;
}

std::vector<double> log_ticks(double low, double high, int count) {
  const double first = std::ceil(std::log10(low) - 1e-9);
  const double last = std::floor(std::log10(high) + 1e-9);
  const double step = std::max(1.0, std::ceil((last - first + 1.0) / std::max(count, 1)));
  std::vector<double> ticks;
  for (double k = first; k <= last; k += step) ticks.push_back(std::pow(10.0, k));
  return ticks;
}

}  // namespace sac::gui
