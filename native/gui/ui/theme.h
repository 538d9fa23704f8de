/// \file
/// Colours, spacing and symbols: the one place that decides how the app looks.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>

namespace sac::gui {

/// A colour, sRGB, 0..1.
struct Rgb {
  float r, g, b;
};

enum class ThemeName { light, dark };

/// Names and values as on the page (web/src/ui/theme.ts), and a hue for each network.
struct Theme {
  Rgb background;  ///< behind the panels
  Rgb panel, raised;
  Rgb border, strong_border;
  Rgb ink;    ///< text and the strongest lines
  Rgb muted;  ///< secondary text, axes
  Rgb accent, accent_hover, on_accent, accent_soft;
  Rgb rod;  ///< the pendulum
  Rgb training, evaluation, optimum, solved, solved_soft;
  Rgb changed;  ///< a value that differs from the preset
  Rgb warning_soft, warning, error_soft, error;
  Rgb q1, q2, value, policy, temperature;
};

const Theme& theme(ThemeName name);
/// Sets ImGui's style; `scale` is the size of a layout unit in window units.
void apply(const Theme& theme, float scale);
/// A schema symbol as a reader expects it: "alpha" becomes the Greek letter where the font has it.
std::string pretty_symbol(std::string_view symbol, bool has_greek);

ImU32 colour(Rgb rgb, float alpha = 1.0F);
ImVec4 vec4(Rgb rgb, float alpha = 1.0F);
Rgb mix(Rgb a, Rgb b, float t);

}  // namespace sac::gui
