/// \file
/// The line that shows how a training goes: redrawn in place on a terminal, with the curve of its evaluations where it
/// has the characters for that; a plain line every few seconds elsewhere.
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
  /// A training has been evaluated: the next value of the curve, if there is but one training.
  void evaluated(double mean_return);
  /// What this training is to do from now on, where it is not the steps told at first.
  void expect(int run, std::int64_t steps, std::int64_t updates);
  /// This training will do no more.
  void finish(int run);
  /// A sentence of its own, also where there is no progress to see.
  void note(const std::string& sentence);
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
    std::int64_t steps = 0, updates = 0;                    // done
    std::int64_t expected_steps = 0, expected_updates = 0;  // to do in all
    bool finished = false;
    Metrics metrics;
  };

  std::string line(std::size_t columns) const;
  void erase();

  bool quiet_, terminal_, draws_curve_;
  std::vector<Run> runs_;
  std::vector<double> returns_;  // of the evaluations, where one training has the line for itself
  std::vector<Sample> recent_;   // for speeds: the last seconds and what was before them, oldest first
  Clock::time_point next_;
  bool drawn_ = false;
  std::mutex mutex_;
};

}  // namespace sac::cli
