/// \file
/// The whole window: where each part stands, and what the keys do.
#pragma once

#include <vector>

#include "controls.h"
#include "fonts.h"
#include "lab.h"
#include "options.h"
#include "stage.h"
#include "state_map.h"
#include "task_optimum.h"
#include "theme.h"
#include "toolbar.h"
#include "window.h"

namespace sac::gui {

class App {
 public:
  /// \pre a Window is open
  explicit App(const Options& options);

  /// Draws one frame; `seconds` have passed since the last.
  void draw(const Window& window, float seconds);
  const Theme& theme() const { return gui::theme(theme_name_); }

 private:
  void obey(const std::vector<int>& keys);
  void draw_returns(const Box& box, const Fonts& fonts);
  void draw_small_charts(const Box& box, const Fonts& fonts);

  ThemeName theme_name_;
  Lab lab_;
  Toolbar toolbar_;
  Controls controls_;
  Stage stage_;
  StateMap state_map_;
  TaskOptimum optimum_;
};

}  // namespace sac::gui
