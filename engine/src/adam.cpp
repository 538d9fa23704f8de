#include "adam.h"

#include <cmath>

#include "kernels/adam_step.h"

namespace sac {

namespace {
constexpr double kBeta1 = 0.9;
constexpr double kBeta2 = 0.999;
constexpr double kEpsilon = 1e-8;
}  // namespace

void Adam::step(const VectorXf& gradient, double lr, VectorXf& parameters) {
  beta1_power *= kBeta1;
  beta2_power *= kBeta2;
  kernels::adam_step({.b1 = static_cast<float>(kBeta1),
                      .b2 = static_cast<float>(kBeta2),
                      .one_less_b1 = static_cast<float>(1.0 - kBeta1),
                      .one_less_b2 = static_cast<float>(1.0 - kBeta2),
                      .step_size = static_cast<float>(lr / (1.0 - beta1_power)),
                      .root_scale = static_cast<float>(1.0 / std::sqrt(1.0 - beta2_power)),
                      .eps = static_cast<float>(kEpsilon)},
                     gradient, first_moment, second_moment, parameters);
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
