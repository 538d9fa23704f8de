#include "page/window.h"

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <thread>

namespace sac::gui {
namespace {

constexpr int kPreferredWidth = 1440, kPreferredHeight = 900;
// Where the driver does not wait for the monitor, drawing faster than this would only take time from the training.
constexpr double kShortestFrame = 1.0 / 150.0;

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
  width = fitted(kPreferredWidth, scale_x, available_width, kLeastWidth);
  height = fitted(kPreferredHeight, scale_y, available_height, kLeastHeight);
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
  if (width == 0) size_for_monitor(width, height);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);  // macOS has no other
  window_ = glfwCreateWindow(width, height, title, nullptr, nullptr);
  if (!window_)
    throw std::runtime_error("the window needs OpenGL 3.3, which this display does not give (" + glfw_problem() + ")");
  glfwMakeContextCurrent(window_);
  glfwSwapInterval(1);
  if (const std::string missing = gl::load(); !missing.empty()) throw std::runtime_error(missing);

  // Before ImGui's own callbacks, which call this one.
  glfwSetWindowUserPointer(window_, this);
  glfwSetKeyCallback(window_, on_key);
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  ImGui_ImplGlfw_InitForOpenGL(window_, true);
  ImGui_ImplOpenGL3_Init("#version 330 core");
  measure();
  const auto least = [this](int units) { return static_cast<int>(static_cast<float>(units) * scale_); };
  glfwSetWindowSizeLimits(window_, least(kLeastWidth), least(kLeastHeight), GLFW_DONT_CARE, GLFW_DONT_CARE);
  frame_start_ = glfwGetTime();
}

Window::~Window() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  ImGui::DestroyContext();
  glfwDestroyWindow(window_);
  glfwTerminate();
}

bool Window::wants_to_close() const { return glfwWindowShouldClose(window_); }

void Window::on_key(GLFWwindow* window, int key, int, int action, int mods) {
  const int commands = GLFW_MOD_CONTROL | GLFW_MOD_ALT | GLFW_MOD_SUPER;
  if (action == GLFW_RELEASE || (mods & commands) != 0) return;
  // Holding the right arrow steps on; holding another key does nothing more.
  if (action == GLFW_REPEAT && key != GLFW_KEY_RIGHT) return;
  static_cast<Window*>(glfwGetWindowUserPointer(window))->pressed_.push_back(key);
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
  scale_ = std::max(x / pixel_ratio_, 0.5F);
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
  const double spent = glfwGetTime() - frame_start_;
  if (spent < kShortestFrame) std::this_thread::sleep_for(std::chrono::duration<double>(kShortestFrame - spent));
  frame_start_ = glfwGetTime();
  pressed_.clear();
  glfwPollEvents();
  measure();
  set_scale(theme);
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  ImGui::NewFrame();
  keys_ = ImGui::GetIO().WantTextInput ? std::vector<int>() : pressed_;
}

void Window::show(Rgb background) {
  ImGui::Render();
  gl::clear(framebuffer_width_, framebuffer_height_, background);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  glfwSwapBuffers(window_);
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
