/// \file
/// What many seeds of one setting say together.
///
/// Source: Agarwal et al., "Deep Reinforcement Learning at the Edge of the Statistical Precipice", arXiv:2108.13264,
/// section 4.3, and its library rliable: interquartile mean, and confidence intervals by the percentile bootstrap. A
/// run that is not solved is solved never, and one that ended before its time is worse than every other from there on:
/// leaving either out would flatter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

namespace sac {

/// Environment steps until something that did not happen.
inline constexpr double kNever = std::numeric_limits<double>::infinity();

/// NaN without any value.
double mean(const std::vector<double>& values);
/// Standard deviation of the mean, from the sample's variance; NaN for fewer than two values, which tell nothing of it.
double standard_error(const std::vector<double>& values);
/// The value below which this share of them lies, linear between two of them (Hyndman and Fan's definition 7). Infinite
/// values are values: between two equal ones lies nothing else, next to a finite one they win. NaN without any value.
/// \param values in any order \param share 0 to 1
double quantile(std::vector<double> values, double share);
/// `quantile` at one half.
double median(std::vector<double> values);

/// Mean of what remains without the lowest and the highest quarter, floor(n / 4) values each: nearly as robust as the
/// median and much less noisy. Fewer than four values all count; NaN without any.
double interquartile_mean(std::vector<double> values);

/// A range of values.
struct Interval {
  double low;   ///< lower end
  double high;  ///< upper end
};
/// One number for many.
using Statistic = std::function<double(const std::vector<double>&)>;

/// The 95 % confidence interval of a statistic by the percentile bootstrap: `resamples` samples of the same size are
/// drawn from `values` with replacement; the interval holds all but the lowest and the highest 2.5 % of their
/// statistics. The same arguments give the same interval everywhere. For values of several tasks, this is to be called
/// once for each (one stratum each). Fewer than two values tell nothing of it: both ends are NaN. \pre resamples >= 1
Interval bootstrap_interval(const std::vector<double>& values, const Statistic& statistic, int resamples = 2000,
                            std::uint64_t seed = 0);

/// How many runs are solved, and when.
struct SolvedSummary {
  std::size_t solved;  ///< runs that are
  std::size_t runs;    ///< all of them
  double median_step;  ///< environment steps; kNever if half of the runs or more are not solved, NaN without runs
  double worst_step;   ///< kNever if any run is not solved, NaN without runs
};
/// \param steps for each run the environment step of the evaluation that solved it; kNever without one
SolvedSummary solved_summary(const std::vector<double>& steps);

/// The return of every run at one evaluation; minus infinity for a run that ended before.
/// \param returns the evaluations of each run \param place which of them, from 0 on \return as many as there are runs
std::vector<double> returns_at(std::span<const std::vector<double>> returns, std::size_t place);

/// The middle half of some values.
struct Quartiles {
  double low;     ///< a quarter of the values is below
  double median;  ///< half of them
  double high;    ///< three quarters of them
};
/// The quartiles of `returns_at` at every evaluation of the longest run; those that fall on runs that ended before are
/// infinite. \param returns the evaluations of each run
std::vector<Quartiles> return_band(std::span<const std::vector<double>> returns);
/// The quartiles of a metric at every evaluation of the first run. NaN where some run does not have it, or has ended:
/// nobody knows what it would be. \param values the metric at the evaluations of each run, NaN where it was not taken
std::vector<Quartiles> metric_band(std::span<const std::vector<double>> values);

}  // namespace sac
