/// \file
/// The visitor dragging the stage's pendulum: where it is held, and how fast it is let go.
#pragma once

#include <vector>

namespace sac::gui {

class PendulumDrag {
 public:
  bool holds() const { return !path_.empty(); }
  /// Where it is held, in rad without jumps. \pre holds()
  double theta() const { return path_.back().theta; }
  /// Takes the pendulum, or moves on with it. \param time in ms \param theta in rad, of any turn
  void move(double time, double theta);
  /// Lets go. \return the angular speed of the hand's last moments in rad/s, at most `max_speed` either way; 0 for a
  /// hand that rested
  double release(double time, double max_speed);

 private:
  struct Place {
    double time, theta;
  };
  std::vector<Place> path_;
};

}  // namespace sac::gui
