/// \file
/// The stage: the pendulum that plays the current policy in real time, however fast the training runs.
#pragma once

#include <deque>
#include <vector>

#include "canvas/gl.h"
#include "canvas/pendulum_picture.h"
#include "lab/lab.h"
#include "sac/stage_player.h"
#include "state/pendulum_drag.h"
#include "ui/fonts.h"
#include "ui/panel.h"
#include "ui/theme.h"

namespace sac::gui {

class Stage {
 public:
  using State = StagePlayer::State;

  /// Moves the pendulum on, as the training thread plays it.
  void advance(double seconds, const std::vector<StageSample>& samples);
  /// A drag holds the rod, letting go hands it to the policy with the hand's speed; the arrows push it.
  void draw(const Box& box, const Theme& theme, const Fonts& fonts, float pixel_ratio, Lab& lab);
  /// The stages of two runs side by side.
  static void draw_both(const Box& box, Stage& a, Stage& b, const Theme& theme, const Fonts& fonts, float pixel_ratio,
                        Lab& lab);

  /// States of this episode so far, oldest first; theta is not wrapped.
  const std::vector<State>& trajectory() const { return trajectory_; }
  State state() const { return state_; }
  /// What the readouts show: the state, the step that is being done, and the policy there.
  StageSample seen() const;

 private:
  void draw_body(const Box& box, const Theme& theme, const Fonts& fonts, float pixel_ratio, Lab& lab);
  void take(const std::vector<StageSample>& samples);
  void look(double now);
  void hold(double theta, double omega);
  void steer(const Box& box, Lab& lab);
  void render(const Box& box, const Theme& theme, float pixel_ratio);
  void draw_readouts(const Box& box, int columns, const Theme& theme, const Fonts& fonts) const;
  static void draw_bar(const Box& box, const Theme& theme, const Fonts& fonts, Lab& lab);

  PendulumPicture picture_;
  gl::Target target_;
  PendulumDrag drag_;
  std::deque<StageSample> samples_;  // of this episode, and what is coming
  State state_{};
  StageSample shown_{};  // the step that is being done
  std::vector<State> trajectory_;
  double shown_torque_ = 0.0;
  double trail_time_ = 0.0;
  PendulumTrail trail_;
};

}  // namespace sac::gui
