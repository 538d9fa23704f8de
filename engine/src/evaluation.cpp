#include "evaluation.h"

#include <numeric>

#include "kernels/bitexact.h"
#include "policy.h"

namespace sac {

Evaluator::Evaluator(const Environment& prototype, const Mlp& policy, int starts)
    : returns_(starts),
      running_(starts),
      observations_(MatrixXf::Zero(prototype.observation_size(), starts)),
      actions_(ArrayXXf::Zero(prototype.action_size(), starts)),
      pass_(policy.make_pass(starts)) {
  for (int i = 0; i < starts; ++i) environments_.push_back(prototype.clone());
}

std::span<const double> Evaluator::run(const Mlp& policy, const Config& config) {
  const int starts = static_cast<int>(environments_.size());
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
    actions_ = mean_rows(policy.forward(observations_, pass_));
    actions_ = bitexact::tanh(actions_);
    for (int i = 0; i < starts; ++i) {
      if (!running_[i]) continue;
      const Environment::Step result =
          environments_[i]->step({actions_.col(i).data(), static_cast<std::size_t>(actions_.rows())});
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
