/// \file
/// The whole window: the lab, its views, and everything that a visitor can call.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "charts/bands.h"
#include "charts/charts.h"
#include "controls/comparison_bar.h"
#include "controls/controls.h"
#include "controls/seeds_bar.h"
#include "controls/toolbar.h"
#include "lab/autosave.h"
#include "lab/lab.h"
#include "lab/recent_file.h"
#include "lab/seeds.h"
#include "lab/task_optimum.h"
#include "page/arrangement.h"
#include "page/commands.h"
#include "page/desktop_theme.h"
#include "page/options.h"
#include "page/palette.h"
#include "page/run_files.h"
#include "page/run_log.h"
#include "page/window.h"
#include "page/window_state.h"
#include "state/action_slice.h"
#include "state/stage.h"
#include "state/state_map.h"
#include "update/update_view.h"

namespace sac::gui {

class App {
 public:
  /// \pre the window lives longer \throws Failure if a file that the options name cannot be read or written
  App(const Options& options, Window& window);
  ~App();

  /// Draws one frame; `seconds` have passed since the last. \param awake somebody looks and may touch something
  void draw(float seconds, bool awake);
  /// What goes on while nothing is drawn.
  void update_unseen();
  const Theme& theme() const { return sac::theme(theme_name_); }

  /// Something moves or is on its way: a training, a dialog.
  bool is_busy() const;
  /// When it wants to be called again though nothing happens, in seconds.
  double next() const;
  /// Keeps what is not kept, for at most so many seconds. \return whether nothing is left to be done
  bool finish(double seconds);
  /// What is not kept since something went wrong, as clauses; empty: all is kept.
  std::string problem() const;
  /// Something is kept for the next start.
  bool keeps_run() const { return autosave_ && autosave_->keeps(); }
  /// The window was to be closed and is not, since something would be lost.
  void stay_open();

  /// Calls a command by its name. \return whether there is one
  bool call(const std::string& name);
  /// A part of the window that is wanted as a picture, once; and what became of it, as the bytes of a PNG file.
  std::optional<Box> take_picture_request() { return std::exchange(picture_, std::nullopt); }
  void save_picture(std::vector<std::uint8_t> png);
  /// What the window shows, by name: those of the lab (readouts.h), and "layout", "theme", "palette", "help", "offer",
  /// "problem", "unkept", "file" and "window". Nothing for a name that means nothing.
  std::optional<std::string> read_out(const std::string& name);

 private:
  void open(const Options& options);
  void obey_keys();
  std::vector<Command> commands();
  void add_lab_commands(std::vector<Command>& all);
  void add_window_commands(std::vector<Command>& all);
  void add_choices(std::vector<Command>& all);
  void share();
  void paste();
  void escape();
  void set_theme(ThemeName name);
  void draw_view(View view, const Box& box);
  void draw_charts(const Box& box);
  float draw_seeds(const Box& box);
  VisibleViews visible(bool awake) const;
  void remember();
  /// Autosave, log and recent runs, each when it is due.
  void keep();

  Window& window_;
  bool keeps_;  // something of this window stays for the next
  WindowState state_;
  std::string remembered_;
  ThemeName theme_name_ = ThemeName::light;
  bool theme_chosen_ = false;
  std::optional<DesktopTheme> desktop_theme_;
  Lab lab_;
  std::unique_ptr<Autosave> autosave_;
  RecentFile recent_file_{""};
  std::unique_ptr<RunLog> log_;
  double flushed_ = 0.0;
  Files files_{lab_, state_, [this](Side side, std::int64_t step) {
                 if (autosave_ && side == Side::a) autosave_->saved_to_file(step);
               }};
  Arrangement arrangement_;
  Palette palette_;
  bool help_open_ = false;
  Toolbar toolbar_;
  Controls controls_;
  Stage stage_, other_stage_;  // of A and of B
  StateMap state_map_;
  ActionSliceView slice_;
  Seeds seeds_;
  SeedsBar seeds_bar_;
  SeedBands bands_;
  ChartsView charts_;
  UpdateView update_;
  std::optional<Box> picture_;
  TaskOptimum optimum_;
};

}  // namespace sac::gui
