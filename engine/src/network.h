// A network with what one pass through it needs, and, if it learns, its gradient and optimiser.
#pragma once

#include "adam.h"
#include "kernels/bitexact.h"
#include "mlp.h"

namespace sac {

struct Network {
  Mlp mlp;
  Mlp::Pass pass;

  Network() = default;
  explicit Network(Mlp mlp_) : mlp(std::move(mlp_)) {}

  void reserve(int max_batch) { pass = mlp.make_pass(max_batch); }
  // [outputs, batch]; valid until the next call.
  Samples forward(const Samples& x) { return mlp.forward(x, pass); }
};

struct LearnedNetwork : Network {
  VectorXf gradient;
  Adam adam;

  LearnedNetwork() = default;
  explicit LearnedNetwork(Mlp mlp_)
      : Network(std::move(mlp_)), gradient(VectorXf::Zero(mlp.parameters.size())), adam(mlp.parameters.size()) {}

  // Euclidean norm of the gradient: infinite or NaN if any of its elements is.
  float gradient_norm() const { return bitexact::norm(gradient); }
};

}  // namespace sac
