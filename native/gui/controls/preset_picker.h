/// \file
/// The choice of a preset: each with the sentence that says what to watch.
#pragma once

#include "lab/lab.h"
#include "ui/fonts.h"
#include "ui/theme.h"

namespace sac::gui {

/// A button at the cursor that opens the list. \param height of the button
void draw_preset_picker(Lab& lab, float height, const Theme& theme, const Fonts& fonts);

}  // namespace sac::gui
