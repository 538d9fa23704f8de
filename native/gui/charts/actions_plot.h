/// \file
/// Which torques the newest actions were: a histogram, held against equally frequent ones.
#pragma once

#include <optional>
#include <span>

#include "ui/focus.h"
#include "ui/plot.h"

namespace sac::gui {

/// Draws it. \param a, b how many of the newest actions lie in each of equal parts; b may be empty
/// \param part that is pointed at
Plot draw_actions(const Box& box, std::span<const double> a, std::span<const double> b, double max_torque, bool large,
                  std::optional<int> part, const Theme& theme, const Fonts& fonts);
/// The part below a position on the screen; nothing beyond the ends.
std::optional<int> part_at(const Plot& plot, std::size_t parts, float screen_x);
/// Where an arrow key leads from a part, or from the middle where there is none. \pre parts > 0
int part_beside(std::optional<int> part, std::size_t parts, Arrow arrow);

}  // namespace sac::gui
