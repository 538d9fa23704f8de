/// \file
/// Summaries of a few numbers. \pre there is at least one
#pragma once

#include <vector>

namespace sac::cli {

double mean(const std::vector<double>& values);
/// Standard deviation of the mean, from the sample's variance; 0 for a single value.
double standard_error(const std::vector<double>& values);
double median(std::vector<double> values);

}  // namespace sac::cli
