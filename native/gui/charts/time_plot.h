/// \file
/// One chart over environment steps: what is visible, reduced to the pixels, and drawn.
#pragma once

#include <array>
#include <optional>
#include <span>

#include "charts/layers.h"
#include "charts/range.h"
#include "charts/spec.h"
#include "ui/value_range.h"

namespace sac::gui {

/// How one chart is shown.
struct TimePlotStyle {
  bool large = false;
  bool logarithmic = false;  ///< the axis of the chart that can be
  double smoothing = 0.0;    ///< environment steps; 0: none
  int lit = -1;              ///< the run before that is pointed at
};

class TimePlot {
 public:
  /// Draws the chart into a box. \return where it was drawn
  Plot draw(const Box& box, const TimeChart& chart, const ChartSource& source, std::span<const Trace* const> traces,
            const ChartRange& range, const TimePlotStyle& style, const Theme& theme, const Fonts& fonts,
            Curves& curves);
  /// The run before nearest to a point of the screen, within a few pixels; -1: none.
  int recent_at(const Plot& plot, ImVec2 point) const;

  /// The ends of a value axis for what is visible of these curves: all of them where nothing is zoomed.
  Range value_range(AxisSide side, const TimeChart& chart, const ChartSource& source, bool logarithmic, bool zoomed,
                    double low, double high);

 private:
  void draw_layers(const Plot& plot, const TimePlotStyle& style, const Theme& theme);
  void draw_cursor(const Plot& plot, double step, bool large, const Theme& theme, const Fonts& fonts) const;

  std::array<StableRange, 2> ranges_;
  std::vector<Layer> layers_;
  std::vector<std::vector<Point>> points_;
};

}  // namespace sac::gui
