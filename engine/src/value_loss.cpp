#include "value_loss.h"

#include "min_q.h"

namespace sac {

void soft_value(Agent& agent, const Config& config, float alpha, UpdateBuffers& buffers) {
  const Samples input = join(buffers.batch.observation(), buffers.now, buffers.state_action);
  min_q(agent.q1, agent.q2, config.twin_q, input, buffers.min_q, &buffers.from_q1, &buffers.from_q2);
  for (int b = 0; b < buffers.size(); ++b) {
    buffers.soft_value[b] = buffers.min_q[b] - alpha * buffers.now.log_prob[b];
  }
}

Regression value_loss(LearnedNetwork& value, UpdateBuffers& buffers) {
  return regress(value, buffers.batch.observation(), buffers.soft_value, buffers.d_output);
}

}  // namespace sac
