// Looks into an agent from outside of an update: its networks at any states and actions, in chunks, with passes of its
// own, so that the training's buffers stay as they are. Allocates only when constructed.
#pragma once

#include <span>

#include "agent.h"
#include "policy.h"

namespace sac {

class AgentEvaluation {
 public:
  // States that go through the networks at a time: few enough to stay in the cache.
  static constexpr int kChunk = 256;

  explicit AgentEvaluation(const Agent& shape);

  // The following take at most kChunk states [observation, count]; results stay valid until the next call of the same
  // function.

  // Mean and std of the Gaussian before the tanh.
  const PolicySample& policy(const Agent& agent, const Config& config, const Samples& states);
  // tanh(mean), for the states of the last call of `policy`. [action, count]
  const float* mean_action(int count);
  // Moments of the squashed action and its entropy, one action dimension, for the states of the last call of `policy`.
  // [count] each
  struct Moments {
    const float* mean;
    const float* variance;
    const float* third;  // central
    const float* entropy;
  };
  Moments moments(int count);
  // Entropy of the policy in nats, summed over the action dimensions, for the states of the last call of `policy`.
  // [count]
  const float* entropy(int count);

  // Q1, Q2 and the one that the configuration uses, at (s, a). \param actions [action, count]
  struct Qs {
    const float* q1;
    const float* q2;  // q1 where twin_q is off
    float min(int b) const { return q2[b] < q1[b] ? q2[b] : q1[b]; }
  };
  Qs q(const Agent& agent, const Config& config, const Samples& states, const Samples& actions);

  // V(s) as learned; with critic twin_target, E[min Q(s, a)] + alpha H(pi(.|s)) with the expectation over `TwoActions`
  // and H from `SquashedMoments`, or, with more action dimensions than one, both over sixteen actions that are spread
  // evenly over the policy. Any number of states. \param out [count]
  void value(const Agent& agent, const Config& config, const Samples& states, std::span<float> out);

 private:
  void value_of_two_actions(const Agent& agent, const Config& config, const Samples& states, float* out);
  void value_of_draws(const Agent& agent, const Config& config, const Samples& states, float* out);

  Mlp::Pass policy_pass_, q1_pass_, q2_pass_, value_pass_;
  PolicySample sample_;
  VectorXf actions_;                            // padded [action * kChunk]
  MatrixXf state_action_;                       // [observation + action, kChunk]
  VectorXf mean_, variance_, third_, entropy_;  // [kChunk]
};

}  // namespace sac
