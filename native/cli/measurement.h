/// \file
/// Timing, and the rows that a benchmark prints.
#pragma once

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "sac/statistics.h"

namespace sac::cli {

/// One row: what, how much, of which unit. Names are at most 56 characters long with the build's name before them.
struct Measurement {
  std::string name;
  double value;
  std::string unit;
};
using Measurements = std::vector<Measurement>;

/// The median over repetitions, which last `seconds` in all, of how much `work` gets done per second; `work` does a
/// little and returns how much.
template <class Work>
double rate(double seconds, Work work) {
  using Clock = std::chrono::steady_clock;
  constexpr int kRepetitions = 9;
  std::vector<double> rates;
  for (int i = 0; i < kRepetitions; ++i) {
    const auto start = Clock::now();
    double done = 0.0, elapsed = 0.0;
    while (elapsed < seconds / kRepetitions) {
      done += work();
      elapsed = std::chrono::duration<double>(Clock::now() - start).count();
    }
    rates.push_back(done / elapsed);
  }
  return median(rates);
}

/// The seconds that `work` takes once.
template <class Work>
double seconds_of(Work work) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace sac::cli
