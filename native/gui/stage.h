/// \file
/// The stage: a pendulum that plays the current policy in real time, however fast the training runs.
#pragma once

#include <array>
#include <cstdint>
#include <deque>

#include "gl.h"
#include "panel.h"
#include "sac/pendulum.h"
#include "sac/rng.h"
#include "fonts.h"
#include "theme.h"
#include "training_thread.h"

namespace sac::gui {

class Stage {
 public:
  struct State {
    double theta;
    double omega;
  };

  Stage();

  /// Moves the pendulum on. Actions come from the training thread, one question per physics step.
  void advance(double seconds, const Snapshot& snapshot, TrainingThread& training);
  /// A mouse drag moves the rod; letting go hands it back to the policy.
  void draw(const Box& box, const Theme& theme, const Fonts& fonts, float pixel_ratio, TrainingThread& training);

  /// States of this episode so far, oldest first; theta is not wrapped.
  const std::deque<State>& trajectory() const { return trajectory_; }
  State state() const;

 private:
  static constexpr int kTrail = 48;

  void begin_episode(TrainingThread& training);
  void begin_step(TrainingThread& training);
  void ask(TrainingThread& training);
  void drag(const Box& box, TrainingThread& training);
  void draw_readouts(const Box& box, const Theme& theme, const Fonts& fonts) const;

  gl::Pass pass_;
  gl::Target target_;
  Pendulum pendulum_;
  Rng rng_;
  std::uint64_t run_ = 0;
  std::uint64_t question_ = 0;
  double max_torque_ = 2.0;
  double dt_ = 0.05;
  double length_ = 1.0;
  std::int64_t episode_steps_ = 200;
  std::int64_t steps_ = 0;
  double since_step_ = 0.0;
  State before_{};  // the physics before the latest step; the picture runs from here to the state behind it
  double torque_ = 0.0;
  double shown_torque_ = 0.0;
  double reward_ = 0.0;
  double trail_time_ = 0.0;
  std::array<float, kTrail> trail_{};
  int trail_count_ = 0;
  bool dragged_ = false;
  std::deque<State> trajectory_;
};

}  // namespace sac::gui
