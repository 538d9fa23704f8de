/// \file
/// The window's input in the order in which it came. Dear ImGui before 1.87 knows only how things are when a frame
/// begins: here a key or button that is pressed and let go within one frame waits for the next.
#pragma once

#include <GLFW/glfw3.h>

#include <array>
#include <deque>
#include <string>
#include <utility>
#include <vector>

namespace sac::gui {

/// A key that went down, or is held so long that it repeats.
struct KeyPress {
  int key = 0;       ///< GLFW's code, 0 for a character
  std::string name;  ///< the letter that the keyboard's layout puts there, in lower case; empty where it is none
  char32_t character = 0;
  int mods = 0;  ///< GLFW's
  bool repeats = false;
};

struct InputEvent {
  enum class Kind { key, character, button, scroll, pointer, leave };
  Kind kind;
  int code = 0, scancode = 0, action = 0, mods = 0;  // of a key or button; the character's code
  double x = 0.0, y = 0.0;                           // of pointer and wheel
  std::string name{};                                // of a key
  bool repeats = false;
};

class Input {
 public:
  /// From now on all input of the window goes through here. \pre the window's user pointer is free
  void listen(GLFWwindow* window);
  /// Dear ImGui learns of the pointer and the modifiers from here alone. To be called once it knows the window.
  static void begin(GLFWwindow* window);
  /// As if it had come from the keyboard or the mouse.
  void push(InputEvent event) { events_.push_back(std::move(event)); }

  /// Hands ImGui what one frame can show. To be called before its backends begin a frame ...
  void feed(GLFWwindow* window);
  /// ... and behind that.
  void settle() const;
  /// As if this file had been dropped on the window.
  void drop(std::string path) { dropped_.push_back(std::move(path)); }
  /// Something still waits for a frame.
  bool waiting() const { return !events_.empty(); }

  /// What went down in this frame.
  const std::vector<KeyPress>& keys() const { return keys_; }
  /// Something has come with this frame.
  bool any() const { return any_; }
  /// Files that were dropped on the window since the last call.
  std::vector<std::string> take_dropped() { return std::exchange(dropped_, {}); }

 private:
  static constexpr int kButtons = 5;

  bool fits(const InputEvent& event) const;
  void hand_on(GLFWwindow* window, const InputEvent& event);

  std::deque<InputEvent> events_;
  std::vector<KeyPress> keys_;
  std::vector<int> changed_;  // keys and buttons in this frame
  bool button_changed_ = false;
  bool any_ = false;
  std::array<bool, kButtons> buttons_{};
  double x_ = 0.0, y_ = 0.0;
  bool inside_ = false;
  bool last_repeats_ = false;  // of the key event that a character belongs to
  std::vector<std::string> dropped_;
};

}  // namespace sac::gui
