/// \file
/// A script: what a visitor would do, line by line, for pictures and tests.
///
///   # a comment                     wait steps 2000          type alpha 0.5
///   click train                     wait 30 frames           key Ctrl+Z
///   drag alpha 40 0                 wait solved yes          screenshot out.png
///   command layer 3                 print steps              close
///
/// `click` and `drag` want the name of a control, as the window drew it last, or a place as "x,y" in window units;
/// `wait NAME VALUE` waits until a readout has this value, or a number at least this one.
#pragma once

#include <imgui.h>

#include <string>
#include <utility>
#include <vector>

#include "page/input.h"

namespace sac::gui {

class App;
class Window;

class Script {
 public:
  /// \throws Failure if the file cannot be read; UsageError for a line that means nothing
  explicit Script(const std::string& path);

  /// Does what is next; once per frame, before it begins. \throws Failure where a control is not there, or a wait takes
  /// more than `kLongestWait` seconds
  void step(App& app, Window& window);
  /// To be called when the frame has been drawn, with what `Window::capture` gives.
  bool wants_picture() const { return !picture_.empty(); }
  std::string take_picture() { return std::exchange(picture_, {}); }
  bool done() const { return at_ >= lines_.size() && gestures_.empty() && picture_.empty(); }

  static constexpr double kLongestWait = 300.0;

 private:
  struct Line {
    int number;
    std::vector<std::string> words;
    std::string rest;  ///< all behind the first word
  };
  bool obey(const Line& line, App& app, Window& window);
  bool wait(const Line& line, App& app);
  void press_key(const Line& line, Window& window);
  ImVec2 place(const Line& line, const std::string& name) const;
  [[noreturn]] void fail(const Line& line, const std::string& what) const;

  std::string path_;
  std::vector<Line> lines_;
  std::size_t at_ = 0;
  std::vector<std::vector<InputEvent>> gestures_;  // of the frames to come, the last first
  std::string picture_;
  int frames_ = 0;
  double since_ = -1.0;
};

}  // namespace sac::gui
