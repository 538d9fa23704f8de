/// \file
/// The window: GLFW, an OpenGL 3.3 context and Dear ImGui's frame around the drawing.
#pragma once

#include <string>
#include <vector>

#include "canvas/gl.h"
#include "canvas/png.h"
#include "ui/fonts.h"
#include "ui/theme.h"

namespace sac::gui {

/// The smallest window that has room for every part, in layout units.
inline constexpr int kLeastWidth = 920, kLeastHeight = 560;

class Window {
 public:
  /// \param width, height window units; 0 for a size that suits the monitor. \throws std::runtime_error with one
  /// sentence where there is no display or no OpenGL 3.3
  Window(const char* title, int width, int height);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  bool wants_to_close() const;
  /// Everything until `show` or `capture` draws into the new frame.
  void begin_frame(const Theme& theme);
  void show(Rgb background);
  /// Draws the frame into a picture instead; works for hidden parts of the window as well.
  Picture capture(Rgb background);

  /// Layout size, in window units.
  float width() const { return static_cast<float>(width_); }
  float height() const { return static_cast<float>(height_); }
  /// Framebuffer pixels per window unit.
  float pixel_ratio() const { return pixel_ratio_; }
  const Fonts& fonts() const { return fonts_; }
  /// GLFW's codes of the keys pressed since the last frame, except while a text field has the keyboard.
  const std::vector<int>& keys() const { return keys_; }

 private:
  void open(const char* title, int width, int height);
  void measure();
  void set_scale(const Theme& theme);
  static void on_key(GLFWwindow* window, int key, int code, int action, int mods);

  GLFWwindow* window_ = nullptr;
  int width_ = 1, height_ = 1;  // window units
  int framebuffer_width_ = 1, framebuffer_height_ = 1;
  float pixel_ratio_ = 1.0F;
  float scale_ = 1.0F;  // window units per layout unit
  float shown_pixel_ratio_ = 0.0F, shown_scale_ = 0.0F;
  const Theme* shown_theme_ = nullptr;
  Fonts fonts_;
  std::vector<int> pressed_, keys_;
  double frame_start_ = 0.0;
};

}  // namespace sac::gui
