// Everything that is learned: the networks of the variant in use and the temperature.
//
// Symbols as in the papers: policy phi, Q1 and Q2 theta, V psi, targets with a bar.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "network.h"
#include "sac/config.h"
#include "sac/rng.h"
#include "temperature.h"

namespace sac {

struct Agent {
  int observation_size;
  int action_size;
  LearnedNetwork policy;         // s -> mean and log std
  LearnedNetwork q1, q2;         // (s, a) -> Q
  LearnedNetwork value;          // s -> V; critic value_network only
  Network target_value;          // critic value_network only
  Network target_q1, target_q2;  // critic twin_target only
  Temperature temperature;
  std::int64_t updates = 0;

  Agent(int observation_size, int action_size, const Config& config, Rng& rng);

  // Allocates what passes of up to this many samples need.
  void reserve(int max_batch);

  // Copies the parameters of the networks that both agents have; their shapes must be the same. Targets of the Qs where
  // the other has none become copies of its Qs. The optimisers stay as they are.
  void take_weights(const Agent& from);

  // Calls f(name, network) for the networks that this variant has, in a fixed order.
  template <class F>
  void for_each_learned(F f) {
    f("policy", policy);
    f("q1", q1);
    f("q2", q2);
    if (!value.mlp.empty()) f("value", value);
  }
  template <class F>
  void for_each_network(F f) {
    for_each_learned(f);
    if (!target_value.mlp.empty()) f("target_value", target_value);
    if (!target_q1.mlp.empty()) f("target_q1", target_q1);
    if (!target_q2.mlp.empty()) f("target_q2", target_q2);
  }
  template <class F>
  void for_each_network(F f) const {
    const_cast<Agent*>(this)->for_each_network([&](const char* name, const Network& network) { f(name, network); });
  }
};

// A weight matrix or bias under the name that it has in the article's modules and in PyTorch: "q1.linear1.weight".
// The policy's output layer appears as two, mean_linear and log_std_linear.
struct NamedTensor {
  std::string name;
  bool is_weight;
  int rows;     // outputs
  int columns;  // inputs; 1 for a bias
  Mlp::Tensor tensor;
  int first_row;  // in `tensor`

  std::ptrdiff_t at(int row, int column) const { return tensor.at(first_row + row, column); }
};
std::vector<NamedTensor> named_tensors(std::string_view network, const Mlp& mlp);

}  // namespace sac
