#include "page/input.h"

#include <backends/imgui_impl_glfw.h>
#include <imgui.h>

#include <algorithm>
#include <cctype>
#include <cfloat>
#include <utility>

namespace sac::gui {
namespace {

using Kind = InputEvent::Kind;

Input& input_of(GLFWwindow* window) { return *static_cast<Input*>(glfwGetWindowUserPointer(window)); }

std::string letter(int key, int scancode) {
  const char* name = glfwGetKeyName(key, scancode);
  if (!name || !name[0] || name[1]) return {};
  return std::string(1, static_cast<char>(std::tolower(static_cast<unsigned char>(name[0]))));
}

// A code of its own for each key and button.
int code_of(const InputEvent& event) { return event.kind == Kind::button ? -1 - event.code : event.code; }

#if IMGUI_VERSION_NUM >= 18900
// The modifiers as they are after this event; the backend says how they are on the keyboard by now.
void add_modifiers(const InputEvent& event) {
  const auto add = [&](ImGuiKey key, int bit, int left, int right) {
    const bool own = event.code == left || event.code == right;
    ImGui::GetIO().AddKeyEvent(key, own ? event.action != GLFW_RELEASE : (event.mods & bit) != 0);
  };
  add(ImGuiMod_Ctrl, GLFW_MOD_CONTROL, GLFW_KEY_LEFT_CONTROL, GLFW_KEY_RIGHT_CONTROL);
  add(ImGuiMod_Shift, GLFW_MOD_SHIFT, GLFW_KEY_LEFT_SHIFT, GLFW_KEY_RIGHT_SHIFT);
  add(ImGuiMod_Alt, GLFW_MOD_ALT, GLFW_KEY_LEFT_ALT, GLFW_KEY_RIGHT_ALT);
}
#endif

}  // namespace

void Input::listen(GLFWwindow* window) {
  glfwSetWindowUserPointer(window, this);
  glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int scancode, int action, int mods) {
    input_of(w).push({.kind = Kind::key,
                      .code = key,
                      .scancode = scancode,
                      .action = action,
                      .mods = mods,
                      .name = letter(key, scancode),
                      .repeats = action == GLFW_REPEAT});
  });
  glfwSetCharCallback(window, [](GLFWwindow* w, unsigned int character) {
    input_of(w).push({.kind = Kind::character, .code = static_cast<int>(character)});
  });
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int mods) {
    input_of(w).push({.kind = Kind::button, .code = button, .action = action, .mods = mods});
  });
  glfwSetScrollCallback(
      window, [](GLFWwindow* w, double x, double y) { input_of(w).push({.kind = Kind::scroll, .x = x, .y = y}); });
  glfwSetCursorPosCallback(
      window, [](GLFWwindow* w, double x, double y) { input_of(w).push({.kind = Kind::pointer, .x = x, .y = y}); });
  glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int entered) {
    if (!entered) input_of(w).push({.kind = Kind::leave});
  });
  glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
    input_of(w).dropped_.insert(input_of(w).dropped_.end(), paths, paths + count);
  });
}

void Input::begin(GLFWwindow* window) {
#if IMGUI_VERSION_NUM >= 18700
  ImGui::GetIO().ConfigInputTrickleEventQueue = false;  // this queue does it
  // Otherwise the backend, which is told of no pointer, asks in each frame where it is by now.
  ImGui_ImplGlfw_CursorEnterCallback(window, GLFW_TRUE);
  ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
#else
  static_cast<void>(window);
#endif
}

// A press and its release need a frame each; and where a button went down or up is where the pointer is then.
bool Input::fits(const InputEvent& event) const {
  switch (event.kind) {
    case Kind::key:
    case Kind::button: return std::find(changed_.begin(), changed_.end(), code_of(event)) == changed_.end();
    case Kind::pointer:
    case Kind::leave: return !button_changed_;
    default: return true;
  }
}

void Input::feed(GLFWwindow* window) {
  keys_.clear();
  changed_.clear();
  button_changed_ = false;
  any_ = !events_.empty();
  while (!events_.empty() && fits(events_.front())) {
    const InputEvent event = std::move(events_.front());
    events_.pop_front();
    hand_on(window, event);
  }
}

void Input::hand_on(GLFWwindow* window, const InputEvent& event) {
  switch (event.kind) {
    case Kind::key:
      changed_.push_back(code_of(event));
      last_repeats_ = event.repeats;
      if (event.action != GLFW_RELEASE)
        keys_.push_back({.key = event.code, .name = event.name, .mods = event.mods, .repeats = event.repeats});
      ImGui_ImplGlfw_KeyCallback(window, event.code, event.scancode, event.action, event.mods);
#if IMGUI_VERSION_NUM >= 18900
      add_modifiers(event);
#endif
      return;
    case Kind::character:
      keys_.push_back({.name = {}, .character = static_cast<char32_t>(event.code), .repeats = last_repeats_});
      ImGui_ImplGlfw_CharCallback(window, static_cast<unsigned int>(event.code));
      return;
    case Kind::button:
      changed_.push_back(code_of(event));
      button_changed_ = true;
      if (event.code < kButtons) buttons_[static_cast<std::size_t>(event.code)] = event.action == GLFW_PRESS;
#if IMGUI_VERSION_NUM >= 18700
      ImGui::GetIO().AddMouseButtonEvent(event.code, event.action == GLFW_PRESS);
#endif
      return;
    case Kind::scroll: ImGui_ImplGlfw_ScrollCallback(window, event.x, event.y); return;
    case Kind::pointer:
      x_ = event.x;
      y_ = event.y;
      inside_ = true;
#if IMGUI_VERSION_NUM >= 18700
      ImGui::GetIO().AddMousePosEvent(static_cast<float>(x_), static_cast<float>(y_));
#endif
      return;
    case Kind::leave: inside_ = buttons_[0];  // a drag goes on outside
#if IMGUI_VERSION_NUM >= 18700
      if (!inside_) ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
#endif
      return;
  }
}

void Input::settle() const {
#if IMGUI_VERSION_NUM < 18700
  // The backend has asked how things are now, not how they were when it was their turn.
  ImGuiIO& io = ImGui::GetIO();
  io.MousePos = inside_ ? ImVec2(static_cast<float>(x_), static_cast<float>(y_)) : ImVec2(-FLT_MAX, -FLT_MAX);
  std::copy(buttons_.begin(), buttons_.end(), io.MouseDown);
#endif
}

}  // namespace sac::gui
