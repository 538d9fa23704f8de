#include "charts/readings.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "charts/catalogue.h"
#include "sac/task.h"
#include "ui/numbers.h"

namespace sac::gui {

double reading(const Curve& curve, std::optional<double> step) {
  if (curve.values.empty()) return kNone;
  return step ? curve.values[nearest(curve, *step)] : curve.values.back();
}

std::string reading_text(ChartId chart, double value) {
  return chart == ChartId::returns ? format_count(value) : format_digits(value);
}

double extreme_share(std::span<const double> histogram) {
  const double count = std::accumulate(histogram.begin(), histogram.end(), 0.0);
  return count > 0.0 ? (histogram.front() + histogram.back()) / count : kNone;
}

std::string headline(ChartId id, const ChartSource& source, std::span<const double> histogram,
                     std::optional<double> step, Curves& curves) {
  const TimeChart* chart = time_chart(id);
  if (!chart) return format_percent(extreme_share(histogram));
  return reading_text(id, reading(*curves.of(chart->traces.front(), source.a, false), step));
}

Verdict verdict(const Snapshot& run, std::optional<double> optimum) {
  const auto& evaluations = run.history.evaluations;
  if (!is_standard_task(run.config)) {
    if (!optimum) return {false, "another task than the standard one"};
    const std::string best = "optimum of this task " + format_count(*optimum);
    if (evaluations.empty()) return {false, best};
    return {false, format_count(std::max(*optimum - evaluations.back().mean_return, 0.0)) + " below the " + best};
  }
  if (run.solved)
    // An opened file does not tell how long it took.
    return {true, (run.solved_seconds > 0.0 ? "Solved in " + format_fixed(run.solved_seconds, 2) + " s" : "Solved") +
                      ", at step " + format_count(static_cast<double>(run.solved->step))};
  if (run.config.evaluation_interval == 0) return {false, "evaluations are off"};
  return {false, "solved from " + format_count(kSolvedReturn) + " on"};
}

}  // namespace sac::gui
