// Keys, by the letters that the keyboard yields, and the commands that they call.
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "page/commands.h"
#include "page/desktop_theme.h"
#include "page/shortcuts.h"

using namespace sac;
using namespace sac::gui;

TEST_CASE("a key is what its letter says, wherever the keyboard has it") {
  // On a Dvorak layout the key with the code of R yields P.
  CHECK(command_of({.key = GLFW_KEY_R, .name = "p"}).empty());
  CHECK(command_of({.name = {}, .character = U'p'}).empty());
  CHECK(command_of({.name = {}, .character = U'r'}) == "reset");
  CHECK(command_of({.name = {}, .character = U'R'}) == "reset");
  CHECK(command_of({.key = GLFW_KEY_R, .name = "p", .mods = GLFW_MOD_CONTROL}) == "palette");
  CHECK(command_of({.key = GLFW_KEY_Z, .name = "z", .mods = GLFW_MOD_CONTROL | GLFW_MOD_SHIFT}) == "redo");
  CHECK(command_of({.key = GLFW_KEY_Z, .name = "z", .mods = GLFW_MOD_CONTROL}) == "undo");
  CHECK(command_of({.name = {}, .character = U'?'}) == "help");
  CHECK(command_of({.name = {}, .character = U'3'}) == "layer 3");
  CHECK(command_of({.key = GLFW_KEY_ESCAPE, .name = {}}) == "escape");
  CHECK(command_of({.key = GLFW_KEY_S, .name = "s"}).empty());  // its character comes by itself
}

TEST_CASE("of the keys that are held, only the arrow goes on") {
  CHECK(command_of({.key = GLFW_KEY_RIGHT, .name = {}, .repeats = true}) == "step");
  CHECK(command_of({.name = {}, .character = U'r', .repeats = true}).empty());
  CHECK(command_of({.name = {}, .character = U'3', .repeats = true}).empty());
}

TEST_CASE("each key of the help sheet stands there once") {
  std::set<std::string> keys;
  for (const Shortcut& shortcut : shortcuts()) {
    INFO(shortcut.keys);
    CHECK(keys.insert(std::string(shortcut.keys)).second);
    CHECK_FALSE(shortcut.does.empty());
  }
}

TEST_CASE("the palette finds what has all words of the query, the beginning first") {
  const std::vector<Command> commands{{"preset modern", "Preset: Modern", "", {}},
                                      {"layer 1", "Map: value", "", {}},
                                      {"value x", "Value of something", "", {}}};
  CHECK(matching(commands, "").size() == 3);
  CHECK(matching(commands, "MOD pre").at(0)->name == "preset modern");
  CHECK(matching(commands, "value").at(0)->name == "value x");
  CHECK(matching(commands, "nothing").empty());
  CHECK(find_command(commands, "layer 1") == &commands[1]);
  CHECK(find_command(commands, "layer") == nullptr);
}

TEST_CASE("a desktop's answer is light or dark, or tells nothing") {
  CHECK(theme_meant("(<<uint32 1>>,)") == ThemeName::dark);
  CHECK(theme_meant("(<<uint32 2>>,)") == ThemeName::light);
  CHECK_FALSE(theme_meant("(<<uint32 0>>,)"));
  CHECK(theme_meant("'prefer-dark'") == ThemeName::dark);
  CHECK(theme_meant("'Adwaita-dark'") == ThemeName::dark);
  CHECK_FALSE(theme_meant("'default'"));
}
