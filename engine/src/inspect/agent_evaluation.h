// What an agent says of any states and actions, from outside of an update: in chunks, with passes of its own, so that
// the training's buffers stay as they are. Allocates only when constructed.
#pragma once

#include <span>

#include "agent.h"
#include "inspect/squashed_gaussian.h"
#include "min_q.h"
#include "policy.h"

namespace sac {

class AgentEvaluation {
 public:
  // States that go through the networks at a time: few enough to stay in the cache.
  static constexpr int kChunk = 256;

  explicit AgentEvaluation(const Agent& shape);

  // The following take at most kChunk states [observation, count]; results stay valid until the next call of the same
  // function.

  // Of the policy before the tanh. [action, count] each
  struct Gaussian {
    Samples mean;
    Samples std;
  };
  Gaussian policy(const Agent& agent, const Config& config, const Samples& states);
  // tanh(mean), for the states of the last call of `policy`. [action, count]
  Samples mean_action();
  // Moments of the squashed action and its entropy, for the states of the last call of `policy`, where the action has
  // one dimension. [count] each
  const SquashedMoments& moments();
  // Entropy of the policy in nats, summed over the action dimensions, for the states of the last call of `policy`.
  // [1, count]
  PerSample entropy();

  // Q1, Q2 and the one that the configuration uses, at (s, a). \param actions [action, count]
  Qs q(const Agent& agent, const Config& config, const Samples& states, const Samples& actions);

  // V(s) as learned; with critic twin_target, E[min Q(s, a)] + alpha H(pi(.|s)) with the expectation over `TwoActions`
  // and H from `SquashedMoments`, or, with more action dimensions than one, both over sixteen actions that are spread
  // evenly over the policy. Any number of states. \param out [count]
  void value(const Agent& agent, const Config& config, const Samples& states, std::span<float> out);

 private:
  using Chunk = Eigen::Map<RowArrayXf>;
  void value_of_two_actions(const Agent& agent, const Config& config, const Samples& states, Chunk out);
  void value_of_draws(const Agent& agent, const Config& config, const Samples& states, Chunk out);

  int action_size_;
  Eigen::Index count_ = 0;  // of the last call of `policy`
  Mlp::Pass policy_pass_, q1_pass_, q2_pass_, value_pass_;
  ArrayXf mean_, std_, action_;  // [action * kChunk]
  SquashedMoments moments_;      // of action * kChunk
  RowArrayXf entropy_;           // [1, kChunk]
  MatrixXf state_action_;        // [observation + action, kChunk]
  MatrixXf state_draws_;         // one state as often as there are draws [observation, draws]
  PolicySample draws_;           // at this state
};

}  // namespace sac
