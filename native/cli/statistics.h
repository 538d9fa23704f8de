/// \file
/// Summaries of a few numbers. All take a copy, since most need the numbers in order. \pre not empty
#pragma once

#include <vector>

namespace sac::cli {

double mean(const std::vector<double>& values);
/// Standard deviation of the mean, from the sample's variance; 0 for a single value.
double standard_error(const std::vector<double>& values);
double median(std::vector<double> values);
/// Interquartile mean: the mean of the middle half, with fractional weights at its edges (arXiv:2108.13264).
double interquartile_mean(std::vector<double> values);

}  // namespace sac::cli
