/// \file
/// The live counters: environment steps, gradient updates, episodes, updates per second.
#pragma once

#include "lab/training_thread.h"
#include "ui/fonts.h"
#include "ui/panel.h"
#include "ui/theme.h"

namespace sac::gui {

/// One row, in the middle of the box.
void draw_counters(const Box& box, const Snapshot& run, const Theme& theme, const Fonts& fonts);

}  // namespace sac::gui
