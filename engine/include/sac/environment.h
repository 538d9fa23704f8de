/// \file
/// What a task must offer to be learned. The engine is correct for any observation and action size.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "sac/config.h"
#include "sac/rng.h"

namespace sac {

/// A continuous control task without its time limit, which the Trainer applies (`Config::episode_steps`). Trainings are
/// the same bit for bit if all randomness comes from the Rng that `reset` is given.
class Environment {
 public:
  /// What one step led to.
  struct Step {
    double reward;    ///< finite, in units of the task
    bool terminated;  ///< the task itself ended (not the time limit)
  };

  virtual ~Environment() = default;

  /// What the task is called. Checkpoints hold it, and a run is not loaded on a task of another name.
  virtual std::string name() const { return "custom"; }
  virtual int observation_size() const = 0;  ///< at least 1
  virtual int action_size() const = 0;       ///< at least 1

  /// Starts a new episode at a random state.
  virtual void reset(Rng& rng) = 0;
  /// Advances by one step. \param action [action_size], each in [-1, 1]; the environment scales it to its own units.
  virtual Step step(std::span<const float> action) = 0;
  /// Writes the observation. \param out [observation_size]
  virtual void observe(std::span<float> out) const = 0;

  /// Takes over the physics of a configuration; the state stays.
  virtual void configure(const Config& config) = 0;

  /// The complete state, for checkpoints: [state_size], the same size at all times.
  virtual std::span<const double> state() const = 0;
  /// Goes to a state that `state()` gave. \param state [state_size]
  virtual void set_state(std::span<const double> state) = 0;

  /// Goes to the i-th of `count` fixed evaluation start states, spread evenly over the start distribution.
  /// \pre 0 <= i < count
  virtual void set_start_state(int i, int count) = 0;

  /// A copy in the same state, on which evaluations run.
  virtual std::unique_ptr<Environment> clone() const = 0;
};

}  // namespace sac
