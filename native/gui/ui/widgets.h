/// \file
/// The few controls that Dear ImGui does not bring in the app's look.
#pragma once

#include <imgui.h>

#include <span>
#include <string_view>

#include "sac/schema.h"
#include "ui/fonts.h"
#include "ui/theme.h"

namespace sac::gui {

enum class Icon { none, play, pause, step, reset, sun, moon, close, undo, redo, back, forward, search };
enum class ButtonStyle { plain, primary, quiet };

// All of them can be reached with Tab and pressed with Space or Enter.

/// A button with an icon before its label; the label may be empty. Width 0 fits the content.
bool button(const char* id, Icon icon, std::string_view label, ImVec2 size, ButtonStyle style, const Theme& theme,
            const Fonts& fonts, bool enabled = true);
/// A small button that may be on; the label is TeX if it begins with '$'. Width 0 fits the label.
bool chip(const char* id, std::string_view label, bool on, ImVec2 size, const Theme& theme, const Fonts& fonts,
          bool enabled = true);
/// The size of a chip that fits its label.
ImVec2 chip_size(std::string_view label, const Fonts& fonts);
/// A field that opens a list; if it returns true, the entries and `end_list` follow.
bool begin_list(const char* id, const char* chosen, float width, const Theme& theme);
void end_list();
/// By how many entries the arrow keys move the choice of the closed list before it, which has the focus.
int list_arrow();
/// A sentence beside the last item, while the pointer rests on it or the keyboard has brought the focus there.
void tooltip(std::string_view text);
/// A switch. \return its new state
bool toggle(const char* id, bool on, const Theme& theme);
/// A slider from a parameter's least to its greatest value, linear or logarithmic. \return its new value
double slider(const char* id, const Param& param, double value, float width, const Theme& theme);
/// A row of choices of which one is taken. \return the index of the taken one
int segmented(const char* id, std::span<const std::string_view> names, int chosen, float height, const Theme& theme,
              const Fonts& fonts);
/// A tile that says which of two runs something shows. \return its width with the gap after it
float run_tile(ImVec2 at, bool second, const Theme& theme, const Fonts& fonts);
/// A small pill that ends at a point.
void badge(ImVec2 top_right, std::string_view text, Rgb rgb, const Fonts& fonts);

}  // namespace sac::gui
