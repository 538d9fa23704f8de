/// \file
/// The line that shows how a training goes: rewritten in place on a terminal, a plain line every few seconds elsewhere.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include "sac/metrics.h"

namespace sac::cli {

/// "1,234,567"
std::string grouped_digits(std::int64_t number);

/// Writes to stderr, so that stdout stays free for results. May be told from several threads.
class Progress {
 public:
  /// \param runs how many trainings share the line \param steps environment steps that each will do
  Progress(bool quiet, int runs, std::int64_t steps);
  ~Progress();

  /// Draws the line if it is time for it. \param run which training, from 0 \param steps_done of this call of the program
  void report(int run, std::int64_t steps_done, const Metrics& metrics);
  /// Clears the line, so that other output may follow.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  struct Sample {
    Clock::time_point time;
    std::int64_t steps;
    double updates;
  };
  struct Run {
    std::int64_t steps = 0;
    Metrics metrics;
  };

  std::string line(Clock::time_point now);
  Sample total(Clock::time_point now) const;

  bool quiet_, terminal_;
  std::int64_t steps_;
  std::vector<Run> runs_;
  std::vector<Sample> recent_;  // for speeds: the last seconds, oldest first
  Clock::time_point next_;
  bool drawn_ = false;
  std::mutex mutex_;
};

}  // namespace sac::cli
