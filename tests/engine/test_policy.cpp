#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "policy.h"
#include "sac/rng.h"

using namespace sac;

namespace {

constexpr int kActions = 2;
constexpr int kSamples = 9;

struct PolicyCase {
  Config config;
  MatrixXf output = MatrixXf(2 * kActions, kSamples);  // mean and raw log std
  PolicySample sample = PolicySample(kActions, kSamples);

  explicit PolicyCase(LogProbCorrection correction) {
    config.log_prob_correction = correction;
    config.log_std_min = -2.0;
    config.log_std_max = 0.5;
    Rng rng(3);
    rng.fill_normal({output.data(), static_cast<std::size_t>(output.size())});
    output(kActions, 0) = -3.0f;  // below the clamp
    output(kActions, 1) = 0.7f;   // above it
    output(0, 2) = 9.0f;          // saturated
    rng.fill_normal({sample.epsilon.data(), kActions * kSamples});
  }
  void run() { policy_sample(output, PolicyOptions(config), sample); }

  // log pi of one sample in double precision, with u shifted in one dimension.
  double log_prob(int b, int shifted = 0, double shift = 0.0) const {
    double sum = 0.0;
    for (int i = 0; i < kActions; ++i) {
      const double log_std = std::clamp<double>(output(kActions + i, b), -2.0, 0.5);
      const double epsilon = sample.epsilon(i, b);
      const double u = output(i, b) + std::exp(log_std) * epsilon + (i == shifted ? shift : 0.0);
      const double a = std::tanh(u);
      sum += -0.5 * epsilon * epsilon - log_std - 0.5 * std::log(2 * 3.14159265358979323846);
      const bool exact = config.log_prob_correction == LogProbCorrection::exact;
      sum -= exact ? 2 * (std::log(2.0) - u - std::log1p(std::exp(-2 * u))) : std::log(1 - a * a + 1e-6);
    }
    return sum;
  }
};

}  // namespace

TEST_CASE("samples are squashed Gaussians with the right density", "[policy]") {
  for (const LogProbCorrection correction : {LogProbCorrection::epsilon, LogProbCorrection::exact}) {
    PolicyCase c(correction);
    c.run();
    for (int b = 0; b < kSamples; ++b) {
      INFO("sample " << b);
      for (int i = 0; i < kActions; ++i) {
        const double std = std::exp(std::clamp<double>(c.output(kActions + i, b), -2.0, 0.5));
        const double a = std::tanh(c.output(i, b) + std * c.sample.epsilon(i, b));
        CHECK(std::abs(c.sample.action(i, b) - a) < 1e-6);
        CHECK(std::abs(c.sample.d_action_du(i, b) - (1 - a * a)) < 1e-6);
      }
      // 1 - a^2 has lost digits where the action is saturated, which the article's correction inherits.
      const double tolerance = correction == LogProbCorrection::exact ? 1e-5 : b == 2 ? 0.1 : 1e-4;
      CHECK(std::abs(c.sample.log_prob[b] - c.log_prob(b)) < tolerance);
    }
  }
}

TEST_CASE("the slope of log pi agrees with finite differences", "[policy]") {
  for (const LogProbCorrection correction : {LogProbCorrection::epsilon, LogProbCorrection::exact}) {
    PolicyCase c(correction);
    c.run();
    for (int b = 0; b < kSamples; ++b) {
      if (b == 2 && correction == LogProbCorrection::epsilon) continue;  // saturated: no digits left to compare
      for (int i = 0; i < kActions; ++i) {
        const double slope = (c.log_prob(b, i, 1e-5) - c.log_prob(b, i, -1e-5)) / 2e-5;
        CHECK(std::abs(c.sample.d_log_prob_du(i, b) - slope) < 1e-3);
      }
    }
  }
}

TEST_CASE("log std is clamped, and the gradient stops there", "[policy]") {
  PolicyCase c(LogProbCorrection::exact);
  c.run();
  CHECK(c.sample.log_std(0, 0) == -2.0f);
  CHECK(c.sample.clamp_mask(0, 0) == 0.0f);
  CHECK(c.sample.log_std(0, 1) == 0.5f);
  CHECK(c.sample.clamp_mask(0, 1) == 0.0f);
  CHECK(c.sample.clamp_mask(0, 3) == 1.0f);
  CHECK(c.sample.log_std(0, 3) == c.output(kActions, 3));
}

TEST_CASE("the exact correction stays finite where tanh has no digits left", "[policy]") {
  PolicyCase c(LogProbCorrection::exact);
  c.output.row(0).setConstant(40.0f);
  c.run();
  for (int b = 0; b < kSamples; ++b) {
    CHECK(c.sample.action(0, b) == 1.0f);
    CHECK(std::abs(c.sample.log_prob[b] - c.log_prob(b)) < 1e-4);
  }
}
