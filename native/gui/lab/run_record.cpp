#include "lab/run_record.h"

#include <utility>

namespace sac::gui {

void RunRecord::append(const Trainer& trainer) {
  append(trainer.episodes(), trainer.evaluations());
  if (trainer.gradient_updates() == 0) return;
  const Metrics& m = trainer.metrics();
  const auto f = [](double x) { return static_cast<float>(x); };
  append({trainer.environment_steps(), f(m.q1_loss), f(m.q2_loss), f(m.value_loss), f(m.policy_loss), f(m.temperature),
          f(m.policy_entropy)});
}

void RunRecord::append(std::span<const Episode> episodes, std::span<const Evaluation> evaluations) {
  for (const Episode& episode : episodes.subspan(episodes_.size())) episodes_.push_back(episode);
  for (const Evaluation& evaluation : evaluations.subspan(evaluations_.size())) evaluations_.push_back(evaluation);
}

void RunRecord::append(const HistoryPoint& point) {
  if (!points_.empty() && point.frame < points_.back().frame + interval_) return;
  points_.push_back(point);
  if (points_.size() < kMostPoints) return;
  AppendLog<HistoryPoint> half;
  for (std::size_t i = 0; i < points_.size(); i += 2) half.push_back(points_[i]);
  points_ = std::move(half);
  interval_ *= 2;
}

}  // namespace sac::gui
