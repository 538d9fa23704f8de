/// \file
/// The two palettes of app and pictures.
#pragma once

namespace sac {

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

Rgb mix(Rgb a, Rgb b, float t);

}  // namespace sac
