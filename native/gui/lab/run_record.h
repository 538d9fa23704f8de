/// \file
/// What a run has done so far, for the charts.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "lab/append_log.h"
#include "sac/trainer.h"

namespace sac::gui {

/// Every metric at one environment step.
struct HistoryPoint {
  std::int64_t frame;
  std::array<float, Metrics::count> metrics;  ///< in the order of `metrics.inl`; NaN where there is none yet
};

/// The run up to some moment.
struct RunHistory {
  LogView<Episode> episodes;
  LogView<Evaluation> evaluations;
  LogView<HistoryPoint> points;  ///< at most `RunRecord::kMostPoints`, evenly over the run
};

class RunRecord {
 public:
  static constexpr std::size_t kMostPoints = 2000;

  /// Takes over what the run has done since the last call.
  void append(const Trainer& trainer);
  /// The same from its parts; both lists begin with what is known already.
  void append(std::span<const Episode> episodes, std::span<const Evaluation> evaluations);
  /// Keeps this point if it is time for one. Where they become too many, every second one goes.
  void append(const HistoryPoint& point);

  /// What is known, at the same cost however much that is.
  RunHistory view() const { return {episodes_.view(), evaluations_.view(), points_.view()}; }

 private:
  bool is_due(std::int64_t frame) const;

  AppendLog<Episode> episodes_;
  AppendLog<Evaluation> evaluations_;
  AppendLog<HistoryPoint> points_;
  std::int64_t interval_ = 20;  // environment steps between two points
};

}  // namespace sac::gui
