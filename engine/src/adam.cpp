#include "adam.h"

#include <cmath>

namespace sac {

namespace {
constexpr double kBeta1 = 0.9;
constexpr double kBeta2 = 0.999;
constexpr double kEpsilon = 1e-8;

// Moments below this are taken for zero: next to kEpsilon they move no parameter. Without it the moments of a unit that
// is never active would decay to subnormal numbers and stay there, on which processors are many times slower.
constexpr float kNegligible = 1e-30f;
simd::Float flushed(simd::Float x) { return simd::abs(x) < kNegligible ? simd::Float{} : x; }
}  // namespace

void Adam::step(const VectorXf& gradient, double lr, VectorXf& parameters) {
  beta1_power *= kBeta1;
  beta2_power *= kBeta2;
  const float step_size = static_cast<float>(lr / (1.0 - beta1_power));
  const float root_scale = static_cast<float>(1.0 / std::sqrt(1.0 - beta2_power));
  constexpr float b1 = static_cast<float>(kBeta1);
  constexpr float b2 = static_cast<float>(kBeta2);
  constexpr float c1 = static_cast<float>(1.0 - kBeta1);
  constexpr float epsilon = static_cast<float>(kEpsilon);
  constexpr float c2 = static_cast<float>(1.0 - kBeta2);

  // One pass over memory; the arrays are padded to whole vectors.
  const Eigen::Index size = parameters.size();
  for (Eigen::Index i = 0; i < size; i += simd::kLanes) {
    const simd::Float g = simd::load(gradient.data() + i);
    const simd::Float m = flushed(b1 * simd::load(first_moment.data() + i) + c1 * g);
    const simd::Float v = flushed(b2 * simd::load(second_moment.data() + i) + c2 * (g * g));
    simd::store(first_moment.data() + i, m);
    simd::store(second_moment.data() + i, v);
    const simd::Float p = simd::load(parameters.data() + i);
    simd::store(parameters.data() + i, p - step_size * m / (simd::sqrt(v) * root_scale + epsilon));
  }
}

void ScalarAdam::step(double gradient, double lr, double& parameter) {
  beta1_power *= kBeta1;
  beta2_power *= kBeta2;
  first_moment = kBeta1 * first_moment + (1.0 - kBeta1) * gradient;
  second_moment = kBeta2 * second_moment + (1.0 - kBeta2) * gradient * gradient;
  const double corrected = first_moment / (1.0 - beta1_power);
  parameter -= lr * corrected / (std::sqrt(second_moment / (1.0 - beta2_power)) + kEpsilon);
}

}  // namespace sac
