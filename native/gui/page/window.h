/// \file
/// The window: GLFW, an OpenGL 3.3 context and Dear ImGui's frame around the drawing.
#pragma once

#include <string>

#include "canvas/gl.h"
#include "canvas/png.h"
#include "page/input.h"
#include "ui/fonts.h"
#include "ui/theme.h"

namespace sac::gui {

/// The smallest window that has room for every part at its usual size, in layout units; in a smaller one, all is drawn
/// smaller.
inline constexpr int kLeastWidth = 920, kLeastHeight = 560;
/// The smallest window there is, in window units.
inline constexpr int kSmallestWidth = 480, kSmallestHeight = 320;

class Window {
 public:
  /// \param width, height window units; 0 for a size that suits the monitor. \throws std::runtime_error with one
  /// sentence where there is no display, no OpenGL 3.3, or no window of this size
  Window(const char* title, int width, int height);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  bool wants_to_close() const;
  void close();
  /// It stays though it was to be closed, and is seen again.
  void keep();
  /// It goes from the screen at once.
  void hide();
  void set_title(const std::string& title);
  /// Nobody sees it: it is minimised or hidden.
  bool is_hidden() const;
  /// Drawn by the processor, not by a graphics card.
  bool is_software() const { return software_; }
  /// Sleeps for so many seconds, but only until there is input or `wake` is called.
  void sleep(double seconds);
  /// Ends a sleep; from any thread.
  static void wake();

  /// Everything until `show` or `capture` draws into the new frame.
  void begin_frame(const Theme& theme);
  /// \throws std::runtime_error if the graphics driver has given the window up
  void show(Rgb background);
  /// Draws the frame into a picture instead; works for hidden parts of the window as well.
  Picture capture(Rgb background);

  /// Layout size, in window units.
  float width() const { return static_cast<float>(width_); }
  float height() const { return static_cast<float>(height_); }
  /// Framebuffer pixels per window unit.
  float pixel_ratio() const { return pixel_ratio_; }
  const Fonts& fonts() const { return fonts_; }
  Input& input() { return input_; }
  const Input& input() const { return input_; }

 private:
  void open(const char* title, int width, int height);
  void measure();
  void set_scale(const Theme& theme);

  GLFWwindow* window_ = nullptr;
  Input input_;
  bool software_ = false;
  int width_ = 1, height_ = 1;  // window units
  int framebuffer_width_ = 1, framebuffer_height_ = 1;
  float pixel_ratio_ = 1.0F;
  float scale_ = 1.0F;  // window units per layout unit
  float shown_pixel_ratio_ = 0.0F, shown_scale_ = 0.0F;
  const Theme* shown_theme_ = nullptr;
  Fonts fonts_;
};

}  // namespace sac::gui
