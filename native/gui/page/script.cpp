#include "page/script.h"

#include <imgui.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <sstream>
#include <string_view>

#include "errors.h"
#include "files.h"
#include "log_lines.h"
#include "page/app.h"
#include "page/readouts.h"
#include "page/window.h"
#include "sac/number_text.h"
#include "text.h"
#include "ui/named_controls.h"

namespace sac::gui {
namespace {

using Kind = InputEvent::Kind;
constexpr int kDragFrames = 8;

InputEvent pointer(ImVec2 at) {
  return {.kind = Kind::pointer, .x = static_cast<double>(at.x), .y = static_cast<double>(at.y)};
}
InputEvent button(int which, int action) { return {.kind = Kind::button, .code = which, .action = action}; }

// "Ctrl+Shift+Z" as a key event.
InputEvent key_event(std::string_view text) {
  InputEvent event{.kind = Kind::key};
  for (std::size_t plus; (plus = text.find('+')) != text.npos && plus + 1 < text.size(); text.remove_prefix(plus + 1)) {
    const std::string_view word = text.substr(0, plus);
    const int mod = word == "Ctrl"    ? GLFW_MOD_CONTROL
                    : word == "Shift" ? GLFW_MOD_SHIFT
                    : word == "Alt"   ? GLFW_MOD_ALT
                                      : 0;
    if (mod == 0) return event;  // no key of that name
    event.mods |= mod;
  }
  static constexpr std::pair<std::string_view, int> kNames[] = {
      {"Space", GLFW_KEY_SPACE}, {"Right", GLFW_KEY_RIGHT}, {"Left", GLFW_KEY_LEFT},     {"Up", GLFW_KEY_UP},
      {"Down", GLFW_KEY_DOWN},   {"Enter", GLFW_KEY_ENTER}, {"Esc", GLFW_KEY_ESCAPE},    {"Tab", GLFW_KEY_TAB},
      {"Home", GLFW_KEY_HOME},   {"End", GLFW_KEY_END},     {"Back", GLFW_KEY_BACKSPACE}};
  for (const auto& [name, code] : kNames)
    if (name == text) event.code = code;
  if (event.code == 0 && text.size() == 1) {
    const char c = text[0] >= 'a' && text[0] <= 'z' ? static_cast<char>(text[0] - 32) : text[0];
    event.code = c;
    event.name = std::string(1, c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  }
  return event;
}

}  // namespace

// Whether a line has what its verb needs: numbers where numbers belong, and nothing after `close`.
static bool means_something(std::span<const std::string> words) {
  const auto is_number = [](const std::string& word) { return parse_number(word).has_value(); };
  const std::string& verb = words[0];
  if (verb == "close") return words.size() == 1;
  if (words.size() < 2) return false;
  if (verb == "drag") return words.size() == 4 && is_number(words[2]) && is_number(words[3]);
  if (verb == "scroll") return words.size() == 3 && is_number(words[2]);
  if (verb == "wait" && words.size() == 3 && words[2] == "frames") return parse_number(words[1]).value_or(-1.0) >= 0.0;
  return true;
}

Script::Script(const std::string& path) : path_(path) {
  static constexpr std::string_view kVerbs[] = {"click",   "double", "drag",  "move",       "key",  "type", "scroll",
                                                "command", "wait",   "print", "screenshot", "drop", "close"};
  const std::vector<std::uint8_t> bytes = read_file(path);
  int number = 0;
  for (const std::string_view text : log_lines({reinterpret_cast<const char*>(bytes.data()), bytes.size()}).lines) {
    Line line{.number = ++number, .words = {}, .rest = {}};
    std::istringstream words{std::string(text)};
    for (std::string word; words >> word;) line.words.push_back(word);
    if (line.words.empty() || line.words[0].starts_with("#")) continue;
    const std::size_t rest = text.find(line.words[0]) + line.words[0].size();
    line.rest = text.substr(std::min(text.find_first_not_of(' ', rest), text.size()));
    const bool known = std::find(std::begin(kVerbs), std::end(kVerbs), line.words[0]) != std::end(kVerbs);
    if (!known || !means_something(line.words))
      throw UsageError(concat(path, ", line ", std::to_string(number), ": \"", text, "\" means nothing to a script"));
    lines_.push_back(std::move(line));
  }
}

void Script::fail(const Line& line, const std::string& what) const {
  throw Failure(concat(path_, ", line ", std::to_string(line.number), ": ", what, "."));
}

ImVec2 Script::place(const Line& line, const std::string& name) const {
  float x = 0.0F, y = 0.0F;
  if (std::sscanf(name.c_str(), "%f,%f", &x, &y) == 2) return {x, y};
  const auto box = find_named(name);
  if (!box) fail(line, concat("there is no control \"", name, "\" in the window"));
  return {box->x + 0.5F * box->width, box->y + 0.5F * box->height};
}

void Script::press_key(const Line& line, Window& window) {
  const InputEvent down = key_event(line.words[1]);
  if (down.code == 0) fail(line, concat("there is no key ", line.words[1]));
  const auto push = [&](InputEvent event, int action) {
    event.action = action;
    window.input().push(std::move(event));
  };
  InputEvent control{.kind = Kind::key, .code = GLFW_KEY_LEFT_CONTROL};
  if (down.mods & GLFW_MOD_CONTROL) push(control, GLFW_PRESS);
  push(down, GLFW_PRESS);
  if (line.words[1] == "Space") window.input().push({.kind = Kind::character, .code = ' '});
  if (line.words[1].size() == 1) window.input().push({.kind = Kind::character, .code = line.words[1][0]});
  push(down, GLFW_RELEASE);
  if (down.mods & GLFW_MOD_CONTROL) push(control, GLFW_RELEASE);
}

bool Script::wait(const Line& line, App& app) {
  const double now = glfwGetTime();
  if (since_ < 0.0) since_ = now, frames_ = 0;
  ++frames_;
  bool over = false;
  if (line.words.size() == 3 && line.words[2] == "frames") {
    over = frames_ > std::atoi(line.words[1].c_str());
  } else if (line.words.size() >= 2) {
    const std::size_t space = line.rest.rfind(' ');
    const std::string name = line.rest.substr(0, space);
    const std::string wanted = space == line.rest.npos ? "" : line.rest.substr(space + 1);
    const auto value = app.read_out(name);
    if (!value) fail(line, concat("there is no readout \"", name, "\""));
    char* end = nullptr;
    const double least = std::strtod(wanted.c_str(), &end);
    const bool is_number = !wanted.empty() && *end == '\0';
    over = *value == wanted || (is_number && *value != "none" && std::atof(value->c_str()) >= least);
    if (!over && now - since_ > kLongestWait)
      fail(line,
           concat(name, " is \"", *value, "\" after ", std::to_string(static_cast<int>(kLongestWait)), " seconds"));
  }
  if (over) since_ = -1.0;
  return over;
}

// \return whether the line has been done
bool Script::obey(const Line& line, App& app, Window& window) {
  const std::string& verb = line.words[0];
  if (verb == "wait") return wait(line, app);
  if (verb == "print") {
    const auto value = app.read_out(line.rest);
    if (!value) fail(line, concat("there is no readout \"", line.rest, "\""));
    std::printf("%s: %s\n", line.rest.c_str(), value->c_str());
    std::fflush(stdout);
  } else if (verb == "command") {
    if (!app.call(line.rest)) fail(line, concat("there is no command \"", line.rest, "\""));
  } else if (verb == "click" || verb == "double" || verb == "move") {
    const ImVec2 at = place(line, line.rest);
    window.input().push(pointer(at));
    for (int i = verb == "move" ? 2 : verb == "double" ? 0 : 1; i < 2; ++i) {
      window.input().push(button(0, GLFW_PRESS));
      window.input().push(button(0, GLFW_RELEASE));
    }
  } else if (verb == "drag") {
    const ImVec2 from = place(line, line.words[1]);
    const float x = std::strtof(line.words[2].c_str(), nullptr), y = std::strtof(line.words[3].c_str(), nullptr);
    gestures_ = {{button(0, GLFW_RELEASE)}};
    for (int i = kDragFrames; i > 0; --i) {
      const float share = static_cast<float>(i) / kDragFrames;
      gestures_.push_back({pointer({from.x + share * x, from.y + share * y})});
    }
    gestures_.push_back({button(0, GLFW_PRESS)});
    window.input().push(pointer(from));
  } else if (verb == "scroll") {
    window.input().push(pointer(place(line, line.words[1])));
    window.input().push({.kind = Kind::scroll, .y = std::strtod(line.words[2].c_str(), nullptr)});
  } else if (verb == "key") {
    press_key(line, window);
  } else if (verb == "type") {
    for (const char c : line.rest) window.input().push({.kind = Kind::character, .code = c});
  } else if (verb == "drop") {
    window.input().drop(line.rest);
  } else if (verb == "screenshot") {
    picture_ = line.rest;
  } else if (verb == "close") {
    window.close();
  }
  return true;
}

void Script::step(App& app, Window& window) {
  if (window.input().waiting() || !picture_.empty()) return;
  if (!gestures_.empty()) {
    for (InputEvent& event : gestures_.back()) window.input().push(std::move(event));
    gestures_.pop_back();
    return;
  }
  if (at_ < lines_.size() && obey(lines_[at_], app, window)) ++at_;
}

}  // namespace sac::gui
