// J_V(psi) = E[(V(s) - (min Q(s, a~) - alpha log pi(a~|s)))^2]   (1801.01290, equation 5)
#include "value_loss.h"

#include "min_q.h"

namespace sac {

void soft_value(Agent& agent, const Config& config, float alpha, UpdateBuffers& buffers) {
  join(buffers.batch.observation(), buffers.pi.action, buffers.state_action);
  const Qs q = forward(agent.q1, agent.q2, config.twin_q, buffers.state_action);
  buffers.min_q = q.min();
  buffers.soft_value = buffers.min_q - alpha * buffers.pi.log_prob;

  buffers.min_is_q1.clear();
  buffers.min_is_q2.clear();
  const auto min_is_q2 = q.min_is_q2();
  for (int b = 0; b < buffers.size(); ++b) (min_is_q2(b) ? buffers.min_is_q2 : buffers.min_is_q1).push_back(b);
}

Regression value_loss(LearnedNetwork& value, UpdateBuffers& buffers) {
  return regress(value, buffers.batch.observation(), buffers.soft_value, buffers.d_output);
}

}  // namespace sac
