#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "kernels/simd.h"

using namespace sac;
using simd::Float;

namespace {

// Largest error of f against the double-precision `exact` over `count` points of [low, high], relative to 1 + |exact|
// if `absolute_below_one`, else to |exact|.
template <class F, class Exact>
double worst_error(F f, Exact exact, double low, double high, int count = 20000) {
  double worst = 0.0;
  for (int i = 0; i <= count; ++i) {
    const float x = static_cast<float>(low + (high - low) * i / count);
    const double wanted = exact(static_cast<double>(x));
    const double got = f(Float{} + x)[simd::kLanes - 1];
    worst = std::max(worst, std::abs(got - wanted) / std::max(std::abs(wanted), 1e-30));
  }
  return worst;
}

constexpr double kFewUlps = 4e-7;

}  // namespace

TEST_CASE("exp is accurate to a few units in the last place and clamps its argument", "[simd]") {
  CHECK(worst_error([](Float x) { return simd::exp(x); }, [](double x) { return std::exp(x); }, -86.0, 86.0) <
        kFewUlps);
  CHECK(std::isfinite(simd::exp(Float{} + 1000.0f)[0]));
  CHECK(simd::exp(Float{} - 1000.0f)[0] > 0.0f);
}

TEST_CASE("log is accurate to a few units in the last place", "[simd]") {
  const auto log = [](Float x) { return simd::log(x); };
  CHECK(worst_error(
            log, [](double x) { return std::log(x); }, 1e-6, 0.9) < kFewUlps);
  CHECK(worst_error(
            log, [](double x) { return std::log(x); }, 1.1, 1e6) < kFewUlps);
  CHECK(simd::log(Float{} + 1.0f)[0] == 0.0f);
}

TEST_CASE("tanh is accurate near zero and saturates to one", "[simd]") {
  const auto tanh = [](Float x) { return simd::tanh(x); };
  CHECK(worst_error(
            tanh, [](double x) { return std::tanh(x); }, 1e-6, 1e-3) < kFewUlps);
  CHECK(worst_error(
            tanh, [](double x) { return std::tanh(x); }, -9.0, -0.001) < kFewUlps);
  CHECK(simd::tanh(Float{} + 50.0f)[0] == 1.0f);
  CHECK(simd::tanh(Float{} - 50.0f)[0] == -1.0f);
  CHECK(std::isnan(simd::tanh(Float{} + std::nanf(""))[0]));
}

TEST_CASE("softplus neither overflows nor loses its tail", "[simd]") {
  const auto softplus = [](Float x) { return simd::softplus(x); };
  // log(1 + e^x) in float keeps an absolute accuracy of about 1e-7, so only arguments with larger results are compared.
  CHECK(worst_error(
            softplus, [](double x) { return std::log1p(std::exp(x)); }, -1.0, 80.0) < kFewUlps);
  CHECK(simd::softplus(Float{} + 1000.0f)[0] == 1000.0f);
}

TEST_CASE("sine and cosine of a share of a turn", "[simd]") {
  for (int i = 0; i < 4096; ++i) {
    const float u = static_cast<float>(i) / 4096.0f;
    Float sine, cosine;
    simd::sin_cos_turns(Float{} + u, sine, cosine);
    const double angle = 2.0 * 3.14159265358979323846 * static_cast<double>(u);
    CHECK(std::abs(static_cast<double>(sine[0]) - std::sin(angle)) < 2e-7);
    CHECK(std::abs(static_cast<double>(cosine[0]) - std::cos(angle)) < 2e-7);
  }
}

TEST_CASE("elementary functions give the same bits for every vector width", "[simd]") {
  for (int i = 0; i < 1000; ++i) {
    const float x = -20.0f + 0.04f * static_cast<float>(i);
    const simd::Float4 narrow = simd::Float4{} + x;
    CHECK(simd::exp(narrow)[0] == simd::exp(Float{} + x)[0]);
    CHECK(simd::tanh(narrow)[0] == simd::tanh(Float{} + x)[0]);
    CHECK(simd::log(simd::exp(narrow))[0] == simd::log(simd::exp(Float{} + x))[0]);
  }
}

namespace {
// Sixteen partial sums, halved until one is left.
float sum_in_order(const std::vector<float>& values) {
  float lane[16] = {};
  for (std::size_t i = 0; i < values.size(); ++i) lane[i % 16] += values[i];
  for (int width = 8; width > 0; width /= 2) {
    for (int i = 0; i < width; ++i) lane[i] += lane[i + width];
  }
  return lane[0];
}
}  // namespace

TEST_CASE("sums add sixteen partial sums in a fixed order", "[simd]") {
  std::vector<float> values[4];
  for (int j = 0; j < 4; ++j) {
    for (int i = 0; i < 64; ++i) {
      values[j].push_back(1.0f / static_cast<float>(i + j + 1) * (i % (3 + j) ? 1.0f : -1e4f));
    }
  }
  CHECK(simd::sum(64, [&](int at) { return simd::load(&values[0][at]); }) == sum_in_order(values[0]));
  const simd::Float4 sums = simd::sum4(64, [&](int j, int at) { return simd::load(&values[j][at]); });
  for (int j = 0; j < 4; ++j) CHECK(sums[j] == sum_in_order(values[j]));
}
