/// \file
/// A run as a file: opened, saved, dropped on the window.
#pragma once

#include <cstdint>
#include <functional>
#include <future>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lab/lab.h"
#include "page/file_dialog.h"
#include "page/window_state.h"

namespace sac::gui {

/// A run from a file of any front end. \throws Failure with one sentence that names the file
HeldRun read_run(const std::string& path);
/// "sac-lab-quick-seed1-12345.safetensors"
std::string checkpoint_name(const Run& run);

class Files {
 public:
  /// \param saved hears of each run that is in a file, with its step
  Files(Lab& lab, WindowState& state, std::function<void(Side side, std::int64_t step)> saved)
      : lab_(lab), state_(state), saved_(std::move(saved)) {}

  /// Goes on with the run of a file; one that is none is refused with a notice, and nothing has changed.
  void open(const std::string& path);
  /// The lab goes on with the run of this file already.
  void opened(const std::string& path);
  /// Asks for the file to open.
  void ask_open();
  /// Saves the run in focus to the file that it came from or went to, or asks for one.
  void save();
  void save_as();
  /// Asks for a file to write this to, such as a table or a picture.
  void save_other(const std::string& name, std::string bytes);
  /// Several at once are refused.
  void drop(const std::vector<std::string>& paths);

  /// Once per frame.
  void draw(const Theme& theme, const Fonts& fonts);
  /// A dialog or a file is on its way.
  bool busy() const { return dialog_.is_open() || saving_.valid() || writing_.valid(); }
  /// Brings what is being saved to its file, but waits no longer than that. \param seconds
  void finish(double seconds);
  /// Why the latest file is not there; empty: it is.
  const std::string& problem() const { return problem_; }
  bool asks() const { return dialog_.is_open(); }
  bool asks_in_window() const { return dialog_.is_in_window(); }
  void close() { dialog_.close(); }
  /// Of the run in A; empty: none yet.
  const std::string& path() const { return path_; }

 private:
  void write(const std::string& path);
  void collect();
  void fail(const std::string& reason);

  Lab& lab_;
  WindowState& state_;
  FileDialog dialog_;
  std::function<void(Side side, std::int64_t step)> saved_;
  std::string path_, target_;
  std::string problem_;
  Side side_ = Side::a;  // of what is being saved
  std::int64_t step_ = 0;
  std::string other_;  // bytes of what is no run; empty: it is one
  std::future<SavedRun> saving_;
  std::future<std::string> writing_;  // what went wrong, or empty
};

}  // namespace sac::gui
