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

// Writes the minimum, and into d_q1, d_q2 (if wanted) its derivative by each Q: 1 for the smaller one, 0 for the other.
inline void min_q(Network& q1, Network& q2, bool twin_q, const Samples& state_action, VectorXf& minimum,
                  MatrixXf* d_q1 = nullptr, MatrixXf* d_q2 = nullptr) {
  const Samples first = q1.forward(state_action);
  const Samples second = twin_q ? q2.forward(state_action) : first;
  for (Eigen::Index b = 0; b < state_action.cols(); ++b) {
    const bool first_is_smaller = !(second(0, b) < first(0, b));
    minimum[b] = first_is_smaller ? first(0, b) : second(0, b);
    if (d_q1) (*d_q1)(0, b) = first_is_smaller ? 1.0f : 0.0f;
    if (d_q2) (*d_q2)(0, b) = first_is_smaller ? 0.0f : 1.0f;
  }
}

}  // namespace sac
