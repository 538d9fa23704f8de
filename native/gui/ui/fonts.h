/// \file
/// The fonts, in Dear ImGui before and since 1.92, which draws glyphs of any size by itself.
#pragma once

#include <imgui.h>

#include <string_view>

namespace sac::gui {

struct Fonts {
  ImFont* text = nullptr;
  ImFont* bold = nullptr;
  ImFont* small = nullptr;
  ImFont* number = nullptr;  ///< large figures
  ImFont* title = nullptr;
  ImFont* italic = nullptr;        ///< variables of formulas
  ImFont* upright = nullptr;       ///< words and signs of formulas
  ImFont* italic_small = nullptr;  ///< the same for subscripts
  ImFont* upright_small = nullptr;
  bool has_greek = false;  ///< otherwise symbols are spelled out
};

/// Loads the fonts, in place of those loaded before, between two frames. `scale` is the size of a layout unit in window
/// units, `pixel_ratio` the number of framebuffer pixels per window unit.
Fonts load_fonts(float scale, float pixel_ratio);

/// Until ImGui::PopFont, text has this font at the size it was loaded with.
void push_font(ImFont* font);
/// Text at any size, its baseline at `at`.
void draw_at_baseline(ImDrawList& list, ImFont* font, float size, ImVec2 at, ImU32 colour, std::string_view text);
/// Width of a text at any size.
float width_of(ImFont* font, float size, std::string_view text);

}  // namespace sac::gui
