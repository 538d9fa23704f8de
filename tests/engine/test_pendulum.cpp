// The Pendulum against Gymnasium's equations in float64 (tests/golden/pendulum.json).

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "golden.h"
#include "sac/pendulum.h"
#include "sac/schema.h"

using namespace sac;
using Catch::Matchers::WithinAbs;
using nlohmann::json;

TEST_CASE("trajectories agree with Gymnasium's", "[pendulum][golden]") {
  // Rounding differs in the last bit; the unstable upright position multiplies that by up to e^12 in three seconds.
  constexpr double kTolerance = 1e-9;
  const json data = test::golden("pendulum.json");
  for (const json& item : data["cases"]) {
    DYNAMIC_SECTION(item["name"].get<std::string>()) {
      Config config;
      for (const auto& [key, value] : item["physics"].items()) {
        REQUIRE(set(config, *find_param(key), value.get<double>()).empty());
      }
      Pendulum pendulum(config);
      pendulum.set_state(item["start"].get<test::Doubles>());
      int step = 0;
      for (const json& row : item["rows"]) {
        INFO("step " << step++);
        const float action = static_cast<float>(row[0].get<double>());
        const Environment::Step result = pendulum.step({&action, 1});
        CHECK_THAT(result.reward, WithinAbs(row[1].get<double>(), kTolerance));
        CHECK_THAT(pendulum.theta(), WithinAbs(row[2].get<double>(), kTolerance));
        CHECK_THAT(pendulum.omega(), WithinAbs(row[3].get<double>(), kTolerance));
        CHECK(!result.terminated);
      }
      CHECK(step == 60);
    }
  }
}

TEST_CASE("angles wrap to within half a turn and are observed as cosine and sine", "[pendulum][golden]") {
  const json data = test::golden("pendulum.json");
  for (const json& row : data["angles"]) {
    const double theta = row[0];
    INFO(theta);
    CHECK_THAT(Pendulum::wrap(theta), WithinAbs(row[1].get<double>(), 1e-12));
    float observation[3];
    Pendulum::observe(theta, 2.5, observation);
    CHECK_THAT(observation[0], WithinAbs(row[2].get<double>(), 1e-7));
    CHECK_THAT(observation[1], WithinAbs(row[3].get<double>(), 1e-7));
    CHECK(observation[2] == 2.5f);
  }
}

TEST_CASE("random starts fill the start distribution", "[pendulum]") {
  Pendulum pendulum;
  Rng rng(1);
  double theta_min = 9, theta_max = -9, omega_min = 9, omega_max = -9;
  for (int i = 0; i < 5000; ++i) {
    pendulum.reset(rng);
    theta_min = std::min(theta_min, pendulum.theta());
    theta_max = std::max(theta_max, pendulum.theta());
    omega_min = std::min(omega_min, pendulum.omega());
    omega_max = std::max(omega_max, pendulum.omega());
  }
  const double pi = std::numbers::pi;
  CHECK((theta_min >= -pi && theta_min < -pi + 0.01));
  CHECK((theta_max < pi && theta_max > pi - 0.01));
  CHECK((omega_min >= -1.0 && omega_min < -0.99));
  CHECK((omega_max < 1.0 && omega_max > 0.99));
}

TEST_CASE("the fixed starts are spread evenly over both dimensions", "[pendulum]") {
  Pendulum pendulum;
  constexpr int count = 64;
  int cells[4][4] = {};
  for (int i = 0; i < count; ++i) {
    pendulum.set_start_state(i, count);
    const double theta = pendulum.theta() / std::numbers::pi, omega = pendulum.omega();
    REQUIRE((theta >= -1 && theta < 1 && omega >= -1 && omega < 1));
    ++cells[static_cast<int>((theta + 1) * 2)][static_cast<int>((omega + 1) * 2)];
  }
  for (const auto& row : cells) {
    for (const int cell : row) CHECK(cell == 4);
  }
}

TEST_CASE("new physics leave the state as it is", "[pendulum]") {
  Pendulum pendulum;
  const double state[] = {0.3, -0.7};
  pendulum.set_state(state);
  Config config;
  config.gravity = 3.0;
  pendulum.configure(config);
  CHECK(pendulum.theta() == 0.3);
  CHECK(pendulum.omega() == -0.7);
  const auto copy = pendulum.clone();
  CHECK(copy->state()[0] == 0.3);
}
