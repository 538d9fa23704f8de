#include "canvas/offscreen.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>

#include <cstring>
#include <string>

#include "canvas/gl.h"
#include "errors.h"
#include "text.h"

namespace sac {
namespace {

[[noreturn]] void refuse(const std::string& what) {
  throw Failure(concat("cannot draw: ", what, "; pictures need OpenGL 3.3 through EGL, of a graphics card or of Mesa"));
}

// Mesa's way to have neither window nor display; else the driver's own.
EGLDisplay find_display() {
  const char* extensions = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
  if (extensions && std::strstr(extensions, "EGL_MESA_platform_surfaceless")) {
    const EGLDisplay display = eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    if (display != EGL_NO_DISPLAY) return display;
  }
  return eglGetDisplay(EGL_DEFAULT_DISPLAY);
}

}  // namespace

struct Offscreen::Egl {
  EGLDisplay display = EGL_NO_DISPLAY;
  EGLContext context = EGL_NO_CONTEXT;

  Egl() = default;
  Egl(const Egl&) = delete;
  Egl& operator=(const Egl&) = delete;
  ~Egl() {
    if (display == EGL_NO_DISPLAY) return;
    eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
    eglTerminate(display);
  }

  void open() {
    display = find_display();
    if (display == EGL_NO_DISPLAY || !eglInitialize(display, nullptr, nullptr))
      refuse("EGL finds no display to draw on");
    if (!eglBindAPI(EGL_OPENGL_API)) refuse("EGL has no OpenGL");
    const EGLint wanted[] = {EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_SURFACE_TYPE, 0, EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    if (!eglChooseConfig(display, wanted, &config, 1, &count) || count == 0) refuse("EGL has no format for OpenGL");
    const EGLint version[] = {
        EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
        EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
    context = eglCreateContext(display, config, EGL_NO_CONTEXT, version);
    if (context == EGL_NO_CONTEXT) refuse("the driver has no OpenGL 3.3");
    if (!eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context)) refuse("the driver draws into windows only");
    if (const std::string missing = gl::load(eglGetProcAddress); !missing.empty()) throw Failure(missing);
  }
};

Offscreen::Offscreen() : egl_(std::make_unique<Egl>()) { egl_->open(); }
Offscreen::~Offscreen() = default;

}  // namespace sac
