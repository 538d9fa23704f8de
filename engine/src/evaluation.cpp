#include "evaluation.h"

#include <numeric>

namespace sac {

Evaluator::Evaluator(const Environment& prototype, const Mlp& policy, int starts)
    : returns_(starts),
      running_(starts),
      observations_(MatrixXf::Zero(prototype.observation_size(), starts)),
      action_(VectorXf::Zero(simd::padded(prototype.action_size()))),
      pass_(policy.make_pass(starts)) {
  for (int i = 0; i < starts; ++i) environments_.push_back(prototype.clone());
}

std::span<const double> Evaluator::run(const Mlp& policy, const Config& config) {
  const int starts = static_cast<int>(environments_.size());
  const int actions = policy.outputs() / 2;
  for (int i = 0; i < starts; ++i) {
    environments_[i]->configure(config);
    environments_[i]->set_start_state(i, starts);
    returns_[i] = 0.0;
    running_[i] = 1;
  }
  for (std::int64_t step = 0; step < config.episode_steps; ++step) {
    for (int i = 0; i < starts; ++i) {
      environments_[i]->observe({observations_.col(i).data(), static_cast<std::size_t>(observations_.rows())});
    }
    const Samples output = policy.forward(observations_, pass_);
    for (int i = 0; i < starts; ++i) {
      if (!running_[i]) continue;
      for (int j = 0; j < actions; ++j) action_[j] = output(j, i);
      for (int j = 0; j < actions; j += simd::kLanes) {
        simd::store(action_.data() + j, simd::tanh(simd::load(action_.data() + j)));
      }
      const Environment::Step result = environments_[i]->step({action_.data(), static_cast<std::size_t>(actions)});
      returns_[i] += result.reward;
      running_[i] = !result.terminated;
    }
  }
  return returns_;
}

double Evaluator::mean(const Mlp& policy, const Config& config) {
  const std::span<const double> returns = run(policy, config);
  return std::accumulate(returns.begin(), returns.end(), 0.0) / static_cast<double>(returns.size());
}

}  // namespace sac
