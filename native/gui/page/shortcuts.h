/// \file
/// Every key that does something, with what it does: the keyboard and the help sheet read the same list.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "page/input.h"

namespace sac::gui {

struct Shortcut {
  std::string_view keys;     ///< as they are written on the help sheet
  std::string_view does;     ///< a few words
  std::string_view command;  ///< the one that it calls (commands.h)
  char32_t character = 0;    ///< what has to be typed, without regard to case; 0: nothing
  int key = 0;               ///< GLFW's code, where it is no character
  char letter = 0;           ///< together with Ctrl: the letter that the keyboard's layout has there
  bool shift = false;        ///< together with Ctrl and Shift
  bool repeats = false;      ///< also while it is held
};

/// The page's, and those of the app.
std::span<const Shortcut> shortcuts();
/// The command that a key calls; empty for none. Keys 1 to 9 call "layer 1" to "layer 9".
std::string command_of(const KeyPress& press);

}  // namespace sac::gui
