// min(Q1, Q2), or Q1 alone where the second Q is switched off.
#pragma once

#include <vector>

#include "network.h"

namespace sac {

// Both at the same (s, a); where the second Q is switched off, it is the first one again.
struct Qs {
  PerSample q1, q2;

  auto min_is_q2() const { return q2 < q1; }
  auto min() const { return min_is_q2().select(q2, q1); }
};

// \param state_action [observation + action, batch]
inline Qs forward(Network& q1, Network& q2, bool twin_q, const Samples& state_action) {
  const PerSample first = as_row(q1.forward(state_action));
  return {first, twin_q ? as_row(q2.forward(state_action)) : first};
}

// (s, a) as one matrix [observation + action, batch].
template <class Observation, class Action>
void join(const Observation& observation, const Action& action, MatrixXf& state_action) {
  state_action.topRows(observation.rows()) = observation.matrix();
  state_action.bottomRows(action.rows()) = action.matrix();
}

}  // namespace sac
