// Are the Qs right, and is the policy where its loss draws it? Answers from the replay buffer alone, which do not touch
// the training's random numbers.
#pragma once

#include <cstdint>
#include <vector>

#include "inspect/agent_evaluation.h"
#include "run_state.h"

namespace sac {

class Diagnostics {
 public:
  explicit Diagnostics(const Agent& shape);

  // Writes run.q_bias and run.policy_kl, NaN where there is no answer (yet). Allocates nothing.
  void measure(RunState& run);

  // Mean over the last two finished episodes of min Q(s_t, a_t) less the soft return that followed,
  //
  //   r_t + sum over k >= 1 of gamma^k (r_{t+k} + alpha H(pi(.|s_{t+k}))),
  //
  // with the present policy's entropy in place of -alpha log pi of the action: the same in the mean, but it stays small
  // where the policy has moved on since. Where a time limit is no end for the Qs (bootstrap_on_timeout), V(s_T) stands
  // for the rest, and only pairs count that have at least half of an episode's steps between them and it, which leaves
  // it a weight of gamma^(episode_steps / 2). Steps with uniformly random actions do not count.
  double q_bias(const RunState& run);

  // Mean of KL(pi || exp(min Q / alpha) / Z) over states spread evenly over the replay buffer; one action dimension.
  double policy_kl(const RunState& run);

 private:
  AgentEvaluation evaluation_;
  MatrixXf states_, actions_;  // [observation, chunk], [action, chunk]
  RowArrayXf min_q_;
  std::vector<float> policy_, boltzmann_;  // masses
};

}  // namespace sac
