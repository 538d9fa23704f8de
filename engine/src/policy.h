// The squashed Gaussian policy: a = tanh(u), u = mean(s) + std(s) * epsilon, epsilon ~ N(0, 1).
//
// log pi(a|s) = sum over action dimensions of log N(u; mean, std) - log(1 - tanh(u)^2)   (1801.01290, appendix C)
#pragma once

#include "kernels/matrix.h"
#include "sac/config.h"

namespace sac {

// Sampled actions and all that their gradient needs. Arrays are [actions, batch]. A derivative is named d_x_dy, and one
// of the loss d_y.
struct PolicySample {
  PolicySample() = default;
  PolicySample(int actions, int batch);

  ArrayXXf epsilon;  // noise; set by the caller
  ArrayXXf mean;
  ArrayXXf log_std;  // clamped
  ArrayXXf std;
  ArrayXXf clamp_mask;      // 1 where the clamp let log_std through, else 0
  ArrayXXf action;          // a = tanh(u)
  ArrayXXf d_action_du;     // 1 - a^2
  ArrayXXf d_log_prob_du;   // of the tanh correction; the Gaussian part does not depend on u (reparameterised)
  ArrayXXf log_prob_terms;  // per action dimension
  RowArrayXf log_prob;      // [1, batch]
};

struct PolicyOptions {
  float log_std_min;
  float log_std_max;
  LogProbCorrection correction;

  explicit PolicyOptions(const Config& config)
      : log_std_min(static_cast<float>(config.log_std_min)),
        log_std_max(static_cast<float>(config.log_std_max)),
        correction(config.log_prob_correction) {}

  // log std as the network gives it to the one that the policy has, an array expression.
  template <class Derived>
  auto clamp(const Eigen::ArrayBase<Derived>& log_std) const {
    return log_std.derived().max(log_std_min).min(log_std_max);
  }
};

// The two halves of the network's output [2 * actions, batch]: mean, and log std before its clamp.
inline auto mean_rows(const Samples& output) { return output.topRows(output.rows() / 2).array(); }
inline auto log_std_rows(const Samples& output) { return output.bottomRows(output.rows() / 2).array(); }

// Mean, log std and std from the network's output.
void policy_distribution(const Samples& output, const PolicyOptions& options, PolicySample& pi);

// From `pi.epsilon` and the network's output: the rest.
void policy_sample(const Samples& output, const PolicyOptions& options, PolicySample& pi);

}  // namespace sac
