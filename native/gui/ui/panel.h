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
/// Text with subscripts: what follows '_' up to a space or bracket stands lower and smaller. \return its width
float symbol_at(ImVec2 at, const Fonts& fonts, ImU32 colour, std::string_view symbol);

/// "value_network" as a reader would write it.
std::string spaced(std::string_view name);
/// "12,345"; "-" for a number that is not there yet.
std::string grouped(double value);
/// A number as a readout shows it: few digits.
std::string brief(double value, int decimals);
/// The same for an axis: from `longest` on "20k", "-1.5M", "1e+12".
std::string compact(double value, int decimals, double longest = 1e4);

/// One layout unit in window units; distances scale with the font.
float unit();

}  // namespace sac::gui
