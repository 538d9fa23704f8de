#include "inspect/traced_update.h"

#include <cmath>

#include "update.h"

namespace sac {

namespace {

// The numbers of a matrix or an array, sample by sample.
template <class Derived>
std::vector<float> listed(const Eigen::DenseBase<Derived>& matrix) {
  std::vector<float> result(static_cast<std::size_t>(matrix.size()));
  Eigen::Map<Eigen::Array<float, Derived::RowsAtCompileTime, Eigen::Dynamic>>(result.data(), matrix.rows(),
                                                                              matrix.cols()) = matrix.derived().array();
  return result;
}

void trace_batch(const Config& config, const Batch& batch, UpdateTrace& trace) {
  trace.batch = batch.size();
  trace.observation_size = batch.layout.observation;
  trace.action_size = batch.layout.action;
  trace.observation = listed(batch.observation());
  trace.action = listed(batch.action());
  trace.next_observation = listed(batch.next_observation());
  trace.reward = listed(batch.reward());
  trace.terminal = listed(batch.done(config.bootstrap_on_timeout).cast<float>());
}

void trace_targets(const Agent& agent, const Config& config, const UpdateBuffers& buffers, UpdateTrace& trace) {
  trace.next_value = listed(buffers.next_value);
  trace.y = listed(buffers.y);
  const bool sampled = config.critic == Critic::twin_target;
  const auto if_sampled = [&](bool wanted, const auto& values) {
    return sampled && wanted ? listed(values) : std::vector<float>();
  };
  trace.next_action = if_sampled(true, buffers.next.action);
  trace.next_log_prob = if_sampled(true, buffers.next.log_prob);
  trace.next_q1 = if_sampled(true, agent.target_q1.pass.output);
  trace.next_q2 = if_sampled(config.twin_q, agent.target_q2.pass.output);
}

void trace_new_actions(const Agent& agent, const Config& config, const UpdateBuffers& buffers, UpdateTrace& trace) {
  trace.epsilon = listed(buffers.pi.epsilon);
  trace.mean = listed(buffers.pi.mean);
  trace.std = listed(buffers.pi.std);
  trace.new_action = listed(buffers.pi.action);
  trace.log_prob = listed(buffers.pi.log_prob);
  trace.new_q1 = listed(agent.q1.pass.output);
  trace.new_q2 = config.twin_q ? listed(agent.q2.pass.output) : std::vector<float>();
  trace.min_q = listed(buffers.min_q);
  trace.soft_value = listed(buffers.soft_value);
  trace.value = listed(agent.value.pass.output);
}

}  // namespace

const char* traced_update(Agent& agent, const Config& config, UpdateBuffers& buffers, Metrics& metrics,
                          UpdateTrace& trace) {
  trace.alpha = agent.temperature.alpha(config);
  trace_batch(config, buffers.batch, trace);

  // The update overwrites these: the Qs' first passes, and all parameters.
  const Samples taken = buffers.batch.observation_action();
  trace.q1 = listed(agent.q1.forward(taken));
  trace.q2 = config.twin_q ? listed(agent.q2.forward(taken)) : std::vector<float>();
  std::vector<VectorXf> before;
  agent.for_each_network([&](const char*, const Network& network) { before.push_back(network.mlp.parameters); });

  const char* const what = update(agent, config, buffers, metrics);

  trace_targets(agent, config, buffers, trace);
  trace_new_actions(agent, config, buffers, trace);
  trace.steps.clear();
  agent.for_each_network([&](const char* name, const Network& network) {
    const VectorXf& old = before[trace.steps.size()];
    const auto moved = network.mlp.parameters.cast<double>() - old.cast<double>();
    trace.steps.push_back({name, std::sqrt(bitexact::ordered_sum(moved.cwiseAbs2()))});
  });
  trace.new_alpha = agent.temperature.alpha(config);
  trace.metrics = metrics;
  trace.update = agent.updates;
  trace.divergence = what ? what : "";
  return what;
}

std::span<const TraceFieldInfo> trace_fields() {
  static constexpr TraceFieldInfo kFields[] = {
#define SAC_TRACE_FIELD(key, shape, help) {#key, TraceShape::shape, &UpdateTrace::key},
#include "sac/trace_fields.inl"
#undef SAC_TRACE_FIELD
  };
  return kFields;
}

}  // namespace sac
