/// \file
/// The command palette: any command, parameter, preset or layer by a few letters of its name.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "lab/lab.h"
#include "page/commands.h"
#include "ui/fonts.h"
#include "ui/theme.h"

namespace sac::gui {

class Palette {
 public:
  void open();
  void close() { open_ = false; }
  bool is_open() const { return open_; }
  /// Once per frame. A parameter's name with a value behind it sets that.
  void draw(const std::vector<Command>& commands, Lab& lab, const Theme& theme, const Fonts& fonts);
  /// What it lists, from the top; for tests.
  const std::vector<std::string>& listed() const { return listed_; }

 private:
  std::vector<Command> settings(Lab& lab);
  void choose(const Command& command);

  bool open_ = false, appearing_ = false;
  std::array<char, 128> query_{};
  std::size_t chosen_ = 0;
  bool refill_ = false;
  std::string fill_;
  std::vector<std::string> listed_;
};

}  // namespace sac::gui
