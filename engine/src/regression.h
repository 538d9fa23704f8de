// Least squares for a network with one output, as both critics use it.
#pragma once

#include "network.h"

namespace sac {

struct Regression {
  double loss;  // mean of (f(x) - target)^2
  double mean;  // mean of f(x)
};

// Leaves d loss / d parameters in `network.gradient` and f(x) in `network.pass.output`.
inline Regression regress(LearnedNetwork& network, const Samples& x, const VectorXf& target, MatrixXf& d_output) {
  const Samples output = network.forward(x);
  const Eigen::Index batch = output.cols();
  const float scale = 2.0f / static_cast<float>(batch);
  double loss = 0.0;
  double mean = 0.0;
  for (Eigen::Index b = 0; b < batch; ++b) {
    const float error = output(0, b) - target[b];
    loss += static_cast<double>(error) * error;
    mean += output(0, b);
    d_output(0, b) = scale * error;
  }
  network.mlp.backward(x, d_output.leftCols(batch), network.pass, network.gradient);
  return {loss / static_cast<double>(batch), mean / static_cast<double>(batch)};
}

}  // namespace sac
