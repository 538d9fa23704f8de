/// \file
/// The stage: a pendulum that plays the current policy in real time, apart from the training.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "sac/config.h"
#include "sac/pendulum.h"
#include "sac/rng.h"
#include "sac/trainer.h"

namespace sac {

/// The stage at one moment. Torque and reward are those of the step that led there; mean and std are the policy's
/// there, of the Gaussian before the tanh, shown from the first state on.
struct StageSample {
  double time;        ///< ms, of the caller's clock
  double step;        ///< in the episode, 0 at its start
  double theta;       ///< rad, not wrapped
  double omega;       ///< rad/s
  double torque;      ///< N m
  double reward;      ///< of the task
  double mean;        ///< of the policy
  double std;         ///< of the policy
  double dt;          ///< s, of the physics in use
  double max_torque;  ///< N m, of the physics in use
  double max_speed;   ///< rad/s, of the physics in use
  double length;      ///< m, of the physics in use
};

/// Plays a training's policy on a pendulum of its own, a little ahead of time, so that a picture of it does not stutter
/// when the next call comes late. Changes nothing of the training. Knows no clock: times are the caller's, in ms.
class StagePlayer {
 public:
  /// It plays so far ahead, in ms.
  static constexpr double kAhead = 300.0;
  /// A held pendulum is shown this often, in ms, since what the policy would do there changes while it learns.
  static constexpr double kHeldInterval = 100.0;

  /// A state of the pendulum.
  struct State {
    double theta;  ///< rad
    double omega;  ///< rad/s
  };

  /// Takes over the physics, dt and episode_steps; the pendulum stays where it is.
  void configure(const Config& config);
  /// A random start as in training, free, with what was computed ahead forgotten.
  void restart(const Trainer& trainer);
  /// Another run is played from now on: what was computed ahead is forgotten, the pendulum stays where it is.
  void forget();
  /// Puts the pendulum there, as the start of an episode.
  /// \param trainer whose policy it is \param state theta (rad) and omega (rad/s)
  /// \param held it stays there until it is put somewhere else \param at when it is there, in ms; NaN: at once
  void place(const Trainer& trainer, const State& state, bool held,
             double at = std::numeric_limits<double>::quiet_NaN());
  /// Whether it plays actions sampled from the policy instead of the policy's mean action.
  void set_sampled(bool sampled) { sampled_ = sampled; }

  /// Plays up to a little after `now` (ms); after a longer pause from there on instead of catching up. A new episode
  /// begins after episode_steps steps. \return whether there are new samples
  bool play(const Trainer& trainer, double now);
  /// The samples since the last call, oldest first. A new start replaces what had been computed ahead: its time is
  /// before theirs.
  std::vector<StageSample> take();
  /// The newest sample.
  const StageSample& newest() const { return newest_; }
  /// Where the pendulum is for those who watch it at this time (ms).
  State at(double now) const;

 private:
  void begin(const Trainer& trainer);
  void step(const Trainer& trainer);
  void look(const Trainer& trainer, double reward);
  void push();

  Config config_;
  Pendulum pendulum_;
  Rng rng_{0, 1000};
  StageSample newest_{};
  bool sampled_ = false;
  bool held_ = false;
  double time_ = 0.0;  // of the newest sample; 0: to be shown at once
  std::int64_t step_ = 0;
  std::vector<StageSample> samples_;  // not yet taken
  std::vector<StageSample> coming_;   // what is about to be seen, oldest first
};

}  // namespace sac
