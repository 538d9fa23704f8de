#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "evaluation.h"
#include "point_mass.h"
#include "sac/pendulum.h"

using namespace sac;

TEST_CASE("an evaluation plays the policy's mean from every start", "[evaluation]") {
  Mlp policy(3, 12, 2, 2);
  Rng rng(4);
  policy.initialize(rng, 0.8);
  Config config;
  config.episode_steps = 40;
  Pendulum prototype;
  Evaluator evaluator(prototype, policy, 5);
  const std::span<const double> returns = evaluator.run(policy, config);

  for (int i = 0; i < 5; ++i) {  // the same, one at a time
    Pendulum pendulum(config);
    pendulum.set_start_state(i, 5);
    Mlp::Pass pass = policy.make_pass(1);
    double wanted = 0.0;
    for (int step = 0; step < 40; ++step) {
      MatrixXf observation(3, 1);
      pendulum.observe({observation.data(), 3});
      const float action = std::tanh(policy.forward(observation, pass)(0, 0));
      wanted += pendulum.step({&action, 1}).reward;
    }
    CHECK(std::abs(returns[i] - wanted) < 1e-3);
  }
  CHECK(std::abs(evaluator.mean(policy, config) -
                 (returns[0] + returns[1] + returns[2] + returns[3] + returns[4]) / 5) < 1e-9);
}

TEST_CASE("an episode that ended earns nothing more", "[evaluation]") {
  // A policy without weights pushes nowhere; from the origin the first step already ends the episode.
  Mlp policy(2, 4, 1, 4);
  test::PointMass prototype;
  Config config;
  config.episode_steps = 10;
  Evaluator evaluator(prototype, policy, 4);
  for (const double value : evaluator.run(policy, config)) CHECK(std::abs(value + 10.0) < 1e-9);  // on the unit circle

  // Pushed straight along +x at full speed, the start at angle pi (x = -1) reaches the origin in five steps.
  policy.parameters[policy.tensors().back().at(0, 0)] = 100.0f;
  const std::span<const double> returns = evaluator.run(policy, config);
  const double five_steps = 1.0 + 0.64 + 0.36 + 0.16 + 0.04;
  CHECK(std::abs(returns[2] + five_steps) < 0.02);
}
