#include "lab/run_record.h"

#include <algorithm>
#include <array>

namespace sac::gui {
namespace {

// Those that ended after this step.
template <class T>
std::span<const T> after(std::span<const T> all, std::int64_t step) {
  const auto first =
      std::upper_bound(all.begin(), all.end(), step, [](std::int64_t s, const T& t) { return s < t.step; });
  return all.subspan(static_cast<std::size_t>(first - all.begin()));
}

}  // namespace

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
  for (const Episode& episode : after(episodes, last_episode_)) episodes_.push_back(episode);
  for (const Evaluation& evaluation : after(evaluations, last_evaluation_)) evaluations_.push_back(evaluation);
  if (!episodes.empty()) last_episode_ = episodes.back().step;
  if (!evaluations.empty()) last_evaluation_ = evaluations.back().step;
}

}  // namespace sac::gui
