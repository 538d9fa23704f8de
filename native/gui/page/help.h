/// \file
/// The help sheet: every key, from the table of shortcuts.
#pragma once

#include "ui/fonts.h"
#include "ui/theme.h"

namespace sac::gui {

/// \param open becomes false when the visitor closes it
void draw_help_sheet(bool& open, const Theme& theme, const Fonts& fonts);

}  // namespace sac::gui
