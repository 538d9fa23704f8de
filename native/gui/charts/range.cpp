#include "charts/range.h"

#include <algorithm>

namespace sac::gui {
namespace {
constexpr double kLeastFrames = 4000.0;
// Runs before may reach this many times further than the one that is shown.
constexpr double kRecentReach = 2.0;
constexpr double kAhead = 1.04;  // free room at the end
constexpr double kLeastZoom = 20.0;

double end_of(const Curve& curve) { return curve.steps.empty() ? 0.0 : curve.steps.back(); }
}  // namespace

Range full_range(const ChartSource& source, Behind behind) {
  double own = std::max(kLeastFrames, source.a.metrics.environment_steps);
  if (source.b) own = std::max(own, source.b->metrics.environment_steps);
  if (behind.bands)
    for (const StudyBand& band : source.bands) own = std::max(own, end_of(band.returns.median));
  double recent = 0.0;
  for (const RecentRun& run : source.recent)
    if (behind.recent && !run.evaluations.empty())
      recent = std::max(recent, static_cast<double>(run.evaluations.back().step));
  return {0.0, kAhead * std::max(own, std::min(recent, kRecentReach * own))};
}

Range ChartRange::visible(const ChartSource& source, Behind behind) const {
  if (zoom_) return *zoom_;
  const Range full = full_range(source, behind);
  return latest_ ? Range{0.5 * full.high, full.high} : full;
}

void ChartRange::show_latest(bool latest) {
  latest_ = latest;
  zoom_.reset();
}

void ChartRange::zoom_to(double a, double b, const ChartSource& source) {
  const double end = full_range(source).high;
  const double from = std::max(0.0, std::min(a, b)), to = std::min(end, std::max(a, b));
  if (to - from < kLeastZoom) return;
  latest_ = false;
  if (from <= 0.0 && to >= end)
    zoom_.reset();
  else
    zoom_ = {from, to};
}

void ChartRange::scale(double factor, double around, const ChartSource& source) {
  const auto [from, to] = visible(source);
  zoom_to(around - (around - from) * factor, around + (to - around) * factor, source);
}

void ChartRange::shift(double by, const ChartSource& source) {
  const auto [from, to] = visible(source);
  const double moved = std::min(std::max(by, -from), std::max(full_range(source).high - to, 0.0));
  if (is_zoomed() && moved != 0.0) zoom_to(from + moved, to + moved, source);
}

void ChartRange::reset() {
  zoom_.reset();
  latest_ = false;
}

}  // namespace sac::gui
