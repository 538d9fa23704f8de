#include "agent.h"

namespace sac {

Agent::Agent(int observation_size_, int action_size_, const Config& config, Rng& rng)
    : observation_size(observation_size_), action_size(action_size_), temperature(config.alpha) {
  const auto mlp = [&](int inputs, int outputs) {
    return Mlp(inputs, static_cast<int>(config.hidden_units), static_cast<int>(config.hidden_layers), outputs);
  };
  policy = LearnedNetwork(mlp(observation_size, 2 * action_size));
  q1 = LearnedNetwork(mlp(observation_size + action_size, 1));
  q2 = LearnedNetwork(mlp(observation_size + action_size, 1));
  if (config.critic == Critic::value_network) value = LearnedNetwork(mlp(observation_size, 1));

  for_each_learned([&](const char*, LearnedNetwork& network) { network.mlp.initialize(rng, config.init_w); });

  // Targets start as copies.
  if (config.critic == Critic::value_network) {
    target_value = Network(value.mlp);
  } else {
    target_q1 = Network(q1.mlp);
    target_q2 = Network(q2.mlp);
  }
}

void Agent::reserve(int max_batch) {
  // All or none, should memory run out.
  std::vector<Mlp::Pass> passes;
  for_each_network([&](const char*, Network& network) { passes.push_back(network.mlp.make_pass(max_batch)); });
  std::size_t next = 0;
  for_each_network([&](const char*, Network& network) { network.pass = std::move(passes[next++]); });
}

void Agent::take_weights(const Agent& from) {
  const auto copy = [](const Network& source, Network& to) {
    if (!source.mlp.empty() && !to.mlp.empty()) to.mlp.parameters = source.mlp.parameters;
  };
  copy(from.policy, policy);
  copy(from.q1, q1);
  copy(from.q2, q2);
  copy(from.value, value);
  copy(from.target_value, target_value);
  const bool has_target_q = !from.target_q1.mlp.empty();
  copy(has_target_q ? from.target_q1 : from.q1, target_q1);
  copy(has_target_q ? from.target_q2 : from.q2, target_q2);
}

std::vector<NamedTensor> named_tensors(std::string_view network, const Mlp& mlp) {
  std::vector<NamedTensor> result;
  const int last = mlp.tensors().back().layer;
  for (const Mlp::Tensor& tensor : mlp.tensors()) {
    const auto add = [&](const std::string& layer, int first_row, int rows) {
      std::string name(network);
      name.append(".").append(layer).append(tensor.is_weight ? ".weight" : ".bias");
      result.push_back({std::move(name), tensor.is_weight, rows, tensor.columns, tensor, first_row});
    };
    if (network == "policy" && tensor.layer == last) {
      const int actions = tensor.rows / 2;
      add("mean_linear", 0, actions);
      add("log_std_linear", actions, actions);
    } else {
      add("linear" + std::to_string(tensor.layer + 1), 0, tensor.rows);
    }
  }
  return result;
}

}  // namespace sac
