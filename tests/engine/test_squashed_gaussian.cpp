#include "inspect/squashed_gaussian.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numbers>

using namespace sac;

namespace {

// The same by brute force in double precision: moments about zero (1, 2, 3) and the entropy.
std::array<double, 4> integrate(double mean, double std) {
  constexpr int kSteps = 40000;
  const double step = 20.0 / kSteps;
  std::array<double, 4> result{};
  for (int i = 0; i < kSteps; ++i) {
    const double epsilon = -10.0 + step * (i + 0.5);
    const double log_density = -0.5 * epsilon * epsilon - 0.5 * std::log(2.0 * std::numbers::pi);
    const double weight = step * std::exp(log_density);
    const double u = mean + std * epsilon;
    const double a = std::tanh(u);
    const double log_slope = 2.0 * (std::log(2.0) - std::abs(u) - std::log1p(std::exp(-2.0 * std::abs(u))));
    result[0] += weight * a;
    result[1] += weight * a * a;
    result[2] += weight * a * a * a;
    result[3] -= weight * (log_density - std::log(std) - log_slope);
  }
  return result;
}

struct Moments {
  float mean, variance, third, entropy;
};
// The last one of several, which fill no whole number of vectors.
Moments moments(double mean, double std) {
  constexpr int kCount = 5;
  SquashedMoments of(kCount + 2);
  const ArrayXf means = ArrayXf::Constant(kCount, static_cast<float>(mean));
  const ArrayXf stds = ArrayXf::Constant(kCount, static_cast<float>(std));
  of.compute({means.data(), kCount}, {stds.data(), kCount});
  REQUIRE(of.mean().size() == kCount);
  const int last = kCount - 1;
  return {of.mean()[last], of.variance()[last], of.third()[last], of.entropy()[last]};
}

}  // namespace

TEST_CASE("moments and entropy of the squashed Gaussian", "[squashed_gaussian]") {
  for (const double mean : {-5.0, -0.5, 0.0, 2.0}) {
    for (const double std : {0.001, 0.05, 0.5, 1.0, 2.0, 4.0, 7.389}) {
      const auto [m1, m2, m3, entropy] = integrate(mean, std);
      const Moments got = moments(mean, std);
      INFO("mean " << mean << ", std " << std);
      const double tolerance = std <= 1.0 ? 2e-5 : std <= 2.0 ? 2e-4 : std <= 4.0 ? 0.02 : 0.1;
      CHECK(std::abs(got.mean - m1) < tolerance);
      CHECK(std::abs(got.variance - (m2 - m1 * m1)) < tolerance);
      CHECK(std::abs(got.third - (m3 - 3.0 * m1 * m2 + 2.0 * m1 * m1 * m1)) < 2.0 * tolerance);
      CHECK(std::abs(got.entropy - entropy) < (std <= 2.0 ? 2e-5 : std <= 4.0 ? 0.003 : 0.035));
    }
  }
}

TEST_CASE("two actions stand for the distribution: any cubic has the right mean", "[squashed_gaussian]") {
  for (const double mean : {-1.0, 0.0, 0.3, 3.0}) {
    for (const double std : {0.02, 0.3, 1.0}) {
      const auto [m1, m2, m3, entropy] = integrate(mean, std);
      const Moments m = moments(mean, std);
      const TwoActions two(m.mean, m.variance, m.third);
      INFO("mean " << mean << ", std " << std);
      double got[4] = {};
      for (int i = 0; i < 2; ++i) {
        CHECK(std::abs(two.action[i]) <= 1.0f);
        for (int power = 0; power < 4; ++power) got[power] += two.weight[i] * std::pow(two.action[i], power);
      }
      CHECK(std::abs(got[0] - 1.0) < 1e-6);
      CHECK(std::abs(got[1] - m1) < 3e-5);
      CHECK(std::abs(got[2] - m2) < 6e-5);
      CHECK(std::abs(got[3] - m3) < 9e-5);
    }
  }
}

TEST_CASE("two actions of a policy without any spread are its mean", "[squashed_gaussian]") {
  const TwoActions two(0.25f, 0.0f, 0.0f);
  CHECK(two.action[0] == 0.25f);
  CHECK(two.action[1] == 0.25f);
  CHECK(two.weight[0] + two.weight[1] == 1.0f);
}
