/// \file
/// The policy next to what it is drawn towards, exp(Q / alpha) / Z, at one state.
#pragma once

#include <span>
#include <vector>

#include "sac/trainer.h"

namespace sac {

/// One state of a task with one action dimension, such as the Pendulum, over K actions: the middles of K equal parts of
/// [-1, 1].
struct ActionSlice {
  std::vector<float> action;  ///< a [K]
  std::vector<float> q1;      ///< Q1(s, a) [K]
  std::vector<float> q2;      ///< Q2(s, a); Q1 where twin_q is off [K]
  std::vector<float> min_q;   ///< the smaller of the two [K]
  /// exp(min Q(s, a) / alpha) / Z, as density of a. Without entropy (alpha = 0), the best action's part has all the
  /// mass. [K]
  std::vector<float> boltzmann;
  /// pi(a|s), as density of a: the probability of each part over its width, so that it adds up to one however narrow
  /// the policy is. [K]
  std::vector<float> policy;
  /// KL(pi || exp(min Q / alpha) / Z) in nats, at least 0, with exp(min Q / alpha) taken as even inside of each part.
  /// NaN with alpha = 0.
  double kl = 0.0;
  /// alpha log Z: the value that the best of all policies would have against these Qs.
  double soft_value = 0.0;
  double mean = 0.0;  ///< of the Gaussian before the tanh
  double std = 0.0;   ///< of the same
};

/// Fills `slice` for one state. \pre the environment has one action dimension; otherwise the slice is emptied
/// \param trainer   the training whose networks are asked
/// \param observation of the state [observation_size]
/// \param actions   K, at least 2
/// \param slice     what to fill
void action_slice(const Trainer& trainer, std::span<const float> observation, int actions, ActionSlice& slice);
/// The same at a state of the Pendulum, in rad and rad/s.
void action_slice(const Trainer& trainer, double theta, double omega, int actions, ActionSlice& slice);

}  // namespace sac
