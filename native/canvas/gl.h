/// \file
/// The little OpenGL 3.3 that pictures need besides Dear ImGui: full-screen shader passes into textures.
#pragma once

#if defined(__APPLE__)
#define GL_SILENCE_DEPRECATION
#include <OpenGL/gl3.h>
#else
#include <GL/glcorearb.h>
#endif

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "canvas/colours.h"

namespace sac::gl {

/// Finds a function of OpenGL by its name, as GLFW and EGL do; null where there is none.
using Finder = void (*(*)(const char* name))();
/// Finds the entry points in the current context. \return an empty string, or one sentence on what is missing.
std::string load(Finder find);
/// Whether the graphics driver has thrown the context away, as after a reset of the card. False where it cannot tell.
bool is_lost();

/// A full-screen pass: `quad.vert` with one fragment shader. Uniforms that the driver optimised away are ignored.
class Pass {
 public:
  /// \param fragment body without `#version`. Throws std::runtime_error with the compiler's log.
  explicit Pass(std::string_view fragment);
  ~Pass();
  Pass(const Pass&) = delete;
  Pass& operator=(const Pass&) = delete;

  void use() const;
  void set(const char* name, int value) const;
  void set(const char* name, float value) const;
  void set(const char* name, float x, float y) const;
  void set(const char* name, Rgb value) const;
  void set(const char* name, std::span<const float> values) const;
  /// Covers the current viewport.
  void draw() const;

 private:
  GLuint program_ = 0;
  GLuint vertex_array_ = 0;
};

/// A colour texture to draw into, sized in framebuffer pixels.
class Target {
 public:
  Target() = default;
  ~Target();
  Target(const Target&) = delete;
  Target& operator=(const Target&) = delete;

  /// Makes this the place that draws go to, after growing or shrinking it.
  void begin(int width, int height);
  /// Back to the window.
  void end() const;

  GLuint texture() const { return texture_; }
  int width() const { return width_; }
  int height() const { return height_; }

 private:
  GLuint texture_ = 0;
  GLuint framebuffer_ = 0;
  int width_ = 0;
  int height_ = 0;
};

/// A one-channel float texture, for fields of numbers.
class FieldTexture {
 public:
  FieldTexture() = default;
  ~FieldTexture();
  FieldTexture(const FieldTexture&) = delete;
  FieldTexture& operator=(const FieldTexture&) = delete;

  /// \param values [height][width]
  void upload(std::span<const float> values, int width, int height);
  void bind(int unit) const;

 private:
  GLuint texture_ = 0;
};

/// Clears what is drawn into, the window or a Target, and makes all of it the viewport.
void clear(int width, int height, Rgb colour);
/// Reads what was drawn. \return [height][width][3] bytes, top row first
std::vector<std::uint8_t> read_pixels(int width, int height);

}  // namespace sac::gl
