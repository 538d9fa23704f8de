// The squashed Gaussian policy: a = tanh(u), u = mean(s) + std(s) * epsilon, epsilon ~ N(0, 1).
//
// log pi(a|s) = sum over action dimensions of log N(u; mean, std) - log(1 - tanh(u)^2)   (1801.01290, appendix C)
#pragma once

#include <span>

#include "mlp.h"
#include "sac/config.h"

namespace sac {

// Sampled actions and all that their gradient needs. Matrices are [actions, batch], each one contiguous.
class PolicySample {
 public:
  PolicySample() = default;
  PolicySample(int actions, int max_batch);

  MatrixXf epsilon;  // noise; set by the caller
  MatrixXf mean;
  MatrixXf log_std;  // clamped
  MatrixXf std;
  MatrixXf unclamped;       // 1 where the clamp let log_std through, else 0
  MatrixXf action;          // tanh(u)
  MatrixXf squash_slope;    // d a / d u = 1 - a^2
  MatrixXf d_log_prob_d_u;  // of the tanh correction; the Gaussian part does not depend on u (reparameterised)
  VectorXf log_prob;        // [batch], summed over the action dimensions
};

struct PolicyOptions {
  float log_std_min;
  float log_std_max;
  LogProbCorrection correction;

  explicit PolicyOptions(const Config& config)
      : log_std_min(static_cast<float>(config.log_std_min)),
        log_std_max(static_cast<float>(config.log_std_max)),
        correction(config.log_prob_correction) {}
};

// Splits the network's output [2 * actions, batch] into mean (upper half) and clamped log_std, exponentiated.
void policy_distribution(const Samples& output, const PolicyOptions& options, PolicySample& sample);

// From `sample.epsilon` and the network's output: action, log_prob and their slopes.
void policy_sample(const Samples& output, const PolicyOptions& options, PolicySample& sample);

// -log pi is the entropy's estimate; this is its constant part per dimension, log sqrt(2 pi).
inline constexpr float kLogSqrtTwoPi = 0.918938533f;

}  // namespace sac
