/// \file
/// Everything that can be done, by name: for keys, palette and scripts.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sac::gui {

struct Command {
  std::string name;   ///< "train", "preset modern", "layer 3"
  std::string label;  ///< for people
  std::string keys;   ///< that do the same; empty for none
  std::function<void()> run;
  std::string help{};  ///< a sentence, or empty
};

/// Those whose name or label has every word of the query somewhere, without regard to case; those that begin with it
/// first.
std::vector<const Command*> matching(const std::vector<Command>& commands, std::string_view query);
/// nullptr where there is none of this name.
const Command* find_command(const std::vector<Command>& commands, std::string_view name);

}  // namespace sac::gui
