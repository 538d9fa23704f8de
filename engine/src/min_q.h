// min(Q1, Q2) at sampled actions, or Q1 alone where the second Q is switched off.
#pragma once

#include "network.h"
#include "update_buffers.h"

namespace sac {

// (s, a) as one matrix [observation + action, batch].
inline Samples join(const Samples& observation, const PolicySample& sample, MatrixXf& state_action) {
  const Eigen::Index batch = observation.cols();
  const Eigen::Index size = observation.rows();
  state_action.topRows(size).leftCols(batch) = observation;
  state_action.bottomRows(state_action.rows() - size).leftCols(batch) = sample.action.leftCols(batch);
  return state_action.leftCols(batch);
}

// Writes the minimum, and into the lists (if wanted) which samples have it from Q1 and which from Q2.
inline void min_q(Network& q1, Network& q2, bool twin_q, const Samples& state_action, VectorXf& minimum,
                  SampleList* from_q1 = nullptr, SampleList* from_q2 = nullptr) {
  const Samples first = q1.forward(state_action);
  const Samples second = twin_q ? q2.forward(state_action) : first;
  if (from_q1) from_q1->clear();
  if (from_q2) from_q2->clear();
  for (Eigen::Index b = 0; b < state_action.cols(); ++b) {
    const bool second_is_smaller = second(0, b) < first(0, b);
    minimum[b] = second_is_smaller ? second(0, b) : first(0, b);
    if (SampleList* from = second_is_smaller ? from_q2 : from_q1) from->push_back(static_cast<int>(b));
  }
}

}  // namespace sac
