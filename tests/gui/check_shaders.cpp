// Compiles the shaders as the desktop app does, for OpenGL 3.3, and as the page does, for WebGL 2 (GLSL ES 3.00), with
// the drivers of the display that is there. Ends with 0 if all of them compile and link.
#define GLFW_INCLUDE_GLCOREARB
#include <GLFW/glfw3.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

namespace {

template <class Function>
Function entry(const char* name) {
  return reinterpret_cast<Function>(glfwGetProcAddress(name));
}

std::string text_of(const std::string& file) {
  std::ifstream stream(std::string(SAC_SHADERS "/") + file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

GLuint compiled(GLenum kind, const std::string& header, const std::string& file) {
  const std::string source = header + text_of(file);
  const char* text = source.c_str();
  const GLuint shader = entry<PFNGLCREATESHADERPROC>("glCreateShader")(kind);
  entry<PFNGLSHADERSOURCEPROC>("glShaderSource")(shader, 1, &text, nullptr);
  entry<PFNGLCOMPILESHADERPROC>("glCompileShader")(shader);
  GLint ok = 0;
  entry<PFNGLGETSHADERIVPROC>("glGetShaderiv")(shader, GL_COMPILE_STATUS, &ok);
  if (ok) return shader;
  char log[2048] = "";
  entry<PFNGLGETSHADERINFOLOGPROC>("glGetShaderInfoLog")(shader, sizeof log, nullptr, log);
  std::fprintf(stderr, "%s with %s: %s\n", file.c_str(), header.c_str(), log);
  return 0;
}

bool links(const std::string& header, const std::string& fragment) {
  const GLuint vertex_shader = compiled(GL_VERTEX_SHADER, header, "quad.vert");
  const GLuint fragment_shader = compiled(GL_FRAGMENT_SHADER, header, fragment);
  if (!vertex_shader || !fragment_shader) return false;
  const GLuint program = entry<PFNGLCREATEPROGRAMPROC>("glCreateProgram")();
  const auto attach = entry<PFNGLATTACHSHADERPROC>("glAttachShader");
  attach(program, vertex_shader);
  attach(program, fragment_shader);
  entry<PFNGLLINKPROGRAMPROC>("glLinkProgram")(program);
  GLint ok = 0;
  entry<PFNGLGETPROGRAMIVPROC>("glGetProgramiv")(program, GL_LINK_STATUS, &ok);
  if (!ok) std::fprintf(stderr, "%s with %s does not link\n", fragment.c_str(), header.c_str());
  return ok != 0;
}

bool check(int api, int major, int minor, const std::string& header) {
  glfwDefaultWindowHints();
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
  glfwWindowHint(GLFW_CLIENT_API, api);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, major);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, minor);
  if (api == GLFW_OPENGL_API) glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  GLFWwindow* window = glfwCreateWindow(64, 64, "shaders", nullptr, nullptr);
  if (!window) {
    std::fprintf(stderr, "no context for %s\n", header.c_str());
    return false;
  }
  glfwMakeContextCurrent(window);
  bool good = true;
  for (const char* fragment : {"pendulum.frag", "state_map.frag"}) good = links(header, fragment) && good;
  glfwDestroyWindow(window);
  return good;
}

}  // namespace

int main() {
  if (!glfwInit()) return 1;
  const bool desktop = check(GLFW_OPENGL_API, 3, 3, "#version 330 core\n");
  const bool page = check(GLFW_OPENGL_ES_API, 3, 0, "#version 300 es\nprecision highp float;\nprecision highp int;\n");
  glfwTerminate();
  return desktop && page ? 0 : 1;
}
