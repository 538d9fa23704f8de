/// \file
/// The large chart's legend: what each curve is, its value at the cursor or its newest, and whether it is shown.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "charts/curves.h"
#include "charts/spec.h"

namespace sac::gui {

struct LegendEntry {
  enum class Kind { line, dashed, thin, block, band } kind = Kind::line;
  std::string text{};   ///< TeX if it begins with '$'
  std::string value{};  ///< of run A
  std::string other{};  ///< of run B; empty: none
  Rgb Theme::*hue;
  const Trace* trace = nullptr;  ///< that a click shows or hides
  bool clears = false;           ///< a button beside it takes away what it stands for
  bool shown = true;
};

/// The legend of a chart over environment steps.
std::vector<LegendEntry> legend_of(const TimeChart& chart, const ChartSource& source,
                                   std::span<const Trace* const> shown, std::optional<double> step, Curves& curves);
/// The legend of the histogram. \param part that is pointed at
std::vector<LegendEntry> actions_legend(std::span<const double> a, std::span<const double> b, double max_torque,
                                        std::optional<int> part);

struct LegendAnswer {
  float height;                    ///< that it takes
  const Trace* toggled = nullptr;  ///< that the visitor clicks
  bool cleared = false;            ///< the runs before are to go
};
/// Draws it in rows from the upper left corner of a box.
LegendAnswer draw_legend(const Box& box, std::span<const LegendEntry> entries, const Theme& theme, const Fonts& fonts);

}  // namespace sac::gui
