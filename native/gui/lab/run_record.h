/// \file
/// What a run has done so far, for the charts.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "lab/append_log.h"
#include "sac/metrics.h"
#include "sac/trainer.h"

namespace sac::gui {

/// Every metric at one environment step.
struct HistoryPoint {
  std::int64_t step;
  std::array<float, Metrics::count> metrics;  ///< in the order of `metrics.inl`; NaN where there is none yet
};

/// The run up to some moment. Each list is bounded: of a long run it holds an even selection.
struct RunHistory {
  LogView<Episode> episodes;
  LogView<Evaluation> evaluations;
  LogView<HistoryPoint> points;
};

/// A log of things with a `step`, of which every second one goes where they become too many.
template <class T>
class ThinnedLog {
 public:
  /// \param most of them, at least 2 \param interval environment steps between two of them, as far as they came so
  /// often
  ThinnedLog(std::size_t most, std::int64_t interval) : most_(most), interval_(interval) {}

  /// Whether it is time for another.
  bool is_due(std::int64_t step) const { return items_.empty() || step >= items_.back().step + interval_; }
  /// Keeps it if it is time for one.
  void push_back(const T& item) {
    if (!is_due(item.step)) return;
    items_.push_back(item);
    if (items_.size() < most_) return;
    const std::int64_t span = items_.back().step - items_[0].step;
    AppendLog<T> half;
    for (std::size_t i = 0; i < items_.size(); i += 2) half.push_back(items_[i]);
    items_ = std::move(half);
    // Half of them over the same time; the first ones, before the interval was so long, stand closer.
    interval_ = std::max(2 * interval_, 2 * span / static_cast<std::int64_t>(most_));
  }
  LogView<T> view() const { return items_.view(); }

 private:
  std::size_t most_;
  std::int64_t interval_;
  AppendLog<T> items_;
};

class RunRecord {
 public:
  static constexpr std::size_t kMostPoints = 2000;
  static constexpr std::size_t kMostEpisodes = 8000;
  static constexpr std::size_t kMostEvaluations = 8000;

  RunRecord() = default;
  /// A record that goes on from there.
  explicit RunRecord(const RunHistory& history);

  /// Takes over what the run has done since the last call.
  void append(const Trainer& trainer);
  /// The same from its parts, of which only what has come since is taken.
  void append(std::span<const Episode> episodes, std::span<const Evaluation> evaluations);
  /// Keeps this point if it is time for one.
  void append(const HistoryPoint& point) { points_.push_back(point); }

  /// What is known, at the same cost however much that is.
  RunHistory view() const { return {episodes_.view(), evaluations_.view(), points_.view()}; }

 private:
  std::int64_t last_episode_ = -1, last_evaluation_ = -1;  // environment steps
  ThinnedLog<Episode> episodes_{kMostEpisodes, 1};
  ThinnedLog<Evaluation> evaluations_{kMostEvaluations, 1};
  ThinnedLog<HistoryPoint> points_{kMostPoints, 20};
};

}  // namespace sac::gui
