// The Adam optimiser (Kingma and Ba, arXiv:1412.6980) as PyTorch computes it: beta1 0.9, beta2 0.999, eps 1e-8.
#pragma once

#include "kernels/matrix.h"

namespace sac {

struct Adam {
  Adam() = default;
  explicit Adam(Eigen::Index size) : first_moment(VectorXf::Zero(size)), second_moment(VectorXf::Zero(size)) {}

  // parameters -= lr * corrected first moment / (sqrt(corrected second moment) + eps).
  void step(const VectorXf& gradient, double lr, VectorXf& parameters);

  VectorXf first_moment;
  VectorXf second_moment;
  double beta1_power = 1.0;  // beta1^t and beta2^t after t steps
  double beta2_power = 1.0;
};

// The same for one number.
struct ScalarAdam {
  void step(double gradient, double lr, double& parameter);

  double first_moment = 0.0;
  double second_moment = 0.0;
  double beta1_power = 1.0;
  double beta2_power = 1.0;
};

}  // namespace sac
