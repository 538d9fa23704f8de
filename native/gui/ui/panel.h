/// \file
/// Panels: fixed boxes of the layout, and the drawing helpers that they share.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>

#include "ui/fonts.h"
#include "ui/theme.h"

namespace sac::gui {

/// A rectangle in window units.
struct Box {
  float x, y, width, height;

  float right() const { return x + width; }
  float bottom() const { return y + height; }
  ImVec2 min() const { return {x, y}; }
  ImVec2 max() const { return {right(), bottom()}; }
};

/// Opens a panel with a title; everything until `end_panel` goes into it. \return the space below the title
Box begin_panel(const char* title, const Box& box, const Fonts& fonts, bool scroll = false);
void end_panel();

enum class Align { left, centre, right };

/// Writes text at a point of the current window with a font of its own.
void text_at(ImVec2 at, ImFont* font, ImU32 colour, std::string_view text, Align align = Align::left);
ImVec2 text_size(ImFont* font, std::string_view text);

/// "value_network" as a reader would write it.
std::string spaced(std::string_view name);

/// One layout unit in window units; distances scale with the font.
float unit();

}  // namespace sac::gui
