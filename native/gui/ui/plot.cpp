#include "ui/plot.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include "ui/ticks.h"

namespace sac::gui {
namespace {
// Positions that are off the plot stay within the range of the draw list's arithmetic.
float clamp_screen(double position) { return static_cast<float>(std::clamp(position, -1e5, 1e5)); }

std::string power_of_ten(double value) {
  char text[32];
  std::snprintf(text, sizeof text, value >= 1e-3 && value < 1e5 ? "%g" : "%.0e", value);
  return text;
}
}  // namespace

ImVec2 Plot::at(Point point) const {
  const double across = (point.x - x_low) / (x_high - x_low);
  const double up = log_y ? std::log(std::max(point.y, 1e-30) / y_low) / std::log(y_high / y_low)
                          : (point.y - y_low) / (y_high - y_low);
  return {clamp_screen(area.x + across * area.width), clamp_screen(area.bottom() - up * area.height)};
}

double Plot::x_under(float screen_x) const { return x_low + (screen_x - area.x) / area.width * (x_high - x_low); }

void draw_frame(const Plot& plot, const Theme& theme, const Fonts& fonts, std::string_view x_name) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float u = unit();
  const Box& area = plot.area;
  const ImU32 grid = colour(theme.ink, 0.08F);
  const ImU32 muted = colour(theme.muted);

  const int rows = std::clamp(static_cast<int>(area.height / (38.0F * u)), 2, 8);
  const auto y_ticks =
      plot.log_y ? log_ticks(plot.y_low, plot.y_high, rows) : nice_ticks(plot.y_low, plot.y_high, rows);
  const int decimals = tick_decimals(plot.y_low, plot.y_high, rows);
  for (const double tick : y_ticks) {
    const float y = std::round(plot.at({plot.x_low, tick}).y);
    list.AddLine({area.x, y}, {area.right(), y}, grid);
    text_at({area.x - 6.0F * u, y - 7.0F * u}, fonts.small, muted,
            plot.log_y ? power_of_ten(tick) : compact(tick, decimals), Align::right);
  }
  const int columns = std::clamp(static_cast<int>(area.width / (52.0F * u)), 2, 10);
  for (const double tick : nice_ticks(plot.x_low, plot.x_high, columns)) {
    const float x = std::round(plot.at({tick, plot.y_low}).x);
    list.AddLine({x, area.bottom()}, {x, area.bottom() + 4.0F * u}, muted);
    const Align align = x > area.right() - 12.0F * u ? Align::right : Align::centre;
    text_at({x, area.bottom() + 5.0F * u}, fonts.small, muted, compact(tick, 0, 1e3), align);
  }
  list.AddLine({area.x, area.bottom()}, {area.right(), area.bottom()}, colour(theme.ink, 0.35F));
  text_at({area.x + 0.5F * area.width, area.bottom() + 18.0F * u}, fonts.small, muted, x_name, Align::centre);
}

void draw_line(const Plot& plot, const std::vector<Point>& points, ImU32 colour, float width) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  std::vector<ImVec2> run;
  const auto flush = [&] {
    if (run.size() > 1) list.AddPolyline(run.data(), static_cast<int>(run.size()), colour, 0, width * unit());
    run.clear();
  };
  for (const Point& point : points) {
    if (!std::isfinite(point.y)) {
      flush();
      continue;
    }
    const ImVec2 at = plot.at(point);
    // Half a pixel apart is close enough: a long run has more points than the screen has columns.
    if (run.empty() || at.x - run.back().x >= 0.5F) run.push_back(at);
  }
  flush();
}

void draw_pattern(Mark mark, ImVec2 from, float length, ImU32 colour) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float u = unit();
  if (mark == Mark::dot) {
    list.AddCircleFilled({from.x + 0.5F * length, from.y}, 3.0F * u, colour, 16);
  } else if (mark == Mark::line) {
    list.AddLine(from, {from.x + length, from.y}, colour, 2.2F * u);
  } else {
    const float mark_length = (mark == Mark::dashes ? 6.0F : 1.6F) * u;
    const float period = (mark == Mark::dashes ? 10.0F : 4.2F) * u;
    for (float at = 0.0F; at < length; at += period)
      list.AddLine({from.x + at, from.y}, {from.x + std::min(at + mark_length, length), from.y}, colour, 1.5F * u);
  }
}

float draw_legend(const Box& box, const std::vector<LegendEntry>& entries, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const float row = 17.0F * u;
  float x = box.x;
  float y = box.y;
  for (const LegendEntry& entry : entries) {
    const float mark = (entry.mark == Mark::dot ? 8.0F : 16.0F) * u;
    const float width = mark + 5.0F * u + text_size(fonts.small, entry.name).x;
    if (x > box.x && x + width > box.right()) {
      x = box.x;
      y += row;
    }
    draw_pattern(entry.mark, {x, y + 7.0F * u}, mark, colour(entry.colour));
    text_at({x + mark + 5.0F * u, y}, fonts.small, colour(theme.muted), entry.name);
    x += width + 12.0F * u;
  }
  return y + row - box.y;
}

}  // namespace sac::gui
