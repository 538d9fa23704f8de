/// \file
/// Many seeds of a setting, or of the two that are compared, on all cores beside everything else: what one run cannot
/// tell.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "joining_thread.h"
#include "lab/comparison.h"
#include "sac/config.h"
#include "sac/metrics.h"
#include "sac/statistics.h"

namespace sac::gui {

/// One finished run of a study.
struct SeedRun {
  std::int64_t seed = 0;
  std::vector<double> steps{}, returns{};   ///< of its evaluations
  std::vector<Metrics> metrics{};           ///< at each of them
  std::optional<std::int64_t> solved_at{};  ///< environment step of the evaluation that solved the task
  std::uint64_t signature = 0;              ///< the bits of the run, as `sac-train --signature` prints them
  std::string problem{};                    ///< why it ended before its time; empty: it did not
};

/// The finished runs of one setting, by seed.
struct Study {
  Side side = Side::a;
  Config config;  ///< the setting; its seed is the first
  std::vector<SeedRun> runs;
};

struct StudySummary {
  SolvedSummary solved;    ///< of the standard task
  double last_mean;        ///< interquartile mean of the last evaluations; NaN without any
  Interval last_interval;  ///< its 95 % interval
  std::size_t diverged;
};
StudySummary summary_of(const Study& study);
/// A row for each evaluation of each seed.
std::string study_csv(std::span<const Study> studies);

/// All methods are for the window's thread.
class Seeds {
 public:
  static constexpr std::array<int, 4> kCounts{4, 8, 16, 32};
  static constexpr int kLeastSteps = 500, kMostSteps = 100'000;

  Seeds() = default;
  ~Seeds() { cancel(); }

  int count() const { return count_; }
  void set_count(int count) { count_ = count; }
  /// Environment steps of each run.
  int steps() const { return steps_; }
  void set_steps(double steps);

  /// Runs the seeds from each setting's own on; what was there before is replaced.
  /// \param settings of A, and of B while two are compared \param training how many runs train meanwhile, for each of
  /// which a core is left alone
  void run(std::span<const std::pair<Side, Config>> settings, int training);
  /// Ends what is running; the runs that are finished remain.
  void cancel();
  void clear();
  bool running() const { return left_ > 0; }
  /// Share of all environment steps that is done, 0 to 1.
  double progress() const;
  /// Of each setting that was asked for, its finished runs.
  std::shared_ptr<const std::vector<Study>> studies() const;

 private:
  struct Job {
    std::size_t study;
    Config config;
  };
  void work();
  void add(std::size_t study, SeedRun run);

  int count_ = 8, steps_ = 5000;
  std::vector<Job> jobs_;
  int steps_of_jobs_ = 0;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> left_ = 0;  // jobs that are not finished
  std::atomic<std::int64_t> done_ = 0;
  std::atomic<bool> cancelled_ = false;
  mutable std::mutex mutex_;  // guards studies_
  std::shared_ptr<const std::vector<Study>> studies_ = std::make_shared<const std::vector<Study>>();

  std::vector<JoiningThread> threads_;  // last: they use everything above
};

}  // namespace sac::gui
