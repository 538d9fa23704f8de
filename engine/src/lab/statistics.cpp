#include "sac/statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "sac/rng.h"

namespace sac {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

double sorted_quantile(const std::vector<double>& sorted, double share) {
  if (sorted.empty()) return kUnknown;
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
  if (values.empty()) return kUnknown;
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

double quantile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return sorted_quantile(values, share);
}

double median(std::vector<double> values) { return quantile(std::move(values), 0.5); }

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
  return {sorted_quantile(statistics, 0.025), sorted_quantile(statistics, 0.975)};
}

SolvedSummary solved_summary(const std::vector<double>& steps) {
  const auto solved = std::count_if(steps.begin(), steps.end(), [](double step) { return step < kNever; });
  return {static_cast<std::size_t>(solved), steps.size(), median(steps), quantile(steps, 1.0)};
}

std::vector<double> returns_at(std::span<const std::vector<double>> returns, std::size_t place) {
  std::vector<double> values;
  for (const auto& run : returns) values.push_back(place < run.size() ? run[place] : -kNever);
  return values;
}

static Quartiles quartiles_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return {sorted_quantile(values, 0.25), sorted_quantile(values, 0.5), sorted_quantile(values, 0.75)};
}

std::vector<Quartiles> return_band(std::span<const std::vector<double>> returns) {
  std::size_t evaluations = 0;
  for (const auto& run : returns) evaluations = std::max(evaluations, run.size());
  std::vector<Quartiles> band;
  for (std::size_t i = 0; i < evaluations; ++i) band.push_back(quartiles_of(returns_at(returns, i)));
  return band;
}

std::vector<Quartiles> metric_band(std::span<const std::vector<double>> values) {
  constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
  std::vector<Quartiles> band;
  if (values.empty()) return band;
  for (std::size_t i = 0; i < values.front().size(); ++i) {
    std::vector<double> all;
    for (const auto& run : values)
      if (i < run.size() && std::isfinite(run[i])) all.push_back(run[i]);
    const bool known = all.size() == values.size();
    band.push_back(known ? quartiles_of(std::move(all)) : Quartiles{kUnknown, kUnknown, kUnknown});
  }
  return band;
}

}  // namespace sac
