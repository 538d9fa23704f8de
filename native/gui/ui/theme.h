/// \file
/// Colours, spacing and symbols: the one place that decides how the app looks.
#pragma once

#include <imgui.h>

namespace sac::gui {

/// A colour, sRGB, 0..1.
struct Rgb {
  float r, g, b;
};

enum class ThemeName { light, dark };

/// The page's colours (web/src/ui/theme.ts): one colour has one meaning everywhere.
struct Theme {
  Rgb background;  ///< behind the panels
  Rgb panel, raised, field;
  Rgb track;  ///< of sliders and switches
  Rgb border, strong_border;
  Rgb ink;    ///< text and the strongest lines
  Rgb muted;  ///< secondary text, axes
  Rgb accent, accent_hover, on_accent, accent_soft;
  Rgb policy, training, optimum, solved, solved_soft;
  Rgb rod;      ///< the pendulum
  Rgb changed;  ///< a value that differs from the preset
  Rgb warning_soft, warning, error_soft, error;
  Rgb value, q1, q2;  ///< of the networks
  Rgb replay;         ///< what comes from the replay buffer
  Rgb run_a, run_b;   ///< two runs side by side
};

const Theme& theme(ThemeName name);
/// Sets ImGui's style; `scale` is the size of a layout unit in window units.
void apply(const Theme& theme, float scale);

ImU32 colour(Rgb rgb, float alpha = 1.0F);
ImVec4 vec4(Rgb rgb, float alpha = 1.0F);
Rgb mix(Rgb a, Rgb b, float t);

}  // namespace sac::gui
