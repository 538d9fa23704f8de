// Least squares for a network with one output, as both critics use it: J = E[(f(x) - y)^2], d J / d f = 2 (f - y) / B.
#pragma once

#include "network.h"

namespace sac {

struct Regression {
  double loss;  // mean of (f(x) - y)^2
  double mean;  // mean of f(x)
};

// Leaves d loss / d parameters in `network.gradient` and f(x) in `network.pass.output`. \param d_output [1, batch]
inline Regression regress(LearnedNetwork& network, const Samples& x, const RowArrayXf& y, RowArrayXf& d_output) {
  const PerSample f = as_row(network.forward(x));
  d_output = f - y;
  const double loss = bitexact::ordered_mean(d_output.cast<double>().square());
  d_output *= 2.0f / static_cast<float>(y.size());
  network.mlp.backward(x, d_output, network.pass, network.gradient);
  return {loss, bitexact::ordered_mean(f)};
}

}  // namespace sac
