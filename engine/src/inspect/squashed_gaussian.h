// Expectations under the squashed Gaussian a = tanh(mean + std epsilon), one action dimension, without sampling.
#pragma once

#include <cmath>

#include "kernels/bitexact.h"

namespace sac {

// Mean, variance and third central moment of a, and the entropy -E[log pi(a)] in nats, by the trapezoidal rule over
// epsilon in [-4.8, 4.8]. The entropy's error is 1e-5 up to a std of 2, 0.002 at 4 and 0.03 at e^2; it is that of the
// exact density, whatever log_prob_correction the training uses.
class SquashedMoments {
 public:
  explicit SquashedMoments(int max_count) : arrays_(max_count, kArrays) { arrays_.setZero(); }

  // Array views [count], valid until the next call.
  using View = Eigen::Map<const ArrayXf>;
  View mean() const { return {arrays_.col(0).data(), count_}; }
  View variance() const { return {arrays_.col(1).data(), count_}; }
  View third() const { return {arrays_.col(2).data(), count_}; }
  View entropy() const { return {arrays_.col(3).data(), count_}; }

  // For up to max_count Gaussians. Allocates nothing.
  void compute(const View& gaussian_mean, const View& gaussian_std) {
    constexpr int kSteps = 12;  // on either side of zero
    constexpr float kStep = 0.4f;
    constexpr float kLogTwo = 0.693147181f;
    constexpr float kDensity[kSteps + 1] = {0.159576989f,    0.147308127f,   0.115876677f,    0.0776744596f,
                                            0.0443683553f,   0.0215963971f,  0.00895781645f,  0.00316618216f,
                                            0.000953635742f, 0.00024476089f, 5.35321162e-05f, 9.97699334e-06f,
                                            1.5845204e-06f};  // kStep times the normal density, total 1
    count_ = gaussian_mean.size();
    auto mean = array(0), variance = array(1), third = array(2), entropy = array(3);
    auto centre = array(4), u = array(5), d = array(6), first = array(7), second = array(8), cube = array(9);
    centre = bitexact::tanh(gaussian_mean);  // moments about here, or small ones would drown in rounding
    first.setZero();
    second.setZero();
    cube.setZero();
    entropy.setZero();
    for (int k = -kSteps; k <= kSteps; ++k) {
      const float weight = kDensity[k < 0 ? -k : k];
      u = gaussian_mean + gaussian_std * (kStep * static_cast<float>(k));
      d = bitexact::tanh(u) - centre;
      first += weight * d;
      second += weight * (d * d);
      cube += weight * (d * d * d);
      entropy += weight * (2.0f * (kLogTwo - u - bitexact::softplus(-2.0f * u)));  // log(1 - tanh(u)^2)
    }
    mean = centre + first;
    variance = (second - first * first).max(0.0f);
    third = cube - 3.0f * first * second + 2.0f * (first * first * first);
    entropy = 1.41893853f + bitexact::log(gaussian_std) + entropy;  // 1/2 log(2 pi e) + log std + E log(1 - a^2)
  }

 private:
  static constexpr int kArrays = 10;
  Eigen::Map<ArrayXf> array(Eigen::Index i) { return {arrays_.col(i).data(), count_}; }

  ArrayXXf arrays_;  // [max_count, kArrays]
  Eigen::Index count_ = 0;
};

// Two actions and their weights with the same four moments (0 to 3) as the policy's distribution of a: the Gauss rule
// of this very distribution. An expectation over actions then takes two evaluations, and is exact for cubic functions
// of a, also where the tanh has squeezed the distribution to both ends.
struct TwoActions {
  float action[2];
  float weight[2];

  TwoActions(float mean, float variance, float third) {
    const float sigma = std::sqrt(variance);
    const float cubed = variance * sigma;
    const float g = cubed > 1e-20f ? 0.5f * third / cubed : 0.0f;  // half of the skewness
    const float s = std::sqrt(1.0f + g * g);
    const float nodes[] = {mean + sigma * (g - s), mean + sigma * (g + s)};
    for (int i = 0; i < 2; ++i) action[i] = nodes[i] < -1.0f ? -1.0f : nodes[i] > 1.0f ? 1.0f : nodes[i];
    weight[0] = 0.5f * (s + g) / s;
    weight[1] = 0.5f * (s - g) / s;
  }
};

}  // namespace sac
