#include "page/commands.h"

#include <algorithm>
#include <cctype>

namespace sac::gui {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), [](unsigned char c) { return std::tolower(c); });
  return result;
}

}  // namespace

std::vector<const Command*> matching(const std::vector<Command>& commands, std::string_view query) {
  std::vector<std::string> words;
  std::string rest = lower(query);
  for (std::size_t at = 0; at < rest.size();) {
    const std::size_t end = std::min(rest.find(' ', at), rest.size());
    if (end > at) words.push_back(rest.substr(at, end - at));
    at = end + 1;
  }
  std::vector<const Command*> found;
  for (const Command& command : commands) {
    const std::string text = lower(command.label + " " + command.name);
    if (std::all_of(words.begin(), words.end(), [&](const std::string& w) { return text.find(w) != text.npos; }))
      found.push_back(&command);
  }
  if (!words.empty()) {
    std::stable_partition(found.begin(), found.end(), [&](const Command* command) {
      return lower(command->label).starts_with(words[0]) || lower(command->name).starts_with(words[0]);
    });
  }
  return found;
}

const Command* find_command(const std::vector<Command>& commands, std::string_view name) {
  for (const Command& command : commands)
    if (command.name == name) return &command;
  return nullptr;
}

}  // namespace sac::gui
