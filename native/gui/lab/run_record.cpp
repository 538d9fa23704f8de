#include "lab/run_record.h"

#include <algorithm>
#include <utility>

namespace sac::gui {

void RunRecord::append(const Trainer& trainer) {
  append(trainer.episodes(), trainer.evaluations());
  if (trainer.gradient_updates() == 0 || !is_due(trainer.environment_steps())) return;
  HistoryPoint point{trainer.environment_steps(), {}};
  const std::array<double, Metrics::count> values = trainer.metrics().values();
  std::transform(values.begin(), values.end(), point.metrics.begin(), [](double x) { return static_cast<float>(x); });
  append(point);
}

void RunRecord::append(std::span<const Episode> episodes, std::span<const Evaluation> evaluations) {
  for (const Episode& episode : episodes.subspan(episodes_.size())) episodes_.push_back(episode);
  for (const Evaluation& evaluation : evaluations.subspan(evaluations_.size())) evaluations_.push_back(evaluation);
}

bool RunRecord::is_due(std::int64_t frame) const {
  return points_.empty() || frame >= points_.back().frame + interval_;
}

void RunRecord::append(const HistoryPoint& point) {
  if (!is_due(point.frame)) return;
  points_.push_back(point);
  if (points_.size() < kMostPoints) return;
  AppendLog<HistoryPoint> half;
  for (std::size_t i = 0; i < points_.size(); i += 2) half.push_back(points_[i]);
  points_ = std::move(half);
  interval_ *= 2;
}

}  // namespace sac::gui
