/// \file
/// The bar at the top: preset, Train or Pause, Step, Reset, speed, seed, theme and the state of the run.
#pragma once

#include <array>

#include "lab/lab.h"
#include "ui/fonts.h"
#include "ui/panel.h"
#include "ui/theme.h"

namespace sac::gui {

class Toolbar {
 public:
  /// \param theme_name changes when the visitor switches between light and dark
  void draw(const Box& box, Lab& lab, ThemeName& theme_name, const Theme& theme, const Fonts& fonts);

  /// The bar of many seeds is open.
  bool shows_seeds() const { return shows_seeds_; }
  void show_seeds(bool shows) { shows_seeds_ = shows; }

 private:
  void draw_run(Lab& lab, const Theme& theme, const Fonts& fonts);
  void draw_seed(Lab& lab, const Theme& theme, const Fonts& fonts);
  void draw_state(float left, float right, float middle, const Lab& lab, const Theme& theme, const Fonts& fonts) const;

  bool shows_seeds_ = false;
  bool typing_ = false;
  std::array<char, 24> typed_{};
};

}  // namespace sac::gui
