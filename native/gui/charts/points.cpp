#include "charts/points.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/numbers.h"

namespace sac::gui {
namespace {
constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::size_t first_from(std::span<const double> sorted, double value) {
  return static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), value) - sorted.begin());
}
}  // namespace

std::size_t nearest(const Curve& curve, double step) {
  const std::span<const double> steps = curve.steps;
  const std::size_t after = first_from(steps, step);
  if (after == 0) return 0;
  return after == steps.size() || step - steps[after - 1] <= steps[after] - step ? after - 1 : after;
}

double height_at(const Curve& curve, double step) {
  const std::size_t after = first_from(curve.steps, step);
  if (after < curve.steps.size() && curve.steps[after] == step) return curve.values[after];
  if (after == 0 || after == curve.steps.size()) return kNone;
  const double from = curve.steps[after - 1], to = curve.steps[after];
  return curve.values[after - 1] + (step - from) / (to - from) * (curve.values[after] - curve.values[after - 1]);
}

Curve at_evaluations(const Curve& rows, std::span<const double> evaluations) {
  Curve result;
  std::size_t seen = 0;
  for (std::size_t row = 0; row < rows.steps.size() && seen < evaluations.size(); ++row) {
    if (evaluations[seen] > rows.steps[row]) continue;
    while (seen + 1 < evaluations.size() && evaluations[seen + 1] <= rows.steps[row]) ++seen;
    result.add(evaluations[seen++], rows.values[row]);
  }
  return result;
}

std::vector<Point> reduced(const Curve& curve, Range visible, int columns, bool logarithmic) {
  std::vector<Point> points;
  const std::vector<double>&steps = curve.steps, &values = curve.values;
  const std::size_t end = steps.size();
  const double width = (visible.high - visible.low) / columns;
  if (!(width > 0.0)) return points;
  const auto shown = [&](double value) { return std::isfinite(value) && (!logarithmic || value > 0.0); };
  // Where the curve crosses an end of what is visible.
  const auto crossing = [&](std::size_t at, double step) {
    if (at == 0 || at >= end || !shown(values[at - 1]) || !shown(values[at]) || steps[at] == steps[at - 1]) return;
    const double share = (step - steps[at - 1]) / (steps[at] - steps[at - 1]);
    const double a = values[at - 1], b = values[at];
    points.push_back({step, logarithmic ? a * std::pow(b / a, share) : a + share * (b - a)});
  };

  std::size_t i = first_from(steps, visible.low);
  crossing(i, visible.low);
  while (i < end && steps[i] <= visible.high) {
    const int column = std::min(static_cast<int>((steps[i] - visible.low) / width), columns - 1);
    const double limit = column == columns - 1 ? kInfinity : visible.low + (column + 1) * width;
    Point low{0.0, kInfinity}, high{0.0, -kInfinity};
    do {  // at least one, however the limit was rounded
      if (shown(values[i])) {
        if (values[i] < low.y) low = {steps[i], values[i]};
        if (values[i] > high.y) high = {steps[i], values[i]};
      }
      ++i;
    } while (i < end && steps[i] < limit && steps[i] <= visible.high);
    if (low.y > high.y) {
      if (!points.empty() && std::isfinite(points.back().y)) points.push_back({points.back().x, kNone});
    } else if (low.x == high.x) {
      points.push_back(low);
    } else {
      points.push_back(low.x < high.x ? low : high);
      points.push_back(low.x < high.x ? high : low);
    }
  }
  crossing(i, visible.high);
  return points;
}

}  // namespace sac::gui
