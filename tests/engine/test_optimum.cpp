#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "sac/optimum.h"

using namespace sac;

TEST_CASE("the stored optimum of the default physics is what the dynamic programme converges to", "[optimum]") {
  const double coarse = optimal_return({}, {181, 121, 9});
  const double fine = optimal_return({}, {721, 481, 9});
  CHECK(coarse < fine);  // interpolation underestimates
  CHECK(std::abs(fine - kDefaultOptimalReturn) < 0.5);
  CHECK(std::abs(optimal_return({}) - kDefaultOptimalReturn) < 1.5);
}

TEST_CASE("the optimum where it is known by hand", "[optimum]") {
  // No gravity and no way to push: every state keeps its speed. One step: the mean immediate reward of the starts.
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
  CHECK(std::abs(optimal_return(config) + 10.0 / 3.0) < 0.06);
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
