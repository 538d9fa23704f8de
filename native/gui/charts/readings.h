/// \file
/// What the charts say in numbers: at the cursor, or the newest; how well a run has done.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "charts/curves.h"
#include "charts/spec.h"

namespace sac::gui {

/// A curve's value nearest to a step; without one its newest. NaN where there is none.
double reading(const Curve& curve, std::optional<double> step);
std::string reading_text(ChartId chart, double value);
/// Share of the newest actions in the outermost parts: where the torque is as good as all there is. NaN without any.
double extreme_share(std::span<const double> histogram);
/// The one number of a small chart.
std::string headline(ChartId id, const ChartSource& source, std::span<const double> histogram,
                     std::optional<double> step, Curves& curves);

struct Verdict {
  bool solved;
  std::string text;
};
/// Solved, which speaks of the standard task alone, or how far the newest evaluation is from the optimum of its own.
Verdict verdict(const Snapshot& run, std::optional<double> optimum);

}  // namespace sac::gui
