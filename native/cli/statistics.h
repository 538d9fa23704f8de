/// \file
/// Summaries of a few numbers. \pre there is at least one
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace sac::cli {

double mean(const std::vector<double>& values);
/// Standard deviation of the mean, from the sample's variance; NaN for a single value, which tells nothing of it.
double standard_error(const std::vector<double>& values);
double median(std::vector<double> values);

/// Mean of what remains without the lowest and the highest quarter, floor(n / 4) values each: nearly as robust as the
/// median and much less noisy. Fewer than four values all count. Source: arXiv:2108.13264, section 4.3.
double interquartile_mean(std::vector<double> values);

/// A range of values.
struct Interval {
  double low, high;
};
/// One number for many.
using Statistic = std::function<double(const std::vector<double>&)>;

/// The 95 % confidence interval of a statistic by the percentile bootstrap: `resamples` samples of the same size are
/// drawn from `values` with replacement; the interval holds all but the lowest and the highest 2.5 % of their
/// statistics. The same arguments give the same interval everywhere. For values of several tasks, this is to be called
/// once for each (one stratum each). A single value tells nothing of it: both ends are NaN. \pre resamples >= 1
Interval bootstrap_interval(const std::vector<double>& values, const Statistic& statistic, int resamples = 2000,
                            std::uint64_t seed = 0);

}  // namespace sac::cli
