#include "ui/plot.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/numbers.h"
#include "ui/ticks.h"

namespace sac::gui {
namespace {

// Positions that are off the plot stay within the range of the draw list's arithmetic.
float clamp_screen(double position) { return static_cast<float>(std::clamp(position, -1e5, 1e5)); }

Box inside(const Box& box, const PlotAxes& axes) {
  const float u = unit();
  if (axes.small) return {box.x, box.y + 2.0F * u, std::max(box.width, 1.0F), std::max(box.height - 4.0F * u, 1.0F)};
  const bool headed = !axes.left.unit.empty() || (axes.right && !axes.right->unit.empty());
  const float left = 48.0F * u, right = (axes.right ? 44.0F : 12.0F) * u;
  const float top = (headed ? 20.0F : 8.0F) * u, bottom = (axes.x_name.empty() ? 20.0F : 36.0F) * u;
  return {box.x + left, box.y + top, std::max(box.width - left - right, 1.0F),
          std::max(box.height - top - bottom, 1.0F)};
}

double share(const ValueAxis& axis, double value) {
  const auto [low, high] = axis.range;
  if (axis.logarithmic) return std::log(std::max(value, 1e-300) / low) / std::log(high / low);
  return (value - low) / (high - low);
}

// At a sharp corner Dear ImGui's lines get thin: there, two of them meet.
bool turns_back(ImVec2 a, ImVec2 b, ImVec2 c) {
  const float along = (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y);
  return along < 0.3F * std::hypot(b.x - a.x, b.y - a.y) * std::hypot(c.x - b.x, c.y - b.y);
}

// One straight part of a dashed line, which has come this far. \return how far it has come then
float draw_dashes(ImVec2 from, ImVec2 to, float way, ImU32 rgba, float width, std::span<const float> dash) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  const auto on_way = [&](float distance) {
    const float share = distance / length;
    return ImVec2{from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
  };
  float period = 0.0F;
  for (const float part : dash) period += part * unit();
  // The part of the pattern that is being drawn, and what is left of it.
  float left = std::fmod(way, period);
  std::size_t part = 0;
  while (part + 1 < dash.size() && left >= dash[part] * unit()) left -= dash[part++] * unit();
  left = dash[part] * unit() - left;
  for (float at = 0.0F; at < length;) {
    const float end = std::min(at + left, length);
    if (part % 2 == 0) list.AddLine(on_way(at), on_way(end), rgba, width);
    at = end;
    part = (part + 1) % dash.size();
    left = dash[part] * unit();
  }
  return way + length;
}

}  // namespace

Plot::Plot(const Box& box, PlotAxes axes) : area_(inside(box, axes)), axes_(std::move(axes)) {}

ImVec2 Plot::at(Point point, AxisSide side) const {
  const ValueAxis& axis = side == AxisSide::right && axes_.right ? *axes_.right : axes_.left;
  const double across = (point.x - axes_.x.low) / (axes_.x.high - axes_.x.low);
  return {clamp_screen(area_.x + across * area_.width),
          clamp_screen(area_.bottom() - share(axis, point.y) * area_.height)};
}

double Plot::x_under(float screen_x) const {
  return axes_.x.low + static_cast<double>(screen_x - area_.x) / area_.width * (axes_.x.high - axes_.x.low);
}

int Plot::columns() const { return std::max(static_cast<int>(area_.width), 20); }

void Plot::draw_values(const ValueAxis& axis, AxisSide side, const Theme& theme, const Fonts& fonts) const {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float u = unit();
  const ImU32 muted = colour(theme.muted);
  const bool left = side == AxisSide::left;
  const float x = left ? area_.x - 7.0F * u : area_.right() + 7.0F * u;
  const int rows = std::clamp(static_cast<int>(area_.height / (30.0F * u)), 2, 8);
  const auto [low, high] = axis.range;
  const auto ticks = axis.logarithmic ? log_ticks(low, high, rows) : nice_ticks(low, high, rows);
  const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : 1.0;
  for (const double tick : ticks) {
    const float y = std::round(at({axes_.x.low, tick}, side).y);
    if (left) list.AddLine({area_.x, y}, {area_.right(), y}, colour(theme.border));
    text_at({x, y - 8.0F * u}, fonts.small, muted, axis.logarithmic ? format_value(tick) : format_tick(tick, step),
            left ? Align::right : Align::left);
  }
  if (!axis.unit.empty())
    text_at({left ? area_.x - 40.0F * u : area_.right() + 40.0F * u, area_.y - 20.0F * u}, fonts.small, muted,
            axis.unit, left ? Align::left : Align::right);
}

void Plot::draw_frame(const Theme& theme, const Fonts& fonts) const {
  if (axes_.small) return;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float u = unit();
  const ImU32 muted = colour(theme.muted);
  draw_values(axes_.left, AxisSide::left, theme, fonts);
  if (axes_.right) draw_values(*axes_.right, AxisSide::right, theme, fonts);

  const int columns = std::clamp(static_cast<int>(area_.width / (70.0F * u)), 2, 10);
  const auto ticks = nice_ticks(axes_.x.low, axes_.x.high, columns);
  const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : 1.0;
  for (const double tick : ticks) {
    const float x = std::round(at({tick, axes_.left.range.low}).x);
    list.AddLine({x, area_.y}, {x, area_.bottom()}, colour(theme.border));
    const std::string text = axes_.x_text ? axes_.x_text(tick, step) : format_tick(tick, step);
    const float half = 0.5F * text_size(fonts.small, text).x;
    text_at({std::min(x, area_.right() + 10.0F * u - half), area_.bottom() + 4.0F * u}, fonts.small, muted, text,
            Align::centre);
  }
  list.AddLine({area_.x, area_.bottom()}, {area_.right(), area_.bottom()}, colour(theme.strong_border, 0.7F));
  if (!axes_.x_name.empty())
    text_at({area_.right(), area_.bottom() + 19.0F * u}, fonts.small, muted, axes_.x_name, Align::right);
}

void Plot::line(std::span<const Point> points, const Stroke& stroke, AxisSide side) const {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImU32 rgba = colour(stroke.colour, stroke.alpha);
  const float width = stroke.width * unit();
  std::vector<ImVec2> run;
  const auto flush = [&] {
    if (run.size() > 1 && stroke.dash.empty())
      list.AddPolyline(run.data(), static_cast<int>(run.size()), rgba, 0, width);
    if (!stroke.dash.empty()) draw_dashed_path(run, rgba, width, stroke.dash);
    run.clear();
  };
  for (const Point& point : points) {
    if (!std::isfinite(point.y)) {
      flush();
      continue;
    }
    const ImVec2 next = at(point, side);
    if (run.size() > 1 && turns_back(run[run.size() - 2], run.back(), next)) {
      const ImVec2 corner = run.back();
      flush();
      run.push_back(corner);
    }
    run.push_back(next);
  }
  flush();
}

void Plot::dots(std::span<const Point> points, Rgb rgb, float radius, AxisSide side) const {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (const Point& point : points)
    if (std::isfinite(point.y)) list.AddCircleFilled(at(point, side), radius * unit(), colour(rgb), 12);
}

void Plot::fill_to(std::span<const Point> points, double value, Rgb rgb, float alpha, AxisSide side) const {
  std::vector<Point> level;
  for (const Point& point : points) level.push_back({point.x, value});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    if (!std::isfinite(points[i].y) || !std::isfinite(points[i + 1].y)) continue;
    list.AddQuadFilled(at(points[i], side), at(points[i + 1], side), at(level[i + 1], side), at(level[i], side),
                       colour(rgb, alpha));
  }
}

void Plot::fill_between(std::span<const Point> upper, std::span<const Point> lower, Rgb rgb, float alpha) const {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (std::size_t i = 0; i + 1 < std::min(upper.size(), lower.size()); ++i) {
    if (!std::isfinite(upper[i].y + upper[i + 1].y + lower[i].y + lower[i + 1].y)) continue;
    list.AddQuadFilled(at(upper[i]), at(upper[i + 1]), at(lower[i + 1]), at(lower[i]), colour(rgb, alpha));
  }
}

void Plot::bar(double from, double to, double height, Rgb rgb, float alpha) const {
  const ImVec2 top = at({from, height}), bottom = at({to, axes_.left.range.low});
  ImGui::GetWindowDrawList()->AddRectFilled(top, bottom, colour(rgb, alpha));
}

void Plot::across(double value, const Stroke& stroke, AxisSide side) const {
  const float y = std::round(at({axes_.x.low, value}, side).y);
  draw_dashed({area_.x, y}, {area_.right(), y}, colour(stroke.colour, stroke.alpha), stroke.width * unit(),
              stroke.dash);
}

void Plot::upright(double x, const Stroke& stroke) const {
  const float at_x = std::round(at({x, axes_.left.range.low}).x);
  draw_dashed({at_x, area_.y}, {at_x, area_.bottom()}, colour(stroke.colour, stroke.alpha), stroke.width * unit(),
              stroke.dash);
}

Clip::Clip(const Box& box, float margin) {
  ImGui::GetWindowDrawList()->PushClipRect({box.x - margin, box.y - margin},
                                           {box.right() + margin, box.bottom() + margin}, true);
}
Clip::~Clip() { ImGui::GetWindowDrawList()->PopClipRect(); }

void draw_dashed(ImVec2 from, ImVec2 to, ImU32 colour, float width, std::span<const float> dash) {
  if (dash.empty()) {
    ImGui::GetWindowDrawList()->AddLine(from, to, colour, width);
  } else {
    draw_dashes(from, to, 0.0F, colour, width, dash);
  }
}

void draw_dashed_path(std::span<const ImVec2> path, ImU32 colour, float width, std::span<const float> dash) {
  float way = 0.0F;  // dashes go by the way along the screen, not by the points
  for (std::size_t i = 0; i + 1 < path.size(); ++i) way = draw_dashes(path[i], path[i + 1], way, colour, width, dash);
}

}  // namespace sac::gui
