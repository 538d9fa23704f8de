#include "inspect/traced_update.h"

#include <algorithm>
#include <cmath>

#include "update.h"

namespace sac {

namespace {

// The first `count` columns, one after the other.
template <class Matrix>
std::vector<float> columns(const Matrix& matrix, int count) {
  std::vector<float> result;
  for (int b = 0; b < count; ++b) {
    for (Eigen::Index i = 0; i < matrix.rows(); ++i) result.push_back(matrix(i, b));
  }
  return result;
}
std::vector<float> head(const VectorXf& vector, int count) { return {vector.data(), vector.data() + count}; }

void trace_batch(const Config& config, const UpdateBuffers& buffers, UpdateTrace& trace) {
  const Batch& batch = buffers.batch;
  trace.batch = batch.size;
  trace.observation_size = batch.layout.observation;
  trace.action_size = batch.layout.action;
  trace.observation = columns(batch.observation(), batch.size);
  trace.action = columns(batch.action(), batch.size);
  trace.next_observation = columns(batch.next_observation(), batch.size);
  trace.reward.clear();
  trace.terminal.clear();
  for (int b = 0; b < batch.size; ++b) {
    trace.reward.push_back(batch.reward(b));
    const bool terminal = batch.terminated(b) || (batch.timed_out(b) && !config.bootstrap_on_timeout);
    trace.terminal.push_back(terminal ? 1.0f : 0.0f);
  }
}

void trace_targets(const Agent& agent, const Config& config, const UpdateBuffers& buffers, UpdateTrace& trace) {
  const int batch = trace.batch;
  trace.y = head(buffers.y, batch);
  trace.next_action.clear();
  trace.next_log_prob.clear();
  trace.next_q1.clear();
  trace.next_q2.clear();
  if (config.critic == Critic::value_network) {
    trace.next_value = columns(agent.target_value.pass.output, batch);
    return;
  }
  trace.next_action = columns(buffers.next.action, batch);
  trace.next_log_prob = head(buffers.next.log_prob, batch);
  trace.next_q1 = columns(agent.target_q1.pass.output, batch);
  if (config.twin_q) trace.next_q2 = columns(agent.target_q2.pass.output, batch);
  trace.next_value.clear();
  for (int b = 0; b < batch; ++b) {
    const float min_q = config.twin_q ? std::min(trace.next_q1[b], trace.next_q2[b]) : trace.next_q1[b];
    trace.next_value.push_back(min_q - static_cast<float>(trace.alpha) * trace.next_log_prob[b]);
  }
}

void trace_new_actions(const Agent& agent, const Config& config, const UpdateBuffers& buffers, UpdateTrace& trace) {
  const int batch = trace.batch;
  trace.epsilon = columns(buffers.now.epsilon, batch);
  trace.mean = columns(buffers.now.mean, batch);
  trace.std = columns(buffers.now.std, batch);
  trace.new_action = columns(buffers.now.action, batch);
  trace.log_prob = head(buffers.now.log_prob, batch);
  trace.new_q1 = columns(agent.q1.pass.output, batch);
  trace.new_q2.clear();
  if (config.twin_q) trace.new_q2 = columns(agent.q2.pass.output, batch);
  trace.min_q = head(buffers.min_q, batch);
  trace.soft_value = head(buffers.soft_value, batch);
  trace.value.clear();
  if (!agent.value.mlp.empty()) trace.value = columns(agent.value.pass.output, batch);
}

}  // namespace

const char* traced_update(Agent& agent, const Config& config, UpdateBuffers& buffers, Metrics& metrics,
                          UpdateTrace& trace) {
  trace.alpha = agent.temperature.alpha(config);
  trace_batch(config, buffers, trace);

  // The update overwrites these: the Qs' first passes, and all parameters.
  const Samples taken = buffers.batch.observation_action();
  trace.q1 = columns(agent.q1.forward(taken), trace.batch);
  trace.q2.clear();
  if (config.twin_q) trace.q2 = columns(agent.q2.forward(taken), trace.batch);
  std::vector<VectorXf> before;
  agent.for_each_network([&](const char*, const Network& network) { before.push_back(network.mlp.parameters); });

  const char* const what = update(agent, config, buffers, metrics);

  trace_targets(agent, config, buffers, trace);
  trace_new_actions(agent, config, buffers, trace);
  trace.steps.clear();
  agent.for_each_network([&](const char* name, const Network& network) {
    const VectorXf& old = before[trace.steps.size()];
    double squares = 0.0;
    for (Eigen::Index i = 0; i < old.size(); ++i) {
      const double moved = static_cast<double>(network.mlp.parameters[i]) - old[i];
      squares += moved * moved;
    }
    trace.steps.push_back({name, std::sqrt(squares)});
  });
  trace.new_alpha = agent.temperature.alpha(config);
  trace.metrics = metrics;
  trace.update = agent.updates;
  trace.divergence = what ? what : "";
  return what;
}

}  // namespace sac
