/// \file
/// The choice where a value needs a new run: restart, keep the weights, or leave it as it was.
#pragma once

#include "lab/lab.h"
#include "ui/fonts.h"
#include "ui/panel.h"
#include "ui/theme.h"

namespace sac::gui {

/// "hidden units and critic need a new run."
std::string pending_sentence(const Lab& lab);
/// The height that it takes; 0 where nothing waits.
float restart_prompt_height(const Lab& lab, float width, const Fonts& fonts);
void draw_restart_prompt(const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts);

}  // namespace sac::gui
