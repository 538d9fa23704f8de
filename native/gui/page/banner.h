/// \file
/// The strip that says, in the window, what went wrong and what to do.
#pragma once

#include "lab/lab.h"
#include "ui/fonts.h"
#include "ui/panel.h"
#include "ui/theme.h"

namespace sac::gui {

/// Height that the banner needs for this window's width; 0 if there is nothing to say.
float banner_height(const Lab& lab, float width, const Fonts& fonts);
/// A failed run with a way to begin again, or else the latest refused input.
void draw_banner(const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts);

}  // namespace sac::gui
