/// \file
/// Everything that one gradient update computes, for showing its formulas with this batch's numbers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sac/metrics.h"

namespace sac {

/// One update on a batch of B transitions. Per-sample quantities have length B (times the size of an observation or an
/// action, sample by sample); what the variant in use does not have is empty. Symbols as in arXiv:1801.01290 and, for
/// critic twin_target, arXiv:1812.05905.
struct UpdateTrace {
  int batch = 0;             ///< B
  int observation_size = 0;  ///< floats of one observation
  int action_size = 0;       ///< floats of one action

  // The batch, as drawn from the replay buffer.
  std::vector<float> observation;       ///< s [B][observation_size]
  std::vector<float> action;            ///< a [B][action_size]
  std::vector<float> reward;            ///< r, before reward_scale [B]
  std::vector<float> next_observation;  ///< s' [B][observation_size]
  std::vector<float> terminal;  ///< d: 1 where nothing follows (bootstrap_on_timeout decides on time limits) [B]

  // The Q step.
  std::vector<float> next_action;    ///< a' ~ pi(.|s'), twin_target only [B][action_size]
  std::vector<float> next_log_prob;  ///< log pi(a'|s'), twin_target only [B]
  std::vector<float> next_q1;        ///< target Q1(s', a') (target_update none: Q1), twin_target only [B]
  std::vector<float> next_q2;        ///< target Q2(s', a'), twin_target with twin_q only [B]
  std::vector<float> next_value;     ///< V_target(s'); twin_target: min target Q(s', a') - alpha log pi(a'|s') [B]
  std::vector<float> y;              ///< reward_scale r + gamma (1 - d) next_value [B]
  std::vector<float> q1;             ///< Q1(s, a) before its step [B]
  std::vector<float> q2;             ///< Q2(s, a) before its step, twin_q only [B]

  // New actions, judged by the Qs after their step.
  std::vector<float> epsilon;     ///< noise [B][action_size]
  std::vector<float> mean;        ///< of the Gaussian before the tanh [B][action_size]
  std::vector<float> std;         ///< of the same [B][action_size]
  std::vector<float> new_action;  ///< a~ = tanh(mean + std epsilon) [B][action_size]
  std::vector<float> log_prob;    ///< log pi(a~|s) [B]
  std::vector<float> new_q1;      ///< Q1(s, a~) [B]
  std::vector<float> new_q2;      ///< Q2(s, a~), twin_q only [B]
  std::vector<float> min_q;       ///< min Q(s, a~) [B]
  std::vector<float> soft_value;  ///< min Q(s, a~) - alpha log pi(a~|s), the target of V [B]
  std::vector<float> value;       ///< V(s) before its step, value_network only [B]

  double alpha = 0.0;      ///< temperature that the update used
  double new_alpha = 0.0;  ///< temperature after it; another one with entropy_mode auto only

  /// How far each network's parameters went (Euclidean), targets included.
  struct Step {
    std::string network;  ///< policy, q1, q2, value, target_value, target_q1, target_q2
    double change;        ///< |theta_new - theta_old|
  };
  std::vector<Step> steps;  ///< of every network that the variant in use has

  /// All losses, means and gradient norms of this update.
  Metrics metrics;
  std::int64_t update = 0;  ///< its number, from 1 on
  /// Empty, or what became infinite or NaN ("the loss of Q1"); that step and those after it were not taken, and what
  /// they would have computed is from the update before.
  std::string divergence;
};

}  // namespace sac
