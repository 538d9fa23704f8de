/// \file
/// What every chart is drawn on: axes, and lines, areas, bars and marks in data coordinates. Charts ask for nothing
/// else, so that another library, such as ImPlot, could stand behind this.
#pragma once

#include <imgui.h>

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/fonts.h"
#include "ui/panel.h"
#include "ui/theme.h"
#include "ui/value_range.h"

namespace sac::gui {

struct Point {
  double x;
  double y;
};

/// Which of the two value axes.
enum class AxisSide { left, right };

struct ValueAxis {
  Range range{0.0, 1.0};
  bool logarithmic = false;
  std::string unit;  ///< at its head
};

struct PlotAxes {
  Range x{0.0, 1.0};
  std::string x_name;                                            ///< below the axis
  std::function<std::string(double value, double step)> x_text;  ///< of a tick; plain numbers without it
  ValueAxis left;
  std::optional<ValueAxis> right;
  bool small = false;  ///< without axes
};

/// How a line looks.
struct Stroke {
  Rgb colour;
  float width = 1.5F;  ///< in layout units
  float alpha = 1.0F;
  std::span<const float> dash{};  ///< lengths on and off, in layout units
};

class Plot {
 public:
  Plot(const Box& box, PlotAxes axes);

  /// Where the data are, without axes and names.
  const Box& area() const { return area_; }
  const PlotAxes& axes() const { return axes_; }
  ImVec2 at(Point point, AxisSide side = AxisSide::left) const;
  /// The data's x below a position on the screen.
  double x_under(float screen_x) const;
  /// Points are worth drawing up to this many columns.
  int columns() const;

  /// Grid, ticks, units and the name of the horizontal axis.
  void draw_frame(const Theme& theme, const Fonts& fonts) const;
  /// A line through points sorted by x; those that are not finite interrupt it.
  void line(std::span<const Point> points, const Stroke& stroke, AxisSide side = AxisSide::left) const;
  void dots(std::span<const Point> points, Rgb rgb, float radius, AxisSide side = AxisSide::left) const;
  /// Between a line and a value.
  void fill_to(std::span<const Point> points, double value, Rgb rgb, float alpha, AxisSide side = AxisSide::left) const;
  /// Between two lines that have the same x.
  void fill_between(std::span<const Point> upper, std::span<const Point> lower, Rgb rgb, float alpha) const;
  void bar(double from, double to, double height, Rgb rgb, float alpha) const;
  /// A line across the whole area.
  void across(double value, const Stroke& stroke, AxisSide side = AxisSide::left) const;
  /// A line from top to bottom.
  void upright(double x, const Stroke& stroke) const;

 private:
  void draw_values(const ValueAxis& axis, AxisSide side, const Theme& theme, const Fonts& fonts) const;

  Box area_;
  PlotAxes axes_;
};

/// While it lives, nothing is drawn outside of a box.
class Clip {
 public:
  explicit Clip(const Box& box, float margin = 0.0F);
  ~Clip();
  Clip(const Clip&) = delete;
  Clip& operator=(const Clip&) = delete;
};

/// A line on the screen, dashed or not.
void draw_dashed(ImVec2 from, ImVec2 to, ImU32 colour, float width, std::span<const float> dash);

/// The same along a path.
void draw_dashed_path(std::span<const ImVec2> path, ImU32 colour, float width, std::span<const float> dash);

inline constexpr float kDashes[] = {6.0F, 4.0F};
inline constexpr float kDots[] = {1.5F, 3.0F};

}  // namespace sac::gui
