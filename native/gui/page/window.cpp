#include "page/window.h"

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

#include "page/lost_display.h"
#include "text.h"
#include "ui/named_controls.h"

namespace sac::gui {
namespace {

constexpr int kPreferredWidth = 1440, kPreferredHeight = 900;
// Below this, text is no longer read: then the window is too small.
constexpr float kLeastScale = 0.5F;
// Text of this scale is still read easily.
constexpr float kLegibleScale = 0.9F;
// Where the parts have room to breathe, in layout units.
constexpr int kComfortableWidth = 1080, kComfortableHeight = 640;

std::string glfw_problem() {
  const char* text = nullptr;
  glfwGetError(&text);
  return text ? text : "GLFW gives no reason";
}

void size_for_monitor(int& width, int& height) {
  width = kPreferredWidth;
  height = kPreferredHeight;
  GLFWmonitor* monitor = glfwGetPrimaryMonitor();
  if (!monitor) return;
  int x = 0, y = 0, available_width = 0, available_height = 0;
  glfwGetMonitorWorkarea(monitor, &x, &y, &available_width, &available_height);
  float scale_x = 1.0F, scale_y = 1.0F;
#if !defined(__APPLE__)  // there, window units do not depend on the monitor
  glfwGetMonitorContentScale(monitor, &scale_x, &scale_y);
#endif
  const auto fitted = [](int preferred, float scale, int available, int least) {
    const int wanted = static_cast<int>(static_cast<float>(preferred) * scale);
    return std::max(std::min(wanted, static_cast<int>(0.94 * available)), least);
  };
  width = fitted(kPreferredWidth, scale_x, available_width, kSmallestWidth);
  height = fitted(kPreferredHeight, scale_y, available_height, kSmallestHeight);
}

// Asked before GLFW is, whose Wayland library would print a complaint of its own.
bool has_display() {
#if defined(__linux__)
  return std::getenv("DISPLAY") || std::getenv("WAYLAND_DISPLAY");
#else
  return true;
#endif
}

std::runtime_error no_display(const std::string& reason) {
  std::string text = "there is no display to open a window on (";
  text.append(reason).append("); start it in a desktop session, or with xvfb-run in front");
  return std::runtime_error(text);
}

bool is_software_renderer() {
  using GetString = const unsigned char* (*)(unsigned int);
  const auto get_string = reinterpret_cast<GetString>(glfwGetProcAddress("glGetString"));
  const auto* name = get_string ? reinterpret_cast<const char*>(get_string(0x1F01)) : nullptr;  // GL_RENDERER
  const std::string_view renderer = name ? name : "";
  for (const std::string_view software : {"llvmpipe", "softpipe", "SwiftShader", "Software"})
    if (renderer.find(software) != renderer.npos) return true;
  return false;
}

}  // namespace

Window::Window(const char* title, int width, int height) {
  if (!has_display()) throw no_display("neither DISPLAY nor WAYLAND_DISPLAY is set");
  if (!glfwInit()) throw no_display(glfw_problem());
  try {
    open(title, width, height);
  } catch (...) {
    glfwTerminate();
    throw;
  }
}

void Window::open(const char* title, int width, int height) {
  const bool asked = width > 0;
  if (!asked) size_for_monitor(width, height);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);                // macOS has no other
  glfwWindowHint(GLFW_CONTEXT_ROBUSTNESS, GLFW_LOSE_CONTEXT_ON_RESET);  // where there is that, it is told
  window_ = glfwCreateWindow(width, height, title, nullptr, nullptr);
  if (!window_)
    throw std::runtime_error("the window needs OpenGL 3.3, which this display does not give (" + glfw_problem() + ")");
  int got_width = 0, got_height = 0;
  glfwGetWindowSize(window_, &got_width, &got_height);
  if (asked && (got_width != width || got_height != height))
    throw std::runtime_error(concat("the display gives no window of ", std::to_string(width), "x",
                                    std::to_string(height), " but one of ", std::to_string(got_width), "x",
                                    std::to_string(got_height), "; choose another --size"));
  glfwMakeContextCurrent(window_);
  glfwSwapInterval(1);
  if (const std::string missing = gl::load(glfwGetProcAddress); !missing.empty()) throw std::runtime_error(missing);
  software_ = is_software_renderer();

  input_.listen(window_);
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  ImGui_ImplGlfw_InitForOpenGL(window_, false);
  Input::begin(window_);
  ImGui_ImplOpenGL3_Init("#version 330 core");
  measure();
  glfwSetWindowSizeLimits(window_, kSmallestWidth, kSmallestHeight, GLFW_DONT_CARE, GLFW_DONT_CARE);
}

Window::~Window() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  ImGui::DestroyContext();
  glfwDestroyWindow(window_);
  glfwTerminate();
}

bool Window::wants_to_close() const { return glfwWindowShouldClose(window_); }
void Window::close() { glfwSetWindowShouldClose(window_, GLFW_TRUE); }
void Window::keep() {
  glfwSetWindowShouldClose(window_, GLFW_FALSE);
  glfwShowWindow(window_);
}
void Window::hide() {
  glfwHideWindow(window_);
  glfwPollEvents();
}
void Window::set_title(const std::string& title) { glfwSetWindowTitle(window_, title.c_str()); }
bool Window::is_hidden() const {
  return glfwGetWindowAttrib(window_, GLFW_ICONIFIED) || !glfwGetWindowAttrib(window_, GLFW_VISIBLE);
}
void Window::sleep(double seconds) {
  if (seconds > 0.0) glfwWaitEventsTimeout(seconds);
}
void Window::wake() {
  if (!display_is_lost()) glfwPostEmptyEvent();
}

void Window::measure() {
  glfwGetWindowSize(window_, &width_, &height_);
  glfwGetFramebufferSize(window_, &framebuffer_width_, &framebuffer_height_);
  width_ = std::max(width_, 1);  // a minimised window has no size
  height_ = std::max(height_, 1);
  framebuffer_width_ = std::max(framebuffer_width_, 1);
  framebuffer_height_ = std::max(framebuffer_height_, 1);
  pixel_ratio_ = static_cast<float>(framebuffer_width_) / static_cast<float>(width_);
  float x = 1.0F, y = 1.0F;
  glfwGetWindowContentScale(window_, &x, &y);
  const float wanted = std::max(x / pixel_ratio_, kLeastScale);
  // Where there is too little room for all parts, they are smaller rather than cut off.
  const auto fit = [this](int layout_width, int layout_height) {
    return std::min(width() / static_cast<float>(layout_width), height() / static_cast<float>(layout_height));
  };
  // A dense display has pixels to spare for comfort; where there are few, what is left of legibility comes first.
  const float room =
      std::max(fit(kComfortableWidth, kComfortableHeight), std::min(fit(kLeastWidth, kLeastHeight), kLegibleScale));
  // In steps, since each wants fonts of its own.
  const float fitted = std::floor(20.0F * std::min(wanted, room)) / 20.0F;
  scale_ = room < wanted ? std::max(fitted, kLeastScale) : wanted;
}

// Fonts are drawn again when the window comes to a monitor with another density.
void Window::set_scale(const Theme& theme) {
  const bool same_scale = scale_ == shown_scale_ && pixel_ratio_ == shown_pixel_ratio_;
  if (!same_scale) fonts_ = load_fonts(scale_, pixel_ratio_);
  if (!same_scale || shown_theme_ != &theme) apply(theme, scale_);
  shown_scale_ = scale_;
  shown_pixel_ratio_ = pixel_ratio_;
  shown_theme_ = &theme;
}

void Window::begin_frame(const Theme& theme) {
  glfwPollEvents();
  measure();
  set_scale(theme);
  input_.feed(window_);
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  input_.settle();
  ImGui::NewFrame();
  begin_named_frame();
}

void Window::show(Rgb background) {
  ImGui::Render();
  gl::clear(framebuffer_width_, framebuffer_height_, background);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  glfwSwapBuffers(window_);
  if (gl::is_lost()) throw std::runtime_error("the graphics driver has given up the window's picture");
}

Picture Window::capture(Rgb background) {
  ImGui::Render();
  gl::Target target;
  target.begin(framebuffer_width_, framebuffer_height_);
  gl::clear(framebuffer_width_, framebuffer_height_, background);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  Picture picture{framebuffer_width_, framebuffer_height_, gl::read_pixels(framebuffer_width_, framebuffer_height_)};
  target.end();
  return picture;
}

}  // namespace sac::gui
