/// \file
/// The whole window: where each part stands, and what the keys do.
#pragma once

#include <vector>

#include "charts/bands.h"
#include "charts/charts.h"
#include "controls/controls.h"
#include "controls/seeds_bar.h"
#include "controls/toolbar.h"
#include "lab/lab.h"
#include "lab/seeds.h"
#include "lab/task_optimum.h"
#include "page/options.h"
#include "page/window.h"
#include "state/action_slice.h"
#include "state/stage.h"
#include "state/state_map.h"
#include "ui/fonts.h"
#include "ui/theme.h"
#include "update/update_view.h"

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
  void draw_charts(const Box& box, const Fonts& fonts);

  ThemeName theme_name_;
  Lab lab_;
  Toolbar toolbar_;
  Controls controls_;
  Stage stage_;
  StateMap state_map_;
  ActionSliceView slice_;
  Seeds seeds_;
  SeedsBar seeds_bar_;
  SeedBands bands_;
  ChartsView charts_;
  UpdateView update_;
  TaskOptimum optimum_;
};

}  // namespace sac::gui
