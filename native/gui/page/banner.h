/// \file
/// What the visitor must know: a run to go on with, which has a place of its own until it is answered; and over the
/// views, moving none of them, why a run has stopped and what may help, and what there is to say.
#pragma once

#include "lab/autosave.h"
#include "lab/lab.h"
#include "ui/fonts.h"
#include "ui/theme.h"

namespace sac::gui {

/// The run of an earlier start that may be gone on with, in window units. \return the height that it takes, with the
/// gap below it; 0 where there is none
float draw_offer(float x, float y, float width, Autosave& autosave, const Theme& theme, const Fonts& fonts);

/// The rest, over the views. \param top where it begins, in window units
void draw_banner(float top, float window_width, Lab& lab, const Theme& theme, const Fonts& fonts);

/// "3 minutes ago"
std::string age_text(std::int64_t seconds);

}  // namespace sac::gui
