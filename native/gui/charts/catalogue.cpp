#include "charts/catalogue.h"

#include <algorithm>

#include "sac/schema.h"
#include "ui/tex.h"

namespace sac::gui {
namespace {

struct ChartRow {
  ChartId id;
  std::string_view title, short_title, left_unit, right_unit, log_axis;
  bool starts_log;
};
constexpr ChartRow kCharts[] = {
#define SAC_CHART(id, title, short_title, left_unit, right_unit, log_axis, starts_log) \
  {ChartId::id, title, short_title, left_unit, right_unit, #log_axis, starts_log},
#include "charts.inl"
};

struct SpanRow {
  ChartId chart;
  double low, high;
};
constexpr SpanRow kSpans[] = {
#define SAC_CHART_SPAN(chart, low, high) {ChartId::chart, low, high},
#include "charts.inl"
};

struct TraceRow {
  ChartId chart;
  std::string_view key, name, symbol;
  Rgb Theme::*hue;
  AxisSide side;
  double width;
  std::string_view style;
};
constexpr TraceRow kTraces[] = {
#define SAC_TRACE(chart, key, name, symbol, hue, side, width, style) \
  {ChartId::chart, #key, name, symbol, &Theme::hue, AxisSide::side, width, style},
#include "charts.inl"
};

bool has(std::string_view style, std::string_view word) {
  for (std::size_t at = 0; (at = style.find(word, at)) != std::string_view::npos; at += word.size())
    if ((at == 0 || style[at - 1] == ' ') && (at + word.size() == style.size() || style[at + word.size()] == ' '))
      return true;
  return false;
}

Trace trace_of(const TraceRow& row) {
  const std::size_t metric = metric_place(row.key);
  const bool is_metric = metric < metric_infos().size();
  const std::string_view symbol = !row.symbol.empty() ? row.symbol : is_metric ? metric_infos()[metric].symbol : "";
  const auto holds = [&row](std::string_view word) { return has(row.style, word); };
  return {.key = row.key,
          .name = row.name,
          .label = symbol.empty() ? std::string() : tex_of_symbol(symbol),
          .hue = row.hue,
          .side = row.side,
          .width = static_cast<float>(row.width),
          .smooth = holds("smooth"),
          .dots = holds("dots"),
          .dotted = holds("dotted"),
          .area = holds("area"),
          .hidden = holds("hidden"),
          .at_evaluations = holds("at_evaluations"),
          .banded = holds("banded")};
}

TimeChart chart_of(const ChartRow& row) {
  TimeChart chart{row.id, row.title, row.short_title, row.left_unit, row.right_unit, {}, row.starts_log, {}, {}};
  if (row.log_axis != "none") chart.log_axis = row.log_axis == "left" ? AxisSide::left : AxisSide::right;
  for (const SpanRow& span : kSpans)
    if (span.chart == row.id) chart.span = Range{span.low, span.high};
  for (const TraceRow& trace : kTraces)
    if (trace.chart == row.id) chart.traces.push_back(trace_of(trace));
  return chart;
}

const std::vector<TimeChart>& charts() {
  static const std::vector<TimeChart> all = [] {
    std::vector<TimeChart> made;
    for (const ChartRow& row : kCharts) made.push_back(chart_of(row));
    return made;
  }();
  return all;
}

}  // namespace

std::size_t metric_place(std::string_view key) {
  const auto infos = metric_infos();
  return static_cast<std::size_t>(
      std::find_if(infos.begin(), infos.end(), [&](const MetricInfo& info) { return info.key == key; }) -
      infos.begin());
}

std::vector<std::string_view> banded_metrics() {
  std::vector<std::string_view> keys;
  for (const TimeChart& chart : charts())
    for (const Trace& trace : chart.traces)
      if (trace.banded) keys.push_back(trace.key);
  return keys;
}

Behind behind_of(ChartId id) {
  const TimeChart* chart = time_chart(id);
  if (!chart) return {false, false};
  const bool is_return = id == ChartId::returns;
  return {is_return, is_return || std::any_of(chart->traces.begin(), chart->traces.end(),
                                              [](const Trace& trace) { return trace.banded; })};
}

const TimeChart* time_chart(ChartId id) {
  const auto found =
      std::find_if(charts().begin(), charts().end(), [id](const TimeChart& chart) { return chart.id == id; });
  return found == charts().end() ? nullptr : &*found;
}
std::string_view chart_title(ChartId id) { return time_chart(id) ? time_chart(id)->title : "Actions"; }
std::string_view chart_short(ChartId id) { return time_chart(id) ? time_chart(id)->short_title : "Actions"; }

Curve curve_of(const Trace& trace, const Snapshot& run) {
  Curve curve;
  if (trace.key == "evaluation") {
    for (const Evaluation& evaluation : run.history.evaluations)
      curve.add(static_cast<double>(evaluation.step), evaluation.mean_return);
    return curve;
  }
  if (trace.key == "training") {
    for (const Episode& episode : run.history.episodes)
      curve.add(static_cast<double>(episode.step), episode.episode_return);
    return curve;
  }
  const std::size_t metric = metric_place(trace.key);
  for (const HistoryPoint& point : run.history.points)
    curve.add(static_cast<double>(point.step), static_cast<double>(point.metrics[metric]));
  if (!trace.at_evaluations) return curve;
  std::vector<double> steps;
  for (const Evaluation& evaluation : run.history.evaluations) steps.push_back(static_cast<double>(evaluation.step));
  return at_evaluations(curve, steps);
}

std::vector<Line> lines_of(const TimeChart& chart, const ChartSource& source) {
  std::vector<Line> lines;
  if (chart.id == ChartId::returns && source.optimum)
    lines.push_back({"optimum", "optimum", *source.optimum, &Theme::optimum});
  if (chart.id == ChartId::bias) lines.push_back({"no bias", "", 0.0, &Theme::muted});
  if (chart.id != ChartId::entropy) return lines;
  // Only the automatic temperature has a target.
  for (const Snapshot* run : {&source.a, source.b})
    if (run && run->config.entropy_mode == EntropyMode::automatic)
      lines.push_back({"target entropy", "H_{\\operatorname{target}}", run->config.target_entropy,
                       run == &source.a ? &Theme::policy : &Theme::run_b});
  return lines;
}

}  // namespace sac::gui
