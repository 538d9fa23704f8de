#include "sac/soft_value_iteration.h"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numbers>
#include <vector>

#include "sac/optimum.h"
#include "sac/pendulum.h"
#include "sac/rng.h"

using namespace sac;

namespace {

constexpr double kPi = std::numbers::pi;
constexpr SoftGrid kSmall{128, 81, 8};

// Spelled out, so that no preset's values matter here.
Config setting() {
  Config config;
  config.gamma = 0.99;
  return config;
}

SoftValueIteration solved(const Config& config, double alpha, const SoftGrid& grid = kSmall) {
  SoftValueIteration exact(config, alpha, grid);
  exact.solve();
  return exact;
}

// States spread over the whole grid, on no grid point.
std::vector<std::array<double, 2>> states(int count) {
  std::vector<std::array<double, 2>> result;
  Rng rng(11);
  for (int i = 0; i < count; ++i) result.push_back({rng.uniform(-kPi, kPi), rng.uniform(-8.0, 8.0)});
  return result;
}

double quantile(std::vector<double> values, double p) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(p * static_cast<double>(values.size() - 1))];
}

}  // namespace

TEST_CASE("without a future, V is the soft maximum of the reward", "[soft_value]") {
  for (const double alpha : {0.001, 0.05, 1.0, 10.0}) {
    Config config = setting();
    config.gamma = 0.0;
    config.reward_torque = 0.5;
    config.reward_scale = 2.0;
    const SoftValueIteration exact = solved(config, alpha, {256, 161, 64});
    CHECK(exact.sweeps() <= 2);
    // The integral of exp(-b a^2) over [-1, 1], b = reward_scale c_u u_max^2 / alpha, is sqrt(pi / b) erf(sqrt b).
    const double b = 2.0 * 0.5 * 4.0 / alpha;
    const double soft = alpha * std::log(std::sqrt(kPi / b) * std::erf(std::sqrt(b)));
    for (const auto& [theta, omega] : states(50)) {
      INFO("alpha " << alpha << ", theta " << theta << ", omega " << omega);
      CHECK(std::abs(exact.value(theta, omega) - (soft - 2.0 * (theta * theta + 0.1 * omega * omega))) < 0.01);
      CHECK(std::abs(exact.backup(theta, omega) - (soft - 2.0 * (theta * theta + 0.1 * omega * omega))) < 0.002);
    }
  }
}

TEST_CASE("where nothing depends on the state, V is a geometric series", "[soft_value]") {
  Config config = setting();
  config.reward_angle = config.reward_speed = config.reward_torque = 0.0;
  // Each step earns alpha times the entropy of the uniform density on [-1, 1], log 2.
  CHECK(std::abs(solved(config, 0.7).value(1.0, 2.0) - 0.7 * std::log(2.0) / (1.0 - config.gamma)) < 1e-3);
  CHECK(std::abs(solved(config, 0.0).value(1.0, 2.0)) < 1e-9);
  const SoftValueIteration::Policy uniform = solved(config, 0.7).policy(1.0, 2.0);
  CHECK(std::abs(uniform.mean) < 1e-6);
  CHECK(std::abs(uniform.std - 1.0 / std::sqrt(3.0)) < 1e-3);
  CHECK(std::abs(uniform.entropy - std::log(2.0)) < 1e-5);
}

TEST_CASE("V solves the Bellman equation between the grid's points too", "[soft_value][slow]") {
  for (const double alpha : {0.0, 0.2, 1.0}) {
    const SoftValueIteration exact = solved(setting(), alpha, {});
    std::vector<double> residuals;
    for (const auto& [theta, omega] : states(2000)) {
      residuals.push_back(std::abs(exact.value(theta, omega) - exact.backup(theta, omega)));
    }
    INFO("alpha " << alpha << ", range " << exact.range());
    CHECK(quantile(residuals, 0.5) < 1e-5 * exact.range());
    CHECK(quantile(residuals, 0.95) < 1e-3 * exact.range());
  }
}

TEST_CASE("half the grid gives the same V away from the cliffs", "[soft_value][slow]") {
  const SoftValueIteration fine = solved(setting(), 0.2, {});
  const SoftValueIteration coarse = solved(setting(), 0.2, {256, 161, 16});
  std::vector<double> errors;
  for (const auto& [theta, omega] : states(2000)) {
    errors.push_back(std::abs(coarse.value(theta, omega) - fine.value(theta, omega)) / fine.range());
  }
  CHECK(quantile(errors, 0.5) < 5e-4);
  CHECK(quantile(errors, 0.9) < 1e-2);
}

TEST_CASE("V has the Pendulum's mirror symmetry", "[soft_value]") {
  for (const SoftGrid& grid : {kSmall, SoftGrid{127, 80, 8}}) {
    const SoftValueIteration exact = solved(setting(), 0.2, grid);
    for (const auto& [theta, omega] : states(100)) {
      CHECK(std::abs(exact.value(theta, omega) - exact.value(-theta, -omega)) < 1e-4);
      CHECK(std::abs(exact.policy(theta, omega).mean + exact.policy(-theta, -omega).mean) < 1e-4);
    }
  }
}

TEST_CASE("V less the entropy of a uniform policy falls as alpha grows; upright, V itself grows", "[soft_value]") {
  // alpha log(mean over a of exp(Q / alpha)) goes from the maximum of Q to its mean as alpha grows, so V less what a
  // uniform policy's entropy earns falls everywhere. Upright, where the entropy costs little, V itself grows.
  double previous = 1e9, previous_upright = -1e9;
  for (const double alpha : {0.0, 0.02, 0.1, 0.5, 2.0, 10.0}) {
    const SoftValueIteration exact = solved(setting(), alpha);
    const double uniform = alpha * std::log(2.0) / (1.0 - setting().gamma);
    double sum = 0.0;
    for (const auto& [theta, omega] : states(50)) sum += exact.value(theta, omega) - uniform;
    INFO("alpha " << alpha);
    CHECK(sum < previous);
    previous = sum;
    const double upright = exact.value(0.0, 0.0);
    CHECK(upright > previous_upright);
    previous_upright = upright;
  }
}

TEST_CASE("a small alpha approaches the plain optimum", "[soft_value]") {
  const SoftValueIteration hard = solved(setting(), 0.0, {256, 161, 16});
  const SoftValueIteration soft = solved(setting(), 0.001, {256, 161, 16});
  std::vector<double> differences;
  for (const auto& [theta, omega] : states(500)) {
    differences.push_back(std::abs(hard.value(theta, omega) - soft.value(theta, omega)) / hard.range());
  }
  CHECK(quantile(differences, 0.9) < 2e-3);

  // And that is the finite-horizon one, where the discount hardly counts and the future neither.
  Config config = setting();
  config.gamma = 0.9999;
  const SoftValueIteration patient = solved(config, 0.0, {256, 161, 8});
  const std::array<double, 2> starts[] = {{0.0, 0.0}, {0.5, 0.0}, {1.0, -1.0}, {2.5, 1.0}};
  const std::vector<double> finite = optimal_returns(config, starts, {256, 161, 9});
  for (int i = 0; i < 4; ++i) {
    const double infinite = patient.value(starts[i][0], starts[i][1]) - patient.value(0.0, 0.0);
    INFO("start " << i << ": " << infinite << " against " << finite[i]);
    CHECK(std::abs(infinite - finite[i]) < 0.02 * patient.range());
  }
}

TEST_CASE("the soft-optimal policy earns V", "[soft_value]") {
  // Discounted sum of r - alpha log pi over sampled episodes, until gamma^k is negligible. In a world without chance it
  // is V on every single path: r - alpha log pi(a|s) + gamma V(s') = V(s) for each action. What varies comes from the
  // grid.
  const Config config = setting();
  const double alpha = 0.2;
  const SoftValueIteration exact = solved(config, alpha, {});
  constexpr int kActions = 201, kEpisodes = 10, kSteps = 1000;
  Rng rng(5);
  std::vector<double> log_density(kActions), cumulative(kActions);
  struct Start {
    std::array<double, 2> state;
    double tolerance;
  };
  // The way up from the bottom leads along a cliff, where a cell is worth several units.
  for (const auto& [start, tolerance] :
       {Start{{0.3, -0.5}, 0.15}, Start{{2.0, -3.0}, 0.15}, Start{{-1.0, 1.0}, 0.15}, Start{{1.5, 4.0}, 0.15},
        Start{{-2.5, 7.0}, 0.15}, Start{{kPi, 0.0}, 0.02 * exact.range()}}) {
    double sum = 0.0, squares = 0.0;
    for (int episode = 0; episode < kEpisodes; ++episode) {
      Pendulum pendulum(config);
      pendulum.set_state(start);
      double earned = 0.0, weight = 1.0;
      for (int step = 0; step < kSteps; ++step, weight *= config.gamma) {
        exact.log_policy(pendulum.theta(), pendulum.omega(), log_density);
        cumulative[0] = 0.0;
        for (int k = 1; k < kActions; ++k) {
          cumulative[k] = cumulative[k - 1] + 0.5 * (std::exp(log_density[k - 1]) + std::exp(log_density[k]));
        }
        const double drawn = rng.uniform(0.0, cumulative.back());
        const auto above = std::upper_bound(cumulative.begin(), cumulative.end(), drawn);
        const int left = std::clamp(static_cast<int>(above - cumulative.begin()) - 1, 0, kActions - 2);
        const double part = (drawn - cumulative[left]) / (cumulative[left + 1] - cumulative[left]);
        const float action = static_cast<float>(2.0 * (left + part) / (kActions - 1) - 1.0);
        const double log_pi = log_density[left] + part * (log_density[left + 1] - log_density[left]);
        earned += weight * (pendulum.step({&action, 1}).reward - alpha * log_pi);
      }
      sum += earned;
      squares += earned * earned;
    }
    const double mean = sum / kEpisodes;
    const double error = std::sqrt(std::max(squares / kEpisodes - mean * mean, 0.0) / (kEpisodes - 1));
    INFO("theta " << start[0] << ": " << mean << " +- " << error << " against " << exact.value(start[0], start[1]));
    CHECK(std::abs(mean - exact.value(start[0], start[1])) < 3.0 * error + tolerance);
    CHECK(error < tolerance);
  }
}

TEST_CASE("the policy is a density, and follows Q", "[soft_value]") {
  const SoftValueIteration exact = solved(setting(), 0.2);
  std::vector<double> log_density(1001);
  for (const auto& [theta, omega] : states(20)) {
    exact.log_policy(theta, omega, log_density);
    double mass = 0.0;
    for (std::size_t k = 0; k + 1 < log_density.size(); ++k) {
      mass += 0.5 * (std::exp(log_density[k]) + std::exp(log_density[k + 1])) * 0.002;
    }
    CHECK(std::abs(mass - 1.0) < 0.01);
    const double slope = (log_density[600] - log_density[500]) * 0.2;
    CHECK(std::abs(slope - (exact.q(theta, omega, 0.2) - exact.q(theta, omega, 0.0))) < 1e-4);
    const auto [mean, std, entropy] = exact.policy(theta, omega);
    CHECK(std::abs(mean) <= 1.0);
    CHECK(std <= 1.0 / std::sqrt(3.0) + 0.5);
    CHECK(entropy <= std::log(2.0) + 1e-6);
  }
}

TEST_CASE("progress rises to one, and the residual bounds what is still to come", "[soft_value]") {
  SoftValueIteration exact(setting(), 0.2, kSmall);
  CHECK(exact.progress() == 0.0);
  CHECK(!exact.done());
  CHECK(std::isinf(exact.residual()));
  double previous = 0.0;
  int slices = 0;
  for (; !exact.step(5); ++slices) {
    CHECK(exact.progress() >= previous);
    CHECK(exact.progress() < 1.0);
    previous = exact.progress();
  }
  CHECK(slices > 5);
  CHECK(exact.progress() == 1.0);
  CHECK(exact.residual() <= 1e-4 * exact.range());
  CHECK(exact.step(1));

  SoftValueIteration precise(setting(), 0.2, kSmall, 1e-6);
  precise.solve();
  double worst = 0.0;
  for (std::size_t i = 0; i < exact.values().size(); ++i) {
    worst = std::max(worst, std::abs(exact.values()[i] - precise.values()[i]));
  }
  CHECK(worst <= 2.0 * exact.residual());
}

TEST_CASE("other physics and discounts converge as well", "[soft_value]") {
  Config weak = setting(), strong = setting(), patient = setting(), fast = setting();
  weak.max_torque = 0.3;
  strong.max_torque = 20.0;
  strong.mass = 0.1;
  patient.gamma = 0.9999;
  fast.dt = 0.2;
  fast.max_speed = 30.0;
  for (const Config& config : {weak, strong, patient, fast}) {
    SoftValueIteration exact(config, 0.2, kSmall);
    for (int i = 0; i < 100 && !exact.step(50); ++i) continue;
    CHECK(exact.done());
    for (const double v : exact.values()) REQUIRE(std::isfinite(v));
  }
}

TEST_CASE("V* of a strong motor on a light rod solves its equation, looked at with a thousand torques",
          "[soft_value]") {
  Config config;
  config.mass = 0.1;
  config.max_torque = 20.0;
  for (const double alpha : {0.1, 1.0}) {
    SoftValueIteration solution(config, alpha, {128, 161, 16});
    solution.solve();
    constexpr int kActions = 4001;
    std::vector<double> q(kActions);
    double worst = 0.0;
    for (const double theta : {-2.5, -1.0, -0.2, 0.0, 0.6, 3.0})
      for (const double omega : {-6.0, -1.0, 0.0, 2.5}) {
        double most = -1e300;
        for (int k = 0; k < kActions; ++k) {
          q[k] = solution.q(theta, omega, 2.0 * k / (kActions - 1) - 1.0);
          most = std::max(most, q[k]);
        }
        double sum = 0.0;
        for (int k = 0; k < kActions; ++k)
          sum += std::exp((q[k] - most) / alpha) * (k == 0 || k == kActions - 1 ? 0.5 : 1.0) * 2.0 / (kActions - 1);
        worst = std::max(worst, std::abs(most + alpha * std::log(sum) - solution.value(theta, omega)));
      }
    INFO("alpha " << alpha << ", range " << solution.range());
    CHECK(worst < 0.005 * solution.range());
  }
}
