// What one update works on besides the networks; allocated once, in the batch's exact size.
#pragma once

#include <vector>

#include "policy.h"
#include "replay_buffer.h"

namespace sac {

// d_x is the derivative of the loss by x, d_x_dy that of x by y.
struct UpdateBuffers {
  UpdateBuffers() : UpdateBuffers(RecordLayout{1, 1}, 0) {}
  UpdateBuffers(RecordLayout layout, int batch_size)
      : batch(layout, batch_size),
        next(layout.action, batch_size),
        pi(layout.action, batch_size),
        state_action(MatrixXf::Zero(layout.observation + layout.action, batch_size)) {
    for (RowArrayXf* row : {&next_value, &y, &min_q, &soft_value, &baseline, &d_log_prob, &d_output}) {
      row->setZero(batch_size);
    }
    for (ArrayXXf* array : {&d_min_q_da, &d_mean, &d_log_std}) array->setZero(layout.action, batch_size);
    d_policy.setZero(2 * layout.action, batch_size);
    min_is_q1.reserve(static_cast<std::size_t>(batch_size));
    min_is_q2.reserve(static_cast<std::size_t>(batch_size));
  }

  int size() const { return batch.size(); }

  Batch batch;  // (s, a, r, s', d) drawn from the replay buffer

  PolicySample next;      // a' ~ pi(.|s'), critic twin_target only
  RowArrayXf next_value;  // V(s'), or min Q(s', a') - alpha log pi(a'|s')
  RowArrayXf y;           // target of the Qs

  PolicySample pi;                        // a~ ~ pi(.|s)
  MatrixXf state_action;                  // (s', a'), then (s, a~)
  RowArrayXf min_q;                       // min Q(s, a~)
  std::vector<int> min_is_q1, min_is_q2;  // the samples whose min Q is Q1's, and those whose it is Q2's; ascending
  RowArrayXf soft_value;                  // min Q(s, a~) - alpha log pi(a~|s), the target of V

  ArrayXXf d_min_q_da;
  ArrayXXf d_mean, d_log_std;
  ArrayXXf d_policy;                // both: by the policy's output
  RowArrayXf baseline, d_log_prob;  // of the likelihood-ratio gradient
  RowArrayXf d_output;              // by the output of a network with one
};

}  // namespace sac
