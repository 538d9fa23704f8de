#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "adam.h"
#include "kernels/adam_step.h"
#include "sac/rng.h"

using namespace sac;

namespace {

// Algorithm 1 of arXiv:1412.6980 in double precision.
struct ReferenceAdam {
  double m = 0, v = 0;
  int t = 0;
  double step(double g, double lr) {
    ++t;
    m = 0.9 * m + 0.1 * g;
    v = 0.999 * v + 0.001 * g * g;
    return lr * (m / (1 - std::pow(0.9, t))) / (std::sqrt(v / (1 - std::pow(0.999, t))) + 1e-8);
  }
};

}  // namespace

TEST_CASE("Adam follows its paper", "[adam]") {
  constexpr int size = 32;
  Adam adam(size);
  VectorXf parameters = VectorXf::Constant(size, 1.0f);
  std::vector<ReferenceAdam> reference(size);
  std::vector<double> wanted(size, 1.0);
  Rng rng(1);
  for (int step = 0; step < 200; ++step) {
    VectorXf gradient(size);
    rng.fill_normal({gradient.data(), size});
    for (int i = 0; i < size; ++i) {
      gradient[i] *= std::pow(10.0f, static_cast<float>(i % 7) - 3.0f);  // gradients of very different sizes
      wanted[i] -= reference[i].step(gradient[i], 0.01);
    }
    adam.step(gradient, 0.01, parameters);
  }
  for (int i = 0; i < size; ++i) CHECK(std::abs(parameters[i] - wanted[i]) < 2e-6 * 200);
}

TEST_CASE("the fused step is the plain expressions", "[adam]") {
  constexpr int size = 48;
  const kernels::AdamRates rates{0.9f, 0.999f, 0.1f, 0.001f, 0.02f, 1.5f, 1e-8f};
  VectorXf g(size), m(size), v(size), theta(size);
  Rng rng(5);
  for (VectorXf* vector : {&g, &m, &v, &theta}) rng.fill_normal({vector->data(), size});
  v = v.array().square();
  const ArrayXf plain_m = rates.b1 * m.array() + rates.one_less_b1 * g.array();
  const ArrayXf plain_v = rates.b2 * v.array() + rates.one_less_b2 * g.array().square();
  const ArrayXf plain_theta =
      theta.array() - rates.step_size * plain_m / (plain_v.sqrt() * rates.root_scale + rates.eps);
  kernels::adam_step(rates, g, m, v, theta);
  CHECK((m.array() - plain_m).abs().maxCoeff() < 1e-6f);
  CHECK((v.array() - plain_v).abs().maxCoeff() < 1e-6f);
  CHECK((theta.array() - plain_theta).abs().maxCoeff() < 1e-6f);
}

TEST_CASE("the first step has the length of the learning rate, whatever the gradient", "[adam]") {
  for (const float g : {1e-4f, 1.0f, -1e5f}) {
    Adam adam(16);
    VectorXf parameters = VectorXf::Zero(16);
    adam.step(VectorXf::Constant(16, g), 0.1, parameters);
    CHECK(std::abs(parameters[3] + (g > 0 ? 0.1f : -0.1f)) < 2e-5f);
  }
}

TEST_CASE("a zero gradient leaves padding at zero", "[adam]") {
  Adam adam(16);
  VectorXf parameters = VectorXf::Zero(16);
  for (int i = 0; i < 10; ++i) adam.step(VectorXf::Zero(16), 0.1, parameters);
  CHECK(parameters.isZero(0.0f));
}

TEST_CASE("Adam on one number does the same as on many", "[adam]") {
  ScalarAdam adam;
  ReferenceAdam reference;
  double parameter = 2.0, wanted = 2.0;
  for (int i = 0; i < 100; ++i) {
    const double g = std::sin(i) + 0.5;
    adam.step(g, 0.02, parameter);
    wanted -= reference.step(g, 0.02);
  }
  CHECK(std::abs(parameter - wanted) < 1e-12);
}

TEST_CASE("the moments of a parameter without gradient end at zero, not at subnormal numbers", "[adam]") {
  constexpr int size = 16;
  Adam adam(size);
  VectorXf parameters = VectorXf::Zero(size);
  adam.step(VectorXf::Constant(size, 1e-12f), 0.01, parameters);
  const VectorXf zero = VectorXf::Zero(size);
  for (int step = 0; step < 2000; ++step) {
    adam.step(zero, 0.01, parameters);
    for (int i = 0; i < size; ++i) {
      REQUIRE(std::fpclassify(adam.first_moment[i]) != FP_SUBNORMAL);
      REQUIRE(std::fpclassify(adam.second_moment[i]) != FP_SUBNORMAL);
    }
  }
  CHECK(adam.first_moment[0] == 0.0f);
}
