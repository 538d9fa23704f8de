#include "canvas/gl.h"

#include <algorithm>
#include <cstddef>
#include <stdexcept>

#include "shaders.h"

namespace sac::gl {

// Only these functions are used, so they are fetched here and no loader library is needed.
// clang-format off
#define SAC_GL_FUNCTIONS(X)                                                                                        \
  X(ActiveTexture, ACTIVETEXTURE) X(AttachShader, ATTACHSHADER) X(BindFramebuffer, BINDFRAMEBUFFER)                \
  X(BindTexture, BINDTEXTURE) X(BindVertexArray, BINDVERTEXARRAY) X(Clear, CLEAR) X(ClearColor, CLEARCOLOR)        \
  X(CompileShader, COMPILESHADER) X(CreateProgram, CREATEPROGRAM) X(CreateShader, CREATESHADER)                    \
  X(DeleteFramebuffers, DELETEFRAMEBUFFERS) X(DeleteProgram, DELETEPROGRAM) X(DeleteShader, DELETESHADER)          \
  X(DeleteTextures, DELETETEXTURES) X(DeleteVertexArrays, DELETEVERTEXARRAYS) X(Disable, DISABLE)                  \
  X(DrawArrays, DRAWARRAYS) X(FramebufferTexture2D, FRAMEBUFFERTEXTURE2D) X(GenFramebuffers, GENFRAMEBUFFERS)      \
  X(GenTextures, GENTEXTURES) X(GenVertexArrays, GENVERTEXARRAYS) X(GetProgramInfoLog, GETPROGRAMINFOLOG)          \
  X(GetProgramiv, GETPROGRAMIV) X(GetShaderInfoLog, GETSHADERINFOLOG) X(GetShaderiv, GETSHADERIV)                  \
  X(GetUniformLocation, GETUNIFORMLOCATION) X(LinkProgram, LINKPROGRAM) X(PixelStorei, PIXELSTOREI)                \
  X(ReadPixels, READPIXELS) X(ShaderSource, SHADERSOURCE) X(TexImage2D, TEXIMAGE2D) X(TexParameteri, TEXPARAMETERI) \
  X(Uniform1f, UNIFORM1F) X(Uniform1fv, UNIFORM1FV) X(Uniform1i, UNIFORM1I) X(Uniform2f, UNIFORM2F)                \
  X(Uniform3f, UNIFORM3F) X(UseProgram, USEPROGRAM) X(Viewport, VIEWPORT)
// clang-format on

namespace {
#if defined(__APPLE__)
#define SAC_GL_DECLARE(name, type) constexpr auto name = &::gl##name;
#else
#define SAC_GL_DECLARE(name, type) PFNGL##type##PROC name = nullptr;
#endif
SAC_GL_FUNCTIONS(SAC_GL_DECLARE)
#undef SAC_GL_DECLARE

GLuint compile(GLenum kind, std::string_view body) {
  const std::string source = "#version 330 core\n" + std::string(body);
  const char* text = source.c_str();
  const GLuint shader = CreateShader(kind);
  ShaderSource(shader, 1, &text, nullptr);
  CompileShader(shader);
  GLint ok = 0;
  GetShaderiv(shader, GL_COMPILE_STATUS, &ok);
  if (!ok) {
    char log[2048] = "";
    GetShaderInfoLog(shader, sizeof log, nullptr, log);
    DeleteShader(shader);
    throw std::runtime_error(std::string("a shader does not compile: ") + log);
  }
  return shader;
}

void set_nearest(GLint wrap) {
  TexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  TexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  TexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, wrap);
  TexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, wrap);
}

// Not every driver of OpenGL 3.3 has it.
PFNGLGETGRAPHICSRESETSTATUSPROC reset_status = nullptr;

}  // namespace

bool is_lost() { return reset_status && reset_status() != GL_NO_ERROR; }

std::string load(Finder find) {
  for (const char* name : {"glGetGraphicsResetStatus", "glGetGraphicsResetStatusARB", "glGetGraphicsResetStatusKHR"})
    if (!reset_status) reset_status = reinterpret_cast<PFNGLGETGRAPHICSRESETSTATUSPROC>(find(name));
#if !defined(__APPLE__)
#define SAC_GL_FETCH(name, type)                                \
  name = reinterpret_cast<PFNGL##type##PROC>(find("gl" #name)); \
  if (!name) return "OpenGL 3.3 is needed, and this driver has no gl" #name ".";
  SAC_GL_FUNCTIONS(SAC_GL_FETCH)
#undef SAC_GL_FETCH
#endif
  return {};
}

Pass::Pass(std::string_view fragment) {
  const GLuint vertex_shader = compile(GL_VERTEX_SHADER, shaders::quad_vert);
  const GLuint fragment_shader = compile(GL_FRAGMENT_SHADER, fragment);
  program_ = CreateProgram();
  AttachShader(program_, vertex_shader);
  AttachShader(program_, fragment_shader);
  LinkProgram(program_);
  DeleteShader(vertex_shader);
  DeleteShader(fragment_shader);
  GLint ok = 0;
  GetProgramiv(program_, GL_LINK_STATUS, &ok);
  if (!ok) {
    char log[2048] = "";
    GetProgramInfoLog(program_, sizeof log, nullptr, log);
    DeleteProgram(program_);
    throw std::runtime_error(std::string("a shader program does not link: ") + log);
  }
  GenVertexArrays(1, &vertex_array_);
}

Pass::~Pass() {
  DeleteVertexArrays(1, &vertex_array_);
  DeleteProgram(program_);
}

void Pass::use() const { UseProgram(program_); }
void Pass::set(const char* name, int value) const { Uniform1i(GetUniformLocation(program_, name), value); }
void Pass::set(const char* name, float value) const { Uniform1f(GetUniformLocation(program_, name), value); }
void Pass::set(const char* name, float x, float y) const { Uniform2f(GetUniformLocation(program_, name), x, y); }
void Pass::set(const char* name, Rgb value) const {
  Uniform3f(GetUniformLocation(program_, name), value.r, value.g, value.b);
}
void Pass::set(const char* name, std::span<const float> values) const {
  Uniform1fv(GetUniformLocation(program_, name), static_cast<GLsizei>(values.size()), values.data());
}

void Pass::draw() const {
  Disable(GL_BLEND);
  Disable(GL_SCISSOR_TEST);
  Disable(GL_CULL_FACE);
  Disable(GL_DEPTH_TEST);
  BindVertexArray(vertex_array_);
  DrawArrays(GL_TRIANGLES, 0, 3);
  BindVertexArray(0);
}

Target::~Target() {
  if (framebuffer_) DeleteFramebuffers(1, &framebuffer_);
  if (texture_) DeleteTextures(1, &texture_);
}

void Target::begin(int width, int height) {
  if (!framebuffer_) {
    GenFramebuffers(1, &framebuffer_);
    GenTextures(1, &texture_);
  }
  BindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
  if (width != width_ || height != height_) {
    width_ = width;
    height_ = height;
    BindTexture(GL_TEXTURE_2D, texture_);
    TexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    set_nearest(GL_CLAMP_TO_EDGE);  // drawn one to one, so filtering could only blur
    FramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
  }
  Viewport(0, 0, width, height);
}

void Target::end() const { BindFramebuffer(GL_FRAMEBUFFER, 0); }

FieldTexture::~FieldTexture() {
  if (texture_) DeleteTextures(1, &texture_);
}

void FieldTexture::upload(std::span<const float> values, int width, int height) {
  if (!texture_) GenTextures(1, &texture_);
  BindTexture(GL_TEXTURE_2D, texture_);
  PixelStorei(GL_UNPACK_ALIGNMENT, 4);
  TexImage2D(GL_TEXTURE_2D, 0, GL_R32F, width, height, 0, GL_RED, GL_FLOAT, values.data());
  set_nearest(GL_CLAMP_TO_EDGE);
}

void FieldTexture::bind(int unit) const {
  ActiveTexture(static_cast<GLenum>(GL_TEXTURE0 + unit));
  BindTexture(GL_TEXTURE_2D, texture_);
}

void clear(int width, int height, Rgb colour) {
  Disable(GL_SCISSOR_TEST);  // it would limit the clearing
  Viewport(0, 0, width, height);
  ClearColor(colour.r, colour.g, colour.b, 1.0F);
  Clear(GL_COLOR_BUFFER_BIT);
}

std::vector<std::uint8_t> read_pixels(int width, int height) {
  const std::ptrdiff_t row = static_cast<std::ptrdiff_t>(width) * 3;
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(row * height));
  PixelStorei(GL_PACK_ALIGNMENT, 1);
  ReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, pixels.data());
  // OpenGL's first row is the lowest.
  for (int top = 0, bottom = height - 1; top < bottom; ++top, --bottom)
    std::swap_ranges(pixels.begin() + top * row, pixels.begin() + (top + 1) * row, pixels.begin() + bottom * row);
  return pixels;
}

}  // namespace sac::gl
