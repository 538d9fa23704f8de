// What one update works on besides the networks; allocated once, for the largest batch.
#pragma once

#include <vector>

#include "policy.h"
#include "replay_buffer.h"

namespace sac {

using SampleList = std::vector<int>;  // ascending

struct UpdateBuffers {
  UpdateBuffers() : UpdateBuffers(RecordLayout{1, 1}, 0) {}
  UpdateBuffers(RecordLayout layout, int max_batch)
      : batch(layout, max_batch),
        now(layout.action, max_batch),
        next(layout.action, max_batch),
        state_action(layout.observation + layout.action, max_batch),
        next_state_action(layout.observation + layout.action, max_batch),
        d_min_q(layout.action, max_batch),
        d_policy(2 * layout.action, max_batch),
        y(max_batch),
        min_q(max_batch),
        soft_value(max_batch),
        d_output(1, max_batch) {
    from_q1.reserve(max_batch);
    from_q2.reserve(max_batch);
  }

  Batch batch;                  // (s, a, r, s', d) drawn from the replay buffer
  PolicySample now;             // a~ ~ pi(.|s)
  PolicySample next;            // a' ~ pi(.|s'), critic twin_target only
  MatrixXf state_action;        // (s, a~)
  MatrixXf next_state_action;   // (s', a')
  SampleList from_q1, from_q2;  // the samples whose min Q is Q1's, and those whose it is Q2's
  MatrixXf d_min_q;             // d min Q / d a~
  MatrixXf d_policy;            // d loss / d (mean, log std)
  VectorXf y;                   // target of the Qs
  VectorXf min_q;               // min Q(s, a~)
  VectorXf soft_value;          // min Q(s, a~) - alpha log pi(a~|s), the target of V
  MatrixXf d_output;            // d loss / d output of a regression

  int size() const { return batch.size; }
};

}  // namespace sac
