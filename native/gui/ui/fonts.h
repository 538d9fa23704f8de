/// \file
/// The fonts, in Dear ImGui before and since 1.92, which draws glyphs of any size by itself.
#pragma once

#include <imgui.h>

namespace sac::gui {

struct Fonts {
  ImFont* text = nullptr;
  ImFont* bold = nullptr;
  ImFont* small = nullptr;
  ImFont* number = nullptr;  ///< large figures
  ImFont* title = nullptr;
  bool has_greek = false;
};

/// Loads the fonts, in place of those loaded before, between two frames. `scale` is the size of a layout unit in window
/// units, `pixel_ratio` the number of framebuffer pixels per window unit.
Fonts load_fonts(float scale, float pixel_ratio);

/// Until ImGui::PopFont, text has this font at the size it was loaded with.
void push_font(ImFont* font);

}  // namespace sac::gui
