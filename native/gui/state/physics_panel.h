/// \file
/// The physics on the stage, set while the pendulum moves: gravity, mass, length and torque.
#pragma once

#include "lab/lab.h"
#include "ui/fonts.h"
#include "ui/panel.h"
#include "ui/theme.h"

namespace sac::gui {

/// Sliders, and a button that brings back the preset's values.
void draw_physics(const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts);
/// The height that it needs.
float physics_height();

}  // namespace sac::gui
