#include "charts/actions_plot.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/numbers.h"

namespace sac::gui {

Plot draw_actions(const Box& box, std::span<const double> a, std::span<const double> b, double max_torque, bool large,
                  std::optional<int> part, const Theme& theme, const Fonts& fonts) {
  double highest = 20.0;
  for (const double count : a) highest = std::max(highest, count);
  for (const double count : b) highest = std::max(highest, count);
  PlotAxes axes;
  axes.x = {-max_torque, max_torque};
  axes.small = !large;
  axes.left.range = {0.0, nice_step(1.05 * highest)};
  if (large) axes.x_name = "torque in N m";
  const Plot plot(box, std::move(axes));
  plot.draw_frame(theme, fonts);
  const double width = 2.0 * max_torque / static_cast<double>(std::max<std::size_t>(a.size(), 1));
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double from = -max_torque + width * static_cast<double>(i);
    const bool pointed = part && static_cast<std::size_t>(*part) == i;
    if (a[i] > 0.0) plot.bar(from + 0.04 * width, from + 0.96 * width, a[i], theme.replay, pointed ? 1.0F : 0.75F);
  }
  std::vector<Point> steps;
  for (std::size_t i = 0; i < b.size(); ++i) {
    const double from = -max_torque + width * static_cast<double>(i);
    steps.push_back({from, b[i]});
    steps.push_back({from + width, b[i]});
  }
  plot.line(steps, {.colour = theme.run_b, .width = large ? 2.0F : 1.25F});
  const double count = std::accumulate(a.begin(), a.end(), 0.0);
  if (count > 0.0)
    plot.across(count / static_cast<double>(a.size()),
                {.colour = theme.ink, .width = large ? 1.5F : 1.0F, .dash = kDashes});
  return plot;
}

std::optional<int> part_at(const Plot& plot, std::size_t parts, float screen_x) {
  const Range x = plot.axes().x;
  const double share = (plot.x_under(screen_x) - x.low) / (x.high - x.low);
  if (share < 0.0 || share >= 1.0 || parts == 0) return std::nullopt;
  return static_cast<int>(share * static_cast<double>(parts));
}

int part_beside(std::optional<int> part, std::size_t parts, Arrow arrow) {
  const int last = static_cast<int>(parts) - 1;
  const int from = std::clamp(part.value_or(static_cast<int>(parts / 2)), 0, last);
  switch (arrow) {
    case Arrow::left: return std::max(from - 1, 0);
    case Arrow::right: return std::min(from + 1, last);
    case Arrow::home: return 0;
    case Arrow::end: return last;
    default: return from;
  }
}

}  // namespace sac::gui
