#include "lab/run_record.h"

#include <algorithm>
#include <array>

namespace sac::gui {

// Episodes and evaluations come from the run itself, which tells all of them again; only the points are nowhere else.
RunRecord::RunRecord(const RunHistory& history) {
  for (const HistoryPoint& point : history.points) points_.push_back(point);
}

void RunRecord::append(const Trainer& trainer) {
  append(trainer.episodes(), trainer.evaluations());
  if (!points_.is_due(trainer.environment_steps())) return;
  HistoryPoint point{trainer.environment_steps(), {}};
  const std::array<double, Metrics::count> values = trainer.metrics().values();
  std::transform(values.begin(), values.end(), point.metrics.begin(), [](double x) { return static_cast<float>(x); });
  append(point);
}

void RunRecord::append(std::span<const Episode> episodes, std::span<const Evaluation> evaluations) {
  for (const Episode& episode : episodes.subspan(episodes_seen_)) episodes_.push_back(episode);
  for (const Evaluation& evaluation : evaluations.subspan(evaluations_seen_)) evaluations_.push_back(evaluation);
  episodes_seen_ = episodes.size();
  evaluations_seen_ = evaluations.size();
}

}  // namespace sac::gui
