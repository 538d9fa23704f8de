/// \file
/// The parts that every chart is made of: a frame with axes, lines and points in data coordinates.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

#include "ui/fonts.h"
#include "ui/panel.h"
#include "ui/theme.h"

namespace sac::gui {

struct Point {
  double x;
  double y;
};

/// A rectangle of the screen with a range of data behind it.
struct Plot {
  Box area;
  double x_low, x_high, y_low, y_high;
  bool log_y = false;

  ImVec2 at(Point point) const;
  /// The data's x below a position on the screen.
  double x_under(float screen_x) const;
};

/// Grid, axis labels and the name of the horizontal axis ("environment steps").
void draw_frame(const Plot& plot, const Theme& theme, const Fonts& fonts, std::string_view x_name);
/// A line through the points, which are sorted by x; points that are not finite interrupt it.
void draw_line(const Plot& plot, const std::vector<Point>& points, ImU32 colour, float width);

enum class Mark { line, dot, dashes, dots };
/// A horizontal line with a pattern.
void draw_pattern(Mark mark, ImVec2 from, float length, ImU32 colour);

struct LegendEntry {
  std::string name;
  Rgb colour;
  Mark mark = Mark::line;
};
/// Entries in rows that start at the upper left corner of a box. \return the height they take
float draw_legend(const Box& box, const std::vector<LegendEntry>& entries, const Theme& theme, const Fonts& fonts);

}  // namespace sac::gui
