#include "sac/value_range.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "sac/number_text.h"

namespace sac {
namespace {

// Of an action slice: how much longer than the Qs and higher than the densities the scales are; up to how many times
// the lower of the two peaks is shown; and the density of an even policy on [-1, 1].
constexpr double kQRoom = 1.15, kLeastQLength = 1e-6, kDensityRoom = 1.05;
constexpr double kNeedle = 4.0, kEvenDensity = 0.5;

// While the values fill this share of it, a range stays.
constexpr double kLeastFilled = 0.4;
// One value in a hundred may lie beyond the scale if that makes it this many times shorter.
constexpr double kOutlierGain = 3.0;

// Without the last bits that multiplying has put in, nor the sign of zero: 3 * 0.1 is 0.3.
double rounded(double value) { return parse_number(significant_text(value, 12)).value_or(value) + 0.0; }

double least_span(const MapLayerInfo& layer) { return layer.unit == "soft return" ? 1.0 : 0.02; }

// From the lowest to the highest finite value; NaN where there is none.
ValueRange ends_of(const std::vector<float>& values) {
  ValueRange ends;
  for (const float value : values) {
    if (!std::isfinite(value)) continue;
    ends = {std::fmin(ends.low, value), std::fmax(ends.high, value)};
  }
  return ends;
}

}  // namespace

double nice_step(double least) {
  if (!(least > 0.0) || !std::isfinite(least)) return std::numeric_limits<double>::quiet_NaN();
  const double power = std::pow(10.0, std::floor(std::log10(least)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= least * (1.0 - 1e-9)) return rounded(factor * power);
  return rounded(10.0 * power);
}

ValueRange fit_range(ValueRange before, double low, double high) {
  if (!(low <= high) || !std::isfinite(high - low)) return before;
  const bool holds = low >= before.low && high <= before.high;
  if (holds && high - low >= kLeastFilled * (before.high - before.low)) return before;
  if (low == high) return low < 0.0 ? ValueRange{2.0 * low, 0.0} : ValueRange{0.0, low > 0.0 ? 2.0 * low : 1.0};
  const double step = nice_step((high - low) / 4.0);
  return {rounded(std::floor(low / step) * step), rounded(std::ceil(high / step) * step)};
}

ValueRange fit_range_around_zero(ValueRange before, double low, double high) {
  const double size = std::max(std::abs(low), std::abs(high));
  if (!std::isfinite(size)) return before;
  if (size <= before.high && size >= kLeastFilled * before.high) return before;
  const double wanted = size > 0.0 ? size : 1.0;
  const double step = nice_step(wanted / 3.0);
  const double end = rounded(std::ceil(wanted / step) * step);
  return {-end, end};
}

ValueSpan span_of(std::span<const float> values) {
  std::vector<float> finite;
  finite.reserve(values.size());
  std::copy_if(values.begin(), values.end(), std::back_inserter(finite), [](float v) { return std::isfinite(v); });
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  if (finite.empty()) return {kNone, kNone, false};
  std::sort(finite.begin(), finite.end());
  const double low = finite.front(), high = finite.back();
  const double most = finite[(finite.size() - 1) * 99 / 100];
  const bool clipped = most > low && high - low > kOutlierGain * (most - low);
  return {low, clipped ? most : high, clipped};
}

MapRange map_range(MapLayer layer, bool difference, std::span<const float> values, double max_torque,
                   ValueRange before) {
  const MapLayerInfo& info = map_layers()[static_cast<std::size_t>(layer)];
  if (layer == MapLayer::policy_mean && !difference) return {{-max_torque, max_torque}, false};
  const ValueSpan span = span_of(values);
  const double half = 0.5 * least_span(info);
  if (difference || info.scale == MapScale::diverging)
    return {fit_range_around_zero(before, std::min(span.low, -half), std::max(span.high, half)), false};
  if (span.high - span.low < 2.0 * half) {
    const double middle = 0.5 * (span.low + span.high);
    return {{middle - half, middle + half}, false};
  }
  return {fit_range(before, span.low, span.high), span.clipped};
}

SliceRanges slice_ranges(const SliceRanges& before, const ActionSlice& slice, bool single) {
  ValueRange q = ends_of(slice.q1);
  if (!single) q = {std::fmin(q.low, ends_of(slice.q2).low), std::fmax(q.high, ends_of(slice.q2).high)};
  if (std::isnan(q.low)) return before;
  const ValueRange length = fit_range(before.q_length, 0.0, std::max(kQRoom * (q.high - q.low), kLeastQLength));
  const double middle = 0.5 * (q.low + q.high), half = 0.5 * length.high;

  const double policy = ends_of(slice.policy).high, boltzmann = ends_of(slice.boltzmann).high;
  const double seen = kNeedle * std::fmax(std::fmin(policy, boltzmann), kEvenDensity);
  const double top = kDensityRoom * std::fmin(std::fmax(policy, boltzmann), seen);
  return {{middle - half, middle + half}, fit_range(before.density, 0.0, top), length};
}

Ticks ticks_of(ValueRange range, int most) {
  const auto [low, high] = range;
  if (!(high > low) || !std::isfinite(high - low)) return {{}, std::numeric_limits<double>::quiet_NaN()};
  const double finest = nice_step((high - low) / std::max(most, 1));
  if (!(finest > 0.0)) return {{}, std::numeric_limits<double>::quiet_NaN()};  // shorter than numbers can be
  const auto divides = [](double step, double end) { return std::abs(end / step - std::round(end / step)) < 1e-6; };
  double step = finest;
  for (const double wider : {finest, nice_step(1.01 * finest), nice_step(2.01 * finest)}) {
    if (!divides(wider, low) || !divides(wider, high)) continue;
    step = wider;
    break;
  }
  Ticks ticks{{}, step};
  const double last = std::floor(high / step + 1e-6);
  for (double k = std::ceil(low / step - 1e-6); k <= last; ++k) ticks.values.push_back(rounded(k * step));
  return ticks;
}

}  // namespace sac
