#include "page/shortcuts.h"

#include <array>

namespace sac::gui {
namespace {

constexpr std::array kShortcuts{
    Shortcut{"Space", "Train or pause", "train", U' '},
    Shortcut{.keys = "→", .does = "One environment step", .command = "step", .key = GLFW_KEY_RIGHT, .repeats = true},
    Shortcut{"R", "Start again; Ctrl+Z brings the run back", "reset", U'r'},
    Shortcut{"1 … 9", "Layer of the state map", "layer"},
    Shortcut{.keys = "Ctrl+Z",
             .does = "Take back the last change; after a reset the run comes back",
             .command = "undo",
             .letter = 'z'},
    Shortcut{.keys = "Ctrl+Shift+Z", .does = "Do it again", .command = "redo", .letter = 'z', .shift = true},
    Shortcut{.keys = "Ctrl+Y", .does = "Do it again", .command = "redo", .letter = 'y'},
    Shortcut{"/", "Search the hyperparameters", "search", U'/'},
    Shortcut{"C", "Compare two runs", "compare", U'c'},
    Shortcut{"N", "Train many seeds", "seeds", U'n'},
    Shortcut{"S", "Copy the link to these settings", "share", U's'},
    Shortcut{.keys = "Ctrl+V", .does = "Use the settings of a link that was copied", .command = "paste", .letter = 'v'},
    Shortcut{.keys = "Ctrl+O", .does = "Open a run", .command = "open", .letter = 'o'},
    Shortcut{.keys = "Ctrl+S", .does = "Save this run", .command = "save", .letter = 's'},
    Shortcut{.keys = "Ctrl+Shift+S",
             .does = "Save it under another name",
             .command = "save as",
             .letter = 's',
             .shift = true},
    Shortcut{
        .keys = "Ctrl+P", .does = "Find any command, parameter, preset or layer", .command = "palette", .letter = 'p'},
    Shortcut{"L", "Next layout", "layout", U'l'},
    Shortcut{"T", "Light or dark", "theme", U't'},
    Shortcut{"?", "This sheet", "help", U'?'},
    Shortcut{.keys = "Esc", .does = "Close what is open", .command = "escape", .key = GLFW_KEY_ESCAPE},
    Shortcut{.keys = "Ctrl+Q", .does = "Close the window; the run is kept", .command = "quit", .letter = 'q'},
};

char32_t lower(char32_t character) { return character >= U'A' && character <= U'Z' ? character + 32 : character; }

bool matches(const Shortcut& shortcut, const KeyPress& press) {
  if (press.repeats && !shortcut.repeats) return false;
  const bool control = (press.mods & (GLFW_MOD_CONTROL | GLFW_MOD_SUPER)) != 0;
  if (shortcut.letter) {
    return control && (press.mods & GLFW_MOD_ALT) == 0 && press.name == std::string(1, shortcut.letter) &&
           ((press.mods & GLFW_MOD_SHIFT) != 0) == shortcut.shift;
  }
  if (shortcut.character) return press.character && lower(press.character) == shortcut.character;
  return shortcut.key && press.key == shortcut.key && !control && (press.mods & GLFW_MOD_ALT) == 0;
}

}  // namespace

std::span<const Shortcut> shortcuts() { return kShortcuts; }

std::string command_of(const KeyPress& press) {
  if (press.character >= U'1' && press.character <= U'9' && !press.repeats)
    return std::string("layer ") + static_cast<char>(press.character);
  for (const Shortcut& shortcut : kShortcuts)
    if (matches(shortcut, press)) return std::string(shortcut.command);
  return {};
}

}  // namespace sac::gui
