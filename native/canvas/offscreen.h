/// \file
/// OpenGL without a window, on machines without a display too.
#pragma once

#include <memory>

namespace sac {

/// A context of OpenGL 3.3 that is current from here to its end. It has no picture of its own: draw into a gl::Target.
class Offscreen {
 public:
  /// \throws Failure with one sentence where this machine has no OpenGL 3.3
  Offscreen();
  ~Offscreen();
  Offscreen(const Offscreen&) = delete;
  Offscreen& operator=(const Offscreen&) = delete;

 private:
  struct Egl;
  std::unique_ptr<Egl> egl_;
};

}  // namespace sac
