/// \file
/// The charts: one large, the others small below it, over the same environment steps with one cursor.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "charts/legend.h"
#include "charts/range.h"
#include "charts/spec.h"
#include "charts/time_plot.h"

namespace sac::gui {

/// What the panel's buttons ask of the window.
struct ChartRequests {
  std::function<void(const Box& panel)> save_png;  ///< the panel as a picture
  std::function<void()> save_csv;                  ///< `run_csv` of the runs that are shown
  std::function<void()> forget_recent;
};

class ChartsView {
 public:
  void draw(const Box& box, const ChartSource& source, const ChartRequests& requests, const Theme& theme,
            const Fonts& fonts);

  /// The chart that is shown large.
  ChartId large() const { return large_; }
  void show(ChartId id);
  const ChartRange& range() const { return range_; }
  ChartRange& range() { return range_; }
  /// Environment steps of the smoothing; 0: none.
  double smoothing() const { return smoothing_; }
  void set_smoothing(double span) { smoothing_ = span; }
  /// The traces of a chart that are shown.
  std::vector<const Trace*> shown(const TimeChart& chart) const;
  void toggle(const Trace& trace);
  bool is_logarithmic(const TimeChart& chart) const;
  void toggle_logarithmic(const TimeChart& chart);
  /// The legend of the large chart, as it was drawn.
  const std::vector<LegendEntry>& legend() const { return legend_; }

 private:
  float draw_head(const Box& box, const ChartSource& source, const ChartRequests& requests, const Theme& theme,
                  const Fonts& fonts);
  /// \return whether the runs before are to go
  bool draw_large(const Box& box, const ChartSource& source, const Theme& theme, const Fonts& fonts);
  void draw_small(const Box& box, const ChartSource& source, const Theme& theme, const Fonts& fonts);
  void steer(const Plot& plot, const ChartSource& source);
  void steer_by_keys(const ChartSource& source);
  void draw_selection(const Plot& plot, const Theme& theme) const;

  ChartId large_ = ChartId::returns;
  std::vector<ChartId> small_{ChartId::losses, ChartId::entropy, ChartId::bias, ChartId::actions, ChartId::gradients};
  std::array<TimePlot, 6> plots_;       // by ChartId
  std::set<std::string_view> toggled_;  // traces, and "log" with the chart's title
  std::set<ChartId> other_scale_;       // whose left axis is not as it starts
  ChartRange range_;
  Curves curves_;
  double smoothing_ = 0.0;
  std::optional<int> part_;        // of the histogram, that is pointed at
  std::optional<double> pressed_;  // where a selection of steps begins
  int lit_ = -1;
  std::vector<LegendEntry> legend_;
};

}  // namespace sac::gui
