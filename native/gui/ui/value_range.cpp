#include "ui/value_range.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "sac/number_text.h"

namespace sac::gui {
namespace {
// While the values fill this share of it, a range stays.
constexpr double kLeastFilled = 0.4;
// One value in a hundred may lie beyond the scale if that makes it this many times shorter.
constexpr double kOutlierGain = 3.0;

// Without the last bits that multiplying has put in.
double rounded(double value) { return *parse_number(significant_text(value, 12)); }
}  // namespace

double nice_step(double least) {
  const double power = std::pow(10.0, std::floor(std::log10(least)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= least * (1.0 - 1e-9)) return factor * power;
  return 10.0 * power;
}

Range StableRange::fit(double low, double high) {
  if (!(low <= high) || !std::isfinite(high - low)) return known_ ? range_ : Range{0.0, 1.0};
  const bool holds = known_ && low >= range_.low && high <= range_.high;
  if (holds && high - low >= kLeastFilled * (range_.high - range_.low)) return range_;
  known_ = true;
  if (low == high) return range_ = low < 0.0 ? Range{2.0 * low, 0.0} : Range{0.0, low > 0.0 ? 2.0 * low : 1.0};
  const double step = nice_step((high - low) / 4.0);
  return range_ = {rounded(std::floor(low / step) * step), rounded(std::ceil(high / step) * step)};
}

Range StableRange::fit_around(double low, double high) {
  const double size = std::max(std::abs(low), std::abs(high));
  if (!std::isfinite(size)) return known_ ? range_ : Range{-1.0, 1.0};
  if (known_ && size <= range_.high && size >= kLeastFilled * range_.high) return range_;
  known_ = true;
  const double wanted = size > 0.0 ? size : 1.0;
  const double step = nice_step(wanted / 3.0);
  const double end = rounded(std::ceil(wanted / step) * step);
  return range_ = {-end, end};
}

Span span_of(std::span<const float> values) {
  std::vector<float> finite;
  finite.reserve(values.size());
  std::copy_if(values.begin(), values.end(), std::back_inserter(finite), [](float v) { return std::isfinite(v); });
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  if (finite.empty()) return {kNone, kNone, false};
  std::sort(finite.begin(), finite.end());
  const double low = finite.front(), high = finite.back();
  const double most = finite[static_cast<std::size_t>(0.99 * static_cast<double>(finite.size() - 1))];
  const bool clipped = most > low && high - low > kOutlierGain * (most - low);
  return {low, clipped ? most : high, clipped};
}

}  // namespace sac::gui
