/// \file
/// Everything that one gradient update computes, for showing its formulas with this batch's numbers.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sac/metrics.h"

namespace sac {

/// One update on a batch of B transitions. The vectors, which `trace_fields.inl` describes, hold one value for each
/// transition (or an observation or an action, one transition after the other); what the variant in use does not have
/// is empty. Symbols as in arXiv:1801.01290 and, for
/// critic twin_target, arXiv:1812.05905.
struct UpdateTrace {
  int batch = 0;             ///< B
  int observation_size = 0;  ///< floats of one observation
  int action_size = 0;       ///< floats of one action

  /// \cond trace_fields.inl
#define SAC_TRACE_FIELD(key, shape, help) std::vector<float> key;
#include "sac/trace_fields.inl"
#undef SAC_TRACE_FIELD
  /// \endcond

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

/// What a field of the trace has for each transition.
enum class TraceShape {
  sample,      ///< one number
  action,      ///< `UpdateTrace::action_size` numbers
  observation  ///< `UpdateTrace::observation_size` numbers
};
/// The description of one field.
struct TraceFieldInfo {
  std::string_view key;                     ///< its name in UpdateTrace
  TraceShape shape;                         ///< for each transition
  std::vector<float> UpdateTrace::*values;  ///< where it is
};
/// All of them, in the order of `trace_fields.inl`.
std::span<const TraceFieldInfo> trace_fields();

}  // namespace sac
