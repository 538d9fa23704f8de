#include "ui/ticks.h"

#include <algorithm>
#include <cmath>

namespace sac::gui {
namespace {
double nice_step(double low, double high, int count) {
  const double rough = (high - low) / std::max(count, 1);
  if (!(rough > 0.0) || !std::isfinite(rough)) return 0.0;
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= rough) return factor * power;
  return 10.0 * power;
}
}  // namespace

std::vector<double> nice_ticks(double low, double high, int count) {
  const double step = nice_step(low, high, count);
  std::vector<double> ticks;
  if (step == 0.0) return ticks;
  const double first = std::ceil(low / step - 1e-6);
  const double last = std::floor(high / step + 1e-6);
  for (double k = first; k <= last; ++k) ticks.push_back(k * step);
  return ticks;
}

int tick_decimals(double low, double high, int count) {
  const double step = nice_step(low, high, count);
  return step > 0.0 ? std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 6) : 0;
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
