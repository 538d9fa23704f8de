/// \file
/// The line that shows how a training goes: redrawn in place on a terminal, a plain line every few seconds elsewhere.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include "sac/metrics.h"

namespace sac::cli {

/// Writes to stderr, so that stdout stays free for results. May be told from several threads.
class Progress {
 public:
  /// \param runs how many trainings share the line \param steps environment steps that each is to do
  Progress(bool quiet, int runs, std::int64_t steps);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Draws the line if it is time for it. \param run which training, from 0 \param steps, updates done by this call of
  /// the program, without what a checkpoint brought along
  void report(int run, std::int64_t steps, std::int64_t updates, const Metrics& metrics);
  /// This training will do no more.
  void finish(int run);
  /// Clears the line, so that other output may follow.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  struct Sample {
    Clock::time_point time;
    std::int64_t steps;
    std::int64_t updates;
  };
  struct Run {
    std::int64_t steps = 0;
    std::int64_t updates = 0;
    bool finished = false;
    Metrics metrics;
  };

  std::string line(Clock::time_point now);

  bool quiet_, terminal_;
  std::int64_t steps_;
  std::vector<Run> runs_;
  std::vector<Sample> recent_;  // for speeds: the last seconds, oldest first
  Clock::time_point next_;
  bool drawn_ = false;
  std::mutex mutex_;
};

}  // namespace sac::cli
