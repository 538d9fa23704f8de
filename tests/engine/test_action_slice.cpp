#include "sac/action_slice.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numeric>

#include "agent.h"
#include "inspect/policy_kl.h"
#include "point_mass.h"
#include "run_config.h"
#include "run_state.h"
#include "sac/pendulum.h"

using namespace sac;

namespace {

double sum(const std::vector<float>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

}  // namespace

TEST_CASE("a slice shows the Qs and both densities", "[action_slice]") {
  const Trainer trainer = test::trained(test::small_config(), 400);
  ActionSlice slice;
  constexpr int kActions = 300;  // more than go through the networks at a time
  action_slice(trainer, 0.5, -1.0, kActions, slice);
  REQUIRE(slice.action.size() == kActions);

  const Agent& agent = run_state(trainer).agent;
  Mlp::Pass q1 = agent.q1.mlp.make_pass(1), q2 = agent.q2.mlp.make_pass(1);
  MatrixXf input(4, 1);
  Pendulum::observe(0.5, -1.0, {input.data(), 3});
  for (const int k : {0, 100, 299}) {
    input(3, 0) = slice.action[k];
    CHECK(std::abs(slice.action[k] - (2.0 * (k + 0.5) / kActions - 1.0)) < 1e-6);
    CHECK(std::abs(slice.q1[k] - agent.q1.mlp.forward(input, q1)(0, 0)) < 1e-4);
    CHECK(std::abs(slice.q2[k] - agent.q2.mlp.forward(input, q2)(0, 0)) < 1e-4);
    CHECK(slice.min_q[k] == std::min(slice.q1[k], slice.q2[k]));
  }
  CHECK(std::abs(sum(slice.policy) * 2.0 / kActions - 1.0) < 1e-5);
  CHECK(std::abs(sum(slice.boltzmann) * 2.0 / kActions - 1.0) < 1e-5);
  const double alpha = trainer.temperature();
  CHECK(std::abs(std::log(slice.boltzmann[200] / slice.boltzmann[100]) -
                 (slice.min_q[200] - slice.min_q[100]) / alpha) < 1e-3);
  CHECK(std::abs(slice.boltzmann[100] - std::exp((slice.min_q[100] - slice.soft_value) / alpha)) <
        1e-3 * slice.boltzmann[100]);
  CHECK(slice.kl > 0.0);

  // pi(a|s) at a part's middle.
  const double u = std::atanh(slice.action[150]);
  const double z = (u - slice.mean) / slice.std;
  const double density = std::exp(-0.5 * z * z) / (slice.std * std::sqrt(2.0 * 3.14159265)) /
                         (1.0 - slice.action[150] * slice.action[150]);
  CHECK(std::abs(slice.policy[150] - density) < 1e-3 * density);
}

TEST_CASE("without entropy the best action has everything", "[action_slice]") {
  Config config = test::small_config();
  config.entropy_mode = EntropyMode::off;
  ActionSlice slice;
  action_slice(test::trained(config, 400), 0.5, -1.0, 50, slice);
  CHECK(std::isnan(slice.kl));
  const auto best = std::max_element(slice.min_q.begin(), slice.min_q.end()) - slice.min_q.begin();
  CHECK(slice.boltzmann[best] == 25.0f);
  CHECK(sum(slice.boltzmann) == 25.0);
}

TEST_CASE("a task with more action dimensions has no slice", "[action_slice]") {
  Config config = test::small_config();
  const Trainer trainer(config, std::make_unique<test::PointMass>());
  ActionSlice slice;
  const float observation[] = {0.1f, 0.2f};
  action_slice(trainer, observation, 50, slice);
  CHECK(slice.action.empty());
  CHECK(std::isnan(slice.kl));
}

TEST_CASE("the divergence of policy and exp(Q / alpha) / Z", "[action_slice]") {
  constexpr int kParts = 64;
  std::vector<float> policy(kParts), boltzmann(kParts), q(kParts);
  const double alpha = 0.3;

  // Q = alpha log pi: none, however the policy lies.
  for (const double std : {0.2, 0.6}) {
    for (int k = 0; k < kParts; ++k) {
      const double a = 2.0 * (k + 0.5) / kParts - 1.0, z = (std::atanh(a) - 0.4) / std;
      q[k] = static_cast<float>(alpha * (-0.5 * z * z - std::log(1.0 - a * a)));
    }
    squashed_masses(0.4, std, policy);
    boltzmann_masses(q, alpha, boltzmann);
    CHECK(policy_divergence(policy, boltzmann, 100.0) < 1e-2);
  }

  // Q constant: log 2 - H. The entropies of tanh(mean + std epsilon) come from numerical integration.
  std::fill(q.begin(), q.end(), 3.0f);
  CHECK(std::abs(boltzmann_masses(q, alpha, boltzmann) - (3.0 + alpha * std::log(2.0))) < 1e-6);
  squashed_masses(0.0, 1.0, policy);
  CHECK(std::abs(policy_divergence(policy, boltzmann, 0.66989) - (std::log(2.0) - 0.66989)) < 1e-4);
  // A policy much narrower than a part.
  squashed_masses(0.02, 0.001, policy);
  const double narrow = std::log(0.001) + 1.41894 + std::log(1.0 - 0.02 * 0.02);
  CHECK(std::abs(policy_divergence(policy, boltzmann, narrow) - (std::log(2.0) - narrow)) < 1e-3);
  // And one that piles up at both ends.
  squashed_masses(0.0, 7.0, policy);
  CHECK(std::abs(std::accumulate(policy.begin(), policy.end(), 0.0) - 1.0) < 1e-6);
  CHECK(policy[0] > 0.3f);
}
