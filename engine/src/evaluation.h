// Returns of the deterministic policy a = tanh(mean(s)) from fixed start states.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "mlp.h"
#include "sac/environment.h"

namespace sac {

// Plays all episodes at once, so that the policy sees one batch per step.
class Evaluator {
 public:
  Evaluator(const Environment& prototype, const Mlp& policy, int starts);

  // One undiscounted return for each start state, in episodes of `config.episode_steps`. Allocates nothing.
  std::span<const double> run(const Mlp& policy, const Config& config);
  // Their mean.
  double mean(const Mlp& policy, const Config& config);

 private:
  std::vector<std::unique_ptr<Environment>> environments_;
  std::vector<double> returns_;
  std::vector<char> running_;
  MatrixXf observations_;  // [observation, starts]
  ArrayXXf actions_;       // [action, starts]
  Mlp::Pass pass_;
};

}  // namespace sac
