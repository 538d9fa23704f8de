#include "statistics.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>

#include "sac/rng.h"

namespace sac::cli {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

// The value below which this share of the sorted values lies, linear between two of them.
double quantile(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  const double fraction = place - static_cast<double>(below);
  // Infinity stands for "never": neither inf - inf nor 0 * inf may make NaN of it.
  if (fraction == 0.0 || sorted[below] == sorted[above]) return sorted[below];
  return (1.0 - fraction) * sorted[below] + fraction * sorted[above];
}

}  // namespace

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double standard_error(const std::vector<double>& values) {
  if (values.size() < 2) return kUnknown;
  const double center = mean(values);
  double squares = 0.0;
  for (const double value : values) squares += (value - center) * (value - center);
  const double count = static_cast<double>(values.size());
  return std::sqrt(squares / (count - 1.0) / count);
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : 0.5 * (values[half - 1] + values[half]);
}

double interquartile_mean(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const auto quarter = static_cast<std::ptrdiff_t>(values.size() / 4);
  return mean({values.begin() + quarter, values.end() - quarter});
}

Interval bootstrap_interval(const std::vector<double>& values, const Statistic& statistic, int resamples,
                            std::uint64_t seed) {
  if (values.size() < 2) return {kUnknown, kUnknown};
  Rng rng(seed);
  std::vector<double> sample(values.size());
  std::vector<double> statistics(static_cast<std::size_t>(resamples));
  for (double& result : statistics) {
    for (double& value : sample) value = values[rng.below(static_cast<std::uint32_t>(values.size()))];
    result = statistic(sample);
  }
  std::sort(statistics.begin(), statistics.end());
  return {quantile(statistics, 0.025), quantile(statistics, 0.975)};
}

}  // namespace sac::cli
