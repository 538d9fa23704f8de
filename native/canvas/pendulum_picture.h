/// \file
/// The pendulum as the stage shows it, drawn by `shaders/pendulum.frag`.
#pragma once

#include <array>

#include "canvas/colours.h"
#include "canvas/gl.h"

namespace sac {

/// Where the rod was, newest first: what the picture's trail and ghosts are drawn from.
class PendulumTrail {
 public:
  /// s, from one angle to the next.
  static constexpr double kInterval = 1.0 / 60.0;

  /// \param theta rad
  void push(double theta);
  void clear() { count_ = 0; }
  std::span<const float> thetas() const { return thetas_; }
  int count() const { return count_; }

 private:
  std::array<float, 48> thetas_{};
  int count_ = 0;
};

struct PendulumLook {
  double theta;       ///< rad, 0 is upright
  double torque;      ///< N m, of the step that is being done
  double max_torque;  ///< N m
  double length;      ///< m
  double mean;        ///< of the policy there, before the tanh; NaN: the policy is not shown
  double std;         ///< of the policy there, before the tanh
};

/// Needs OpenGL's current context as long as it lives.
class PendulumPicture {
 public:
  PendulumPicture();

  /// Covers the current viewport.
  /// \param width, height framebuffer pixels \param pixel_ratio framebuffer pixels for one of the layout
  void draw(const PendulumLook& look, const PendulumTrail& trail, const Theme& theme, int width, int height,
            float pixel_ratio) const;

 private:
  gl::Pass pass_;
};

}  // namespace sac
