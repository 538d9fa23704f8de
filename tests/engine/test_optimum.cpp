#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numeric>

#include "sac/optimum.h"
#include "sac/pendulum.h"
#include "sac/trainer.h"

using namespace sac;

namespace {

struct Physics {
  double mass, length, max_torque, dt, gravity;
};

// A motor that is strong enough takes the rod upright in one step, as far as the speed allows, and holds it there.
void check_against_controller(const Physics& physics, const OptimumGrid& grid) {
  const auto& [mass, length, max_torque, dt, gravity] = physics;
  Config config;
  config.mass = mass;
  config.length = length;
  config.max_torque = max_torque;
  config.dt = dt;
  config.gravity = gravity;
  Pendulum pendulum(config);
  double sum = 0.0;
  for (int i = 0; i < kEvaluationStarts; ++i) {
    pendulum.set_start_state(i, kEvaluationStarts);
    for (std::int64_t t = 0; t < config.episode_steps; ++t) {
      const double theta = Pendulum::wrap(pendulum.theta());
      const double wanted = std::clamp(-theta / dt, -config.max_speed, config.max_speed);
      const double fall = 3.0 * gravity / (2.0 * length) * std::sin(theta) * dt;
      const double push = 3.0 / (mass * length * length) * max_torque * dt;
      const float action = static_cast<float>(std::clamp((wanted - pendulum.omega() - fall) / push, -1.0, 1.0));
      sum += pendulum.step({&action, 1}).reward;
    }
  }
  const double controller = sum / kEvaluationStarts, optimum = optimal_return(config, grid);
  INFO("mass " << mass << ", length " << length << ", torque " << max_torque << ", dt " << dt);
  CHECK(controller < optimum + 0.5);
  CHECK(controller > -60.0);  // so that this says something
}

}  // namespace

TEST_CASE("the stored optimum of the default physics is what the dynamic programme converges to", "[optimum][slow]") {
  CHECK(std::abs(optimal_return({}, {181, 121, 9}) - kDefaultOptimalReturn) < 1.5);
  CHECK(std::abs(optimal_return({}, {721, 481, 9}) - kDefaultOptimalReturn) < 0.2);
  CHECK(std::abs(optimal_return({}, {360, 240, 33}) - kDefaultOptimalReturn) < 0.5);
  CHECK(std::abs(optimal_return({}) - kDefaultOptimalReturn) < 0.2);
}

TEST_CASE("the optimum where it is known by hand", "[optimum]") {
  // No gravity and hardly a way to push: every state keeps its speed.
  Config config;
  config.episode_steps = 10;
  config.reward_angle = 0.0;
  config.gravity = 0.0;
  config.max_torque = 0.1;
  config.reward_speed = 1.0;
  config.reward_torque = 0.0;
  config.mass = 5.0;
  config.length = 3.0;
  // Omega hardly changes (0.1 * 3 / (5 * 9) * 0.05 = 0.00033 per step), so the return is about -10 mean(omega^2), and
  // the starts have mean(omega^2) = 1/3.
  CHECK(std::abs(optimal_return(config) + 10.0 / 3.0) < 0.03);
}

TEST_CASE("an optimal return for each start state", "[optimum]") {
  const std::vector<double> returns = optimal_returns({}, kEvaluationStarts);
  REQUIRE(returns.size() == kEvaluationStarts);
  const double mean = std::accumulate(returns.begin(), returns.end(), 0.0) / kEvaluationStarts;
  CHECK(std::abs(mean - optimal_return({})) < 1e-9);

  // Upright at rest costs nothing, and hanging costs most of all states at rest.
  const std::array<double, 2> states[] = {{0.0, 0.0}, {1.0, 0.0}, {std::numbers::pi, 0.0}};
  const std::vector<double> at_rest = optimal_returns({}, states);
  CHECK(std::abs(at_rest[0]) < 0.1);
  CHECK(at_rest[1] < -20.0);
  CHECK(at_rest[2] < at_rest[1]);

  // No policy does better: one that pumps energy and then balances, from every start.
  Pendulum pendulum;
  for (int i = 0; i < kEvaluationStarts; ++i) {
    pendulum.set_start_state(i, kEvaluationStarts);
    double sum = 0.0;
    for (int step = 0; step < 200; ++step) {
      const double theta = Pendulum::wrap(pendulum.theta()), omega = pendulum.omega();
      const double energy = omega * omega / 6.0 + 5.0 * (std::cos(theta) - 1.0);
      const double torque = std::abs(theta) < 0.4 ? -12.0 * theta - 3.0 * omega : -4.0 * energy * omega;
      const float action = static_cast<float>(std::clamp(torque / 2.0, -1.0, 1.0));
      sum += pendulum.step({&action, 1}).reward;
    }
    INFO("start " << i);
    CHECK(sum < returns[i] + 0.2);
  }
}

TEST_CASE("full torque either way is enough to swing up, though not to save torque", "[optimum]") {
  Config config;
  config.reward_torque = 0.1;
  const double two = optimal_return(config, {128, 81, 2}), three = optimal_return(config, {128, 81, 3});
  CHECK(two > -350.0);
  CHECK(three > two + 10.0);  // with the choice of no torque
}

TEST_CASE("the reward's scale and the discount do not matter to the optimum", "[optimum]") {
  const OptimumGrid grid{64, 41, 5};
  Config config;
  const double normal = optimal_return(config, grid);
  config.reward_scale = 3.0;
  config.gamma = 0.5;
  CHECK(optimal_return(config, grid) == normal);
}

TEST_CASE("more torque cannot make the optimum worse, more gravity does", "[optimum]") {
  const OptimumGrid grid{91, 61, 9};
  Config strong, heavy;
  strong.max_torque = 10.0;
  heavy.gravity = 20.0;
  const double normal = optimal_return({}, grid);
  CHECK(optimal_return(strong, grid) > normal + 20.0);
  CHECK(optimal_return(heavy, grid) < normal - 20.0);
}

TEST_CASE("no controller is better than the optimum where the motor is strong", "[optimum]") {
  check_against_controller({.mass = 1.0, .length = 1.0, .max_torque = 20.0, .dt = 0.2, .gravity = 10.0}, {256, 161, 0});
}

TEST_CASE("no controller is better than the optimum, however strong the motor and light the rod", "[optimum][slow]") {
  for (const Physics& physics : {Physics{0.1, 0.2, 2.0, 0.05, 10.0},
                                 {0.1, 1.0, 20.0, 0.05, 10.0},
                                 {1.0, 1.0, 20.0, 0.2, 10.0},
                                 {0.1, 0.2, 20.0, 0.05, 10.0},
                                 {0.1, 0.2, 20.0, 0.2, 30.0}})
    check_against_controller(physics, {});
}
