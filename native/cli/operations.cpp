#include "operations.h"

namespace sac::cli {

namespace {

// Weights of a network, and of its first layer, whose input needs no gradient unless it is an action.
struct Weights {
  double all;
  double first;
};

Weights weights(const Config& config, int inputs, int outputs) {
  const auto n = static_cast<double>(config.hidden_units);
  const auto inner = static_cast<double>(config.hidden_layers - 1);
  return {n * inputs + inner * n * n + n * outputs, n * inputs};
}

// Multiply-adds for one row of the batch.
double forward(Weights w) { return w.all; }
double weight_gradients(Weights w) { return w.all; }
double hidden_gradients(Weights w) { return w.all - w.first; }

}  // namespace

double operations_of_update(const Config& config, int observation_size, int action_size) {
  const Weights policy = weights(config, observation_size, 2 * action_size);
  const Weights q = weights(config, observation_size + action_size, 1);
  const Weights value = weights(config, observation_size, 1);
  const double qs = config.twin_q ? 2.0 : 1.0;
  const double action_gradients = hidden_gradients(q) + static_cast<double>(config.hidden_units) * action_size;

  double sum = 0.0;
  if (config.critic == Critic::value_network) {
    sum += forward(value);  // of the target, at s'
  } else {
    sum += forward(policy) + qs * forward(q);  // of the policy and the targets, at s'
  }
  sum += qs * (forward(q) + weight_gradients(q) + hidden_gradients(q));
  sum += forward(policy) + qs * forward(q);  // at s, a~
  if (config.critic == Critic::value_network) sum += forward(value) + weight_gradients(value) + hidden_gradients(value);
  // Each sample goes back through the one Q that was the minimum.
  sum += action_gradients + weight_gradients(policy) + hidden_gradients(policy);
  return 2.0 * static_cast<double>(config.batch_size) * sum;
}

}  // namespace sac::cli
