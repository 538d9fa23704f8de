/// \file
/// All charts of the panel over environment steps, their order, and their curves.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "charts/range.h"
#include "charts/spec.h"

namespace sac::gui {

inline constexpr ChartId kChartOrder[] = {ChartId::returns, ChartId::losses,  ChartId::entropy,
                                          ChartId::bias,    ChartId::actions, ChartId::gradients};

/// nullptr for the histogram of actions.
const TimeChart* time_chart(ChartId id);
std::string_view chart_title(ChartId id);
std::string_view chart_short(ChartId id);

/// The keys of those that have bands where many seeds have been run.
std::vector<std::string_view> banded_metrics();
Behind behind_of(ChartId id);

/// The place of a metric in `metric_infos()`.
std::size_t metric_place(std::string_view key);
/// A trace's values in a run.
Curve curve_of(const Trace& trace, const Snapshot& run);
/// What the curves of a chart are held against.
std::vector<Line> lines_of(const TimeChart& chart, const ChartSource& source);

}  // namespace sac::gui
