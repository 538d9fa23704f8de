/// \file
/// Formulas and symbols in the window's fonts.
#pragma once

#include <imgui.h>

#include <string_view>

#include "ui/fonts.h"
#include "ui/tex.h"
#include "ui/theme.h"

namespace sac::gui {

/// Lays out TeX (see `tex.h`) in the window's fonts, at a size in window units.
Tex lay_out(std::string_view tex, float size, const Fonts& fonts);
/// Draws it; `at` is the left end of its baseline. Parts without a hue of their own have the colour `ink`.
void draw_tex(ImVec2 at, const Tex& tex, const Theme& theme, const Fonts& fonts, Rgb ink, float alpha = 1.0F);

/// A symbol of the schema ("lambda_pi") beside text of the size `unit()` times 14 whose upper left corner is `at`.
/// \return its width
float draw_symbol(ImVec2 at, std::string_view symbol, const Theme& theme, const Fonts& fonts, Rgb ink,
                  float size = 16.0F);
/// Its width alone.
float symbol_width(std::string_view symbol, const Fonts& fonts, float size = 16.0F);

/// The colour of a part of the algorithm: "q1", "q2", "value", "policy", "replay", "muted"; `otherwise` for others.
Rgb hue_colour(std::string_view hue, const Theme& theme, Rgb otherwise);

}  // namespace sac::gui
