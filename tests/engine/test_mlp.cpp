#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numeric>
#include <vector>

#include "mlp.h"

using namespace sac;

namespace {

// The network's function in double precision, straight from its definition.
std::vector<double> reference(const Mlp& mlp, std::vector<double> x) {
  const auto& tensors = mlp.tensors();
  for (std::size_t layer = 0; layer < tensors.size() / 2; ++layer) {
    const Mlp::Tensor &w = tensors[2 * layer], &bias = tensors[2 * layer + 1];
    std::vector<double> y(static_cast<std::size_t>(w.rows));
    for (int i = 0; i < w.rows; ++i) {
      y[i] = mlp.parameters[bias.at(i, 0)];
      for (int j = 0; j < w.columns; ++j) y[i] += static_cast<double>(mlp.parameters[w.at(i, j)]) * x[j];
      if (layer + 1 < tensors.size() / 2) y[i] = std::max(y[i], 0.0);
    }
    x = y;
  }
  return x;
}

MatrixXf random(int rows, int columns, std::uint64_t seed) {
  MatrixXf m(rows, columns);
  Rng rng(seed);
  rng.fill_normal({m.data(), static_cast<std::size_t>(m.size())});
  return m;
}

struct Shape {
  int inputs, units, layers, outputs, batch;
};
constexpr Shape kShapes[] = {{3, 8, 2, 1, 5},     {4, 1, 1, 1, 1},     {3, 13, 3, 2, 7}, {5, 64, 2, 4, 33},
                             {3, 256, 2, 1, 128}, {17, 100, 1, 6, 64}, {2, 40, 3, 1, 2}};

Mlp make(const Shape& s) {
  Mlp mlp(s.inputs, s.units, s.layers, s.outputs);
  Rng rng(42);
  mlp.initialize(rng, 0.5);
  return mlp;
}

std::string name(const Shape& s) {
  return std::to_string(s.inputs) + "-" + std::to_string(s.units) + "x" + std::to_string(s.layers) + "-" +
         std::to_string(s.outputs) + ", batch " + std::to_string(s.batch);
}

// Weighted sum of the outputs: its derivative by the outputs is `weight`.
double objective(const Mlp& mlp, const MatrixXf& x, const MatrixXf& weight) {
  double sum = 0.0;
  for (int b = 0; b < x.cols(); ++b) {
    const auto y = reference(mlp, {x.col(b).data(), x.col(b).data() + x.rows()});
    for (int i = 0; i < weight.rows(); ++i) sum += y[i] * weight(i, b);
  }
  return sum;
}

// A step of this size crosses few kinks of the ReLUs, and the two-sided difference is exact between them.
constexpr float kStep = 1e-3f;

}  // namespace

TEST_CASE("forward agrees with the definition in double precision", "[mlp]") {
  for (const Shape& s : kShapes) {
    INFO(name(s));
    const Mlp mlp = make(s);
    Mlp::Pass pass = mlp.make_pass(s.batch);
    const MatrixXf x = random(s.inputs, s.batch, 1);
    const Samples y = mlp.forward(x, pass);
    REQUIRE((y.rows() == s.outputs && y.cols() == s.batch));
    for (int b = 0; b < s.batch; ++b) {
      const auto wanted = reference(mlp, {x.col(b).data(), x.col(b).data() + s.inputs});
      for (int i = 0; i < s.outputs; ++i) CHECK(std::abs(y(i, b) - wanted[i]) < 1e-5 * (1.0 + std::abs(wanted[i])));
    }
  }
}

TEST_CASE("a column's result does not depend on the batch around it", "[mlp]") {
  const Mlp mlp = make({3, 24, 2, 2, 50});
  Mlp::Pass pass = mlp.make_pass(50), single = mlp.make_pass(1);
  const MatrixXf x = random(3, 50, 2);
  const MatrixXf y = mlp.forward(x, pass);
  for (int b = 0; b < 50; ++b) CHECK(mlp.forward(x.middleCols(b, 1), single)(1, 0) == y(1, b));
}

TEST_CASE("gradients agree with finite differences", "[mlp]") {
  for (const Shape& s : {kShapes[0], kShapes[2], kShapes[3], kShapes[6]}) {
    INFO(name(s));
    Mlp mlp = make(s);
    Mlp::Pass pass = mlp.make_pass(s.batch);
    MatrixXf x = random(s.inputs, s.batch, 3);
    const MatrixXf d_output = random(s.outputs, s.batch, 4);
    VectorXf gradient = VectorXf::Zero(mlp.parameters.size());
    mlp.forward(x, pass);
    mlp.backward(x, d_output, pass, gradient);
    std::vector<int> all(static_cast<std::size_t>(s.batch));
    std::iota(all.begin(), all.end(), 0);
    const MatrixXf d_input = mlp.input_gradient(d_output, all, 0, pass);

    // Relative to the gradient's norm; single elements may sit on a kink of a ReLU.
    double difference = 0.0, norm = 0.0;
    const auto compare = [&](float& variable, double got) {
      const float before = variable;
      variable = before + kStep;
      const float upper = variable;
      const double above = objective(mlp, x, d_output);
      variable = before - kStep;
      const double below = objective(mlp, x, d_output);
      const double wanted = (above - below) / (static_cast<double>(upper) - static_cast<double>(variable));
      variable = before;
      difference += (got - wanted) * (got - wanted);
      norm += wanted * wanted;
    };
    for (const Mlp::Tensor& tensor : mlp.tensors()) {
      for (int i = 0; i < tensor.rows; i += 1 + tensor.rows / 8) {
        for (int j = 0; j < tensor.columns; j += 1 + tensor.columns / 8) {
          compare(mlp.parameters[tensor.at(i, j)], gradient[tensor.at(i, j)]);
        }
      }
    }
    CHECK(std::sqrt(difference) < 0.01 * std::sqrt(norm));
    difference = norm = 0.0;
    for (int b = 0; b < s.batch; ++b) {
      for (int i = 0; i < s.inputs; ++i) compare(x(i, b), d_input(i, b));
    }
    CHECK(std::sqrt(difference) < 0.01 * std::sqrt(norm));
  }
}

TEST_CASE("the input's gradient for some samples and inputs is that of all, and leaves the others alone", "[mlp]") {
  const Shape s = {4, 40, 2, 1, 50};
  const Mlp mlp = make(s);
  Mlp::Pass pass = mlp.make_pass(s.batch);
  const MatrixXf x = random(s.inputs, s.batch, 7), d_output = random(1, s.batch, 8);
  mlp.forward(x, pass);
  std::vector<int> all(static_cast<std::size_t>(s.batch)), some;
  std::iota(all.begin(), all.end(), 0);
  for (int b = 0; b < s.batch; b += 1 + b % 3) some.push_back(b);
  const MatrixXf full = mlp.input_gradient(d_output, all, 0, pass);
  pass.d_input.setConstant(-7.0f);
  const MatrixXf part = mlp.input_gradient(d_output, some, 3, pass);
  REQUIRE(part.rows() == 1);
  for (int b = 0; b < s.batch; ++b) {
    const bool chosen = std::find(some.begin(), some.end(), b) != some.end();
    CHECK(part(0, b) == (chosen ? full(3, b) : -7.0f));
  }
}

TEST_CASE("padding stays zero", "[mlp]") {
  Mlp mlp = make({3, 13, 2, 1, 4});
  std::vector<bool> used(static_cast<std::size_t>(mlp.parameters.size()));
  for (const Mlp::Tensor& tensor : mlp.tensors()) {
    for (int i = 0; i < tensor.rows; ++i) {
      for (int j = 0; j < tensor.columns; ++j) used[tensor.at(i, j)] = true;
    }
  }
  Mlp::Pass pass = mlp.make_pass(4);
  VectorXf gradient = VectorXf::Zero(mlp.parameters.size());
  const MatrixXf x = random(3, 4, 5), d_output = random(1, 4, 6);
  mlp.forward(x, pass);
  mlp.backward(x, d_output, pass, gradient);
  int padding = 0;
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (used[i]) continue;
    ++padding;
    CHECK(mlp.parameters[static_cast<Eigen::Index>(i)] == 0.0f);
    CHECK(gradient[static_cast<Eigen::Index>(i)] == 0.0f);
  }
  CHECK(padding > 0);
}

TEST_CASE("layers start as PyTorch's nn.Linear does, the last one in +-init_w", "[mlp]") {
  Mlp mlp(4, 200, 2, 3);
  Rng rng(1);
  mlp.initialize(rng, 0.003);
  const double bounds[] = {0.5, 0.5, 1.0 / std::sqrt(200.0), 1.0 / std::sqrt(200.0), 0.003, 0.003};
  for (std::size_t t = 0; t < 6; ++t) {
    const Mlp::Tensor& tensor = mlp.tensors()[t];
    double largest = 0.0;
    for (int i = 0; i < tensor.rows; ++i) {
      for (int j = 0; j < tensor.columns; ++j) {
        largest = std::max(largest, std::abs(static_cast<double>(mlp.parameters[tensor.at(i, j)])));
      }
    }
    INFO("tensor " << t);
    CHECK(largest <= bounds[t] * (1 + 1e-6));
    if (tensor.rows * tensor.columns >= 200) CHECK(largest > 0.95 * bounds[t]);
  }
}
