/// \file
/// What the visitor must know, over the views and moving none of them: a run to go on with, why a run has stopped and
/// what may help, and what there is to say.
#pragma once

#include "lab/autosave.h"
#include "lab/lab.h"
#include "ui/fonts.h"
#include "ui/theme.h"

namespace sac::gui {

/// \param autosave may be null \param top where it begins, in window units
void draw_banner(float top, float window_width, Lab& lab, Autosave* autosave, const Theme& theme, const Fonts& fonts);

/// "3 minutes ago"
std::string age_text(std::int64_t seconds);

}  // namespace sac::gui
