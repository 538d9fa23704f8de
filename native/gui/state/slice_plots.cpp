#include "state/slice_plots.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/numbers.h"

namespace sac::gui {
namespace {

// Where ticks have the room for a unit.
constexpr float kUnitWidth = 160.0F;
constexpr float kMeanDashes[] = {4.0F, 3.0F};

std::vector<Point> over_torque(const SliceView& view, const std::vector<float>& values) {
  std::vector<Point> points;
  points.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    points.push_back({view.max_torque * static_cast<double>(view.slice.action[i]), static_cast<double>(values[i])});
  return points;
}

Plot frame(const Box& box, const SliceView& view, const Range& range, const Theme& theme, const Fonts& fonts) {
  PlotAxes axes;
  axes.x = {-view.max_torque, view.max_torque};
  const bool names_unit = box.width > kUnitWidth * unit();
  axes.x_text = [names_unit](double value, double step) {
    return value == 0.0 && names_unit ? std::string("0 N m") : format_tick(value, step);
  };
  axes.left.range = range;
  Plot plot(box, std::move(axes));
  plot.draw_frame(theme, fonts);
  return plot;
}

// The policy's mean action, and what is read.
void draw_marks(const Plot& plot, const SliceView& view, const Theme& theme) {
  plot.upright(view.max_torque * std::tanh(view.slice.mean), {.colour = theme.policy, .dash = kMeanDashes});
  if (view.index)
    plot.upright(view.max_torque * static_cast<double>(view.slice.action[*view.index]),
                 {.colour = theme.ink, .width = 1.0F, .alpha = 0.4F});
}

}  // namespace

std::size_t mean_index(const ActionSlice& slice) {
  const auto count = static_cast<double>(slice.action.size());
  const double at = std::floor((std::tanh(slice.mean) + 1.0) / 2.0 * count);
  return static_cast<std::size_t>(std::clamp(at, 0.0, count - 1.0));
}

Plot draw_q_plot(const Box& box, const SliceView& view, const Range& range, const Theme& theme, const Fonts& fonts) {
  const Plot plot = frame(box, view, range, theme, fonts);
  const Clip clip(plot.area());
  plot.line(over_torque(view, view.slice.min_q), {.colour = theme.ink, .width = 5.0F, .alpha = 0.22F});
  plot.line(over_torque(view, view.slice.q1), {.colour = theme.q1, .width = 1.75F});
  if (!view.single) plot.line(over_torque(view, view.slice.q2), {.colour = theme.q2, .width = 1.75F});
  draw_marks(plot, view, theme);
  return plot;
}

Plot draw_density_plot(const Box& box, const SliceView& view, const Range& range, const Theme& theme,
                       const Fonts& fonts) {
  const Plot plot = frame(box, view, range, theme, fonts);
  const Clip clip(plot.area());
  const auto policy = over_torque(view, view.slice.policy), target = over_torque(view, view.slice.boltzmann);
  // What training takes away from the policy, and what it adds.
  std::vector<Point> lower = policy;
  for (std::size_t i = 0; i < lower.size(); ++i) lower[i].y = std::min(policy[i].y, target[i].y);
  plot.fill_between(policy, lower, theme.policy, 0.24F);
  plot.fill_between(target, lower, theme.muted, 0.24F);
  plot.line(target, {.colour = theme.muted, .width = 2.0F});
  plot.line(policy, {.colour = theme.policy, .width = 2.25F});
  draw_marks(plot, view, theme);
  return plot;
}

}  // namespace sac::gui
