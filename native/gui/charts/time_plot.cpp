#include "charts/time_plot.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "charts/catalogue.h"
#include "charts/references.h"
#include "sac/task.h"
#include "ui/numbers.h"

namespace sac::gui {
namespace {

// A run before is pointed at within so many layout units.
constexpr double kLitReach = 9.0;
// Points are marked where they have this much room.
constexpr float kDotRoom = 7.0F;

std::string step_text(double value, double step) { return format_tick(value, step); }

}  // namespace

Range TimePlot::value_range(AxisSide side, const TimeChart& chart, const ChartSource& source, bool logarithmic,
                            bool zoomed, double low, double high) {
  if (logarithmic) {
    if (!(low <= high)) return {0.1, 1.0};
    const double from = std::pow(10.0, std::floor(std::log10(low) + 1e-9));
    const double to = std::pow(10.0, std::ceil(std::log10(high) - 1e-9));
    return {from, to > from ? to : 10.0 * from};
  }
  const bool standard = is_standard_task(source.a.config);  // of other tasks nobody knows how far returns go
  if (chart.span && standard && side == AxisSide::left && !zoomed) {
    const double least = low <= high ? low : chart.span->high;
    return {std::min(chart.span->low, 200.0 * std::floor(least / 200.0)), std::max(chart.span->high, high)};
  }
  if (side == AxisSide::left && (chart.id != ChartId::returns || !standard)) {
    for (const Line& line : lines_of(chart, source)) {
      low = std::min(low, line.value);
      high = std::max(high, line.value);
    }
  }
  const Range fitted = ranges_[side == AxisSide::left ? 0 : 1].fit(low, high);
  return fitted.low < fitted.high ? fitted : Range{0.0, 1.0};
}

Plot TimePlot::draw(const Box& box, const TimeChart& chart, const ChartSource& source,
                    std::span<const Trace* const> traces, const ChartRange& range, const TimePlotStyle& style,
                    const Theme& theme, const Fonts& fonts, Curves& curves) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  layers_ = layers_of(chart, source, traces, style.smoothing, curves);
  const Range steps = range.visible(source, behind_of(chart.id));
  const bool has_right =
      std::any_of(layers_.begin(), layers_.end(), [](const Layer& layer) { return layer.side == AxisSide::right; });
  const bool log_left = style.logarithmic && chart.log_axis == AxisSide::left;
  const bool log_right = style.logarithmic && chart.log_axis == AxisSide::right;
  points_.clear();
  double low[] = {kInfinity, kInfinity}, high[] = {-kInfinity, -kInfinity};
  const int columns = std::max(static_cast<int>(box.width), 20);
  for (const Layer& layer : layers_) {
    const bool right = layer.side == AxisSide::right;
    points_.push_back(reduced(*layer.curve, steps, columns, right ? log_right : log_left));
    for (const Point& point : points_.back()) {
      if (!std::isfinite(point.y)) continue;
      low[right] = std::min(low[right], point.y);
      high[right] = std::max(high[right], point.y);
    }
  }
  PlotAxes axes;
  axes.x = steps;
  axes.x_text = step_text;
  axes.small = !style.large;
  if (style.large) axes.x_name = "environment steps";
  axes.left = {value_range(AxisSide::left, chart, source, log_left, range.is_zoomed(), low[0], high[0]), log_left,
               std::string(chart.left_unit)};
  if (has_right)
    axes.right = {value_range(AxisSide::right, chart, source, log_right, range.is_zoomed(), low[1], high[1]), log_right,
                  std::string(chart.right_unit)};
  const Plot plot(box, std::move(axes));
  plot.draw_frame(theme, fonts);
  {
    const Clip clip(plot.area(), style.large ? 3.0F * unit() : 0.0F);
    if (chart.id == ChartId::returns) {
      draw_references(plot, source, style.large, theme);
    } else {
      for (const Line& line : lines_of(chart, source))
        plot.across(line.value,
                    {.colour = theme.*line.hue,
                     .width = style.large ? 1.5F : 1.0F,
                     .dash = line.value == 0.0 ? std::span<const float>() : std::span<const float>(kDashes)});
    }
    draw_layers(plot, style, theme);
  }
  if (chart.id == ChartId::returns && style.large) {
    const Clip clip(plot.area(), 10.0F * unit());  // the optimum's name stands above it, which may be the upper end
    name_references(plot, source, theme, fonts);
  }
  if (range.step) draw_cursor(plot, *range.step, style.large, theme, fonts);
  return plot;
}

void TimePlot::draw_layers(const Plot& plot, const TimePlotStyle& style, const Theme& theme) {
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const Layer& layer = layers_[i];
    const Rgb rgb = theme.*layer.hue;
    const bool lit = layer.recent >= 0 && layer.recent == style.lit;
    if (layer.fill > 0.0F && i + 1 < layers_.size()) plot.fill_between(points_[i], points_[i + 1], rgb, layer.fill);
    if (layer.area) plot.fill_to(points_[i], 0.0, rgb, 0.1F, layer.side);
    if (layer.width == 0.0F) continue;
    plot.line(points_[i],
              {.colour = rgb,
               .width = style.large ? layer.width : std::min(layer.width, 1.5F),
               .alpha = lit ? 1.0F : layer.alpha,
               .dash = layer.dash},
              layer.side);
    const float room = plot.area().width / unit();
    if (style.large && layer.dots && static_cast<float>(points_[i].size()) * kDotRoom < room)
      plot.dots(points_[i], rgb, layer.width >= 2.0F ? 2.6F : 2.0F, layer.side);
  }
}

void TimePlot::draw_cursor(const Plot& plot, double step, bool large, const Theme& theme, const Fonts& fonts) const {
  const Range steps = plot.axes().x;
  if (step < steps.low || step > steps.high) return;
  plot.upright(step, {.colour = theme.ink, .width = 1.0F, .alpha = large ? 0.35F : 0.25F});
  if (!large) return;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float u = unit();
  for (const Layer& layer : layers_) {
    if (!layer.read) continue;
    const double height = height_at(*layer.curve, step);
    if (!std::isfinite(height)) continue;
    const ImVec2 at = plot.at({step, height}, layer.side);
    if (at.y < plot.area().y - 1.0F || at.y > plot.area().bottom() + 1.0F) continue;
    list.AddCircleFilled(at, 4.5F * u, colour(theme.panel), 16);
    list.AddCircleFilled(at, 3.2F * u, colour(theme.*layer.hue), 16);
  }
  const std::string text = "step " + format_count(step);
  const float half = 0.5F * text_size(fonts.small, text).x;
  const float x = std::clamp(plot.at({step, 0.0}).x, plot.area().x + half,
                             std::max(plot.area().right() - half, plot.area().x + half));
  const float y = plot.area().bottom() + 4.0F * u;
  list.AddRectFilled({x - half - 5.0F * u, y}, {x + half + 5.0F * u, y + 17.0F * u}, colour(theme.raised), 4.0F * u);
  list.AddRect({x - half - 5.0F * u, y}, {x + half + 5.0F * u, y + 17.0F * u}, colour(theme.border), 4.0F * u);
  text_at({x, y + 1.0F * u}, fonts.small, colour(theme.ink), text, Align::centre);
}

int TimePlot::recent_at(const Plot& plot, ImVec2 point) const {
  int found = -1;
  double least = kLitReach * static_cast<double>(unit());
  const double step = plot.x_under(point.x);
  for (const Layer& layer : layers_) {
    if (layer.recent < 0) continue;
    const double height = height_at(*layer.curve, step);
    if (!std::isfinite(height)) continue;
    const double distance = std::abs(static_cast<double>(plot.at({step, height}).y - point.y));
    if (distance <= least) {
      least = distance;
      found = layer.recent;
    }
  }
  return found;
}

}  // namespace sac::gui
