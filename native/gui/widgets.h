/// \file
/// The few controls that Dear ImGui does not bring in the app's look.
#pragma once

#include <imgui.h>

#include <string_view>

#include "theme.h"

namespace sac::gui {

/// A filled button for the main action.
bool primary_button(const char* label, ImVec2 size, const Theme& theme, const Fonts& fonts);
/// A switch. \return its new state
bool toggle(const char* id, bool on, const Theme& theme);
/// A small pill that ends at a point.
void badge(ImVec2 top_right, std::string_view text, Rgb rgb, const Fonts& fonts);
/// A button of a row of which one is chosen.
bool choice_button(const char* label, bool chosen, const Theme& theme);

}  // namespace sac::gui
