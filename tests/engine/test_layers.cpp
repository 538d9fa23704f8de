// Each kernel of a layer against the plain Eigen line that it replaces, in double precision.

#include <catch2/catch_test_macros.hpp>
#include <numeric>
#include <vector>

#include "kernels/layers.h"
#include "random_matrix.h"

using namespace sac;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using test::difference;
using test::product;
using test::random_padded;
using test::transposed;

namespace {

constexpr double kTolerance = 1e-4;

// A layer with `inputs` and `units`, and a batch of which about half the inputs are zero, as after a ReLU.
struct LayerCase {
  int inputs, units, batch;
  MatrixXf w, b, x, d;  // padded: W [units, inputs], bias, x [inputs, batch], a gradient [units, batch]
  std::vector<int> all, some;
  kernels::Scratch scratch;

  LayerCase(int inputs_, int units_, int batch_)
      : inputs(inputs_),
        units(units_),
        batch(batch_),
        w(random_padded(units, inputs, 1)),
        b(random_padded(units, 1, 2)),
        x(random_padded(inputs, batch, 3, 0.5f).cwiseAbs()),
        d(random_padded(units, batch, 4, 0.5f)),
        all(static_cast<std::size_t>(batch)),
        scratch(std::max({inputs, units, batch})) {
    std::iota(all.begin(), all.end(), 0);
    for (int i = 0; i < batch; i += 1 + i % 3) some.push_back(i);
  }

  Samples W() const { return test::used(w, units, inputs); }
  Samples X() const { return test::used(x, inputs, batch); }
  Samples D(int columns) const { return test::used(d, units, columns); }
  kernels::Bias bias() const { return {b.data(), units}; }
  // The same numbers in double precision.
  MatrixXd plain_W() const { return W().cast<double>(); }
  MatrixXd plain_x() const { return X().cast<double>(); }
  VectorXd plain_b() const { return bias().cast<double>(); }
  MatrixXd plain_d(int columns) const { return D(columns).cast<double>(); }
  // 1 where the ReLU below lets a gradient through.
  MatrixXd active(const std::vector<int>& samples) const {
    return (plain_x()(Eigen::placeholders::all, samples).array() > 0.0).cast<double>();
  }
};

kernels::MutableSamples to_fill(MatrixXf& m, int rows, int columns) {
  return {m.data(), rows, columns, Eigen::OuterStride<>(m.outerStride())};
}

std::vector<LayerCase> cases() {
  std::vector<LayerCase> result;
  for (const auto& [inputs, units, batch] : {std::array{1, 1, 1}, std::array{13, 9, 7}, std::array{64, 64, 64},
                                             std::array{40, 100, 33}, std::array{256, 256, 130}}) {
    result.emplace_back(inputs, units, batch);
  }
  return result;
}

}  // namespace

TEST_CASE("a hidden layer forward", "[layers]") {
  for (LayerCase& c : cases()) {
    const MatrixXd plain = (product(c.plain_W(), c.plain_x()).colwise() + c.plain_b()).cwiseMax(0.0);
    for (const bool rectified : {false, true}) {
      MatrixXf y = padded_matrix(c.units, c.batch);
      kernels::hidden_forward(c.W(), c.bias(), c.X(), rectified, to_fill(y, c.units, c.batch), c.scratch);
      CHECK(difference(y.topRows(c.units), plain) < kTolerance);
      CHECK(y.bottomRows(y.rows() - c.units).isZero(0.0f));
    }
  }
}

TEST_CASE("a hidden layer's gradients", "[layers]") {
  for (LayerCase& c : cases()) {
    for (const std::vector<int>& samples : {c.all, c.some}) {
      const int count = static_cast<int>(samples.size());
      MatrixXf d_x = padded_matrix(c.inputs, count);
      kernels::hidden_input_gradient(c.W(), c.D(count), c.X(), samples, to_fill(d_x, c.inputs, count), c.scratch);
      const MatrixXd plain = product(transposed(c.plain_W()), c.plain_d(count)).cwiseProduct(c.active(samples));
      CHECK(difference(d_x.topRows(c.inputs), plain) < kTolerance);

      MatrixXf first = padded_matrix(c.inputs, c.batch);
      kernels::first_input_gradient(c.W(), c.inputs / 2, c.D(count), samples, to_fill(first, c.inputs, c.batch));
      const int rest = c.inputs - c.inputs / 2;
      MatrixXd plain_first = MatrixXd::Zero(c.inputs, c.batch);
      plain_first.bottomRows(rest)(Eigen::placeholders::all, samples) =
          product(transposed(c.plain_W().rightCols(rest)), c.plain_d(count));
      CHECK(difference(first.topRows(c.inputs), plain_first) < kTolerance);
    }
    for (const bool rectified : {false, true}) {
      MatrixXf d_w = padded_matrix(c.units, c.inputs), d_b = padded_matrix(c.units, 1);
      kernels::hidden_weight_gradient(c.D(c.batch), c.X(), rectified, to_fill(d_w, c.units, c.inputs),
                                      {d_b.data(), c.units}, c.scratch);
      CHECK(difference(d_w.topRows(c.units), product(c.plain_d(c.batch), transposed(c.plain_x()))) < kTolerance);
      CHECK(difference(d_b.topRows(c.units), c.plain_d(c.batch).rowwise().sum()) < kTolerance);
    }
  }
}

TEST_CASE("the output layer forward and its gradients", "[layers]") {
  for (LayerCase& c : cases()) {
    const int outputs = std::min(c.units, 3);
    // Rows of W, one after the other: the columns of its transpose.
    const MatrixXf wt = random_padded(c.inputs, outputs, 6);
    const kernels::OutputWeight W(wt.data(), outputs, c.inputs, Eigen::OuterStride<>(wt.outerStride()));
    const MatrixXd plain_W = W.cast<double>();

    MatrixXf y(outputs, c.batch);
    const kernels::Bias bias(c.b.data(), outputs);
    kernels::output_forward(W, bias, c.X(), to_fill(y, outputs, c.batch));
    CHECK(difference(y, product(plain_W, c.plain_x()).colwise() + VectorXd(bias.cast<double>())) < kTolerance);

    const MatrixXf d_y = c.d.topLeftCorner(outputs, c.batch);
    const MatrixXd plain_d = d_y.cast<double>();
    for (const std::vector<int>& samples : {c.all, c.some}) {
      const int count = static_cast<int>(samples.size());
      MatrixXf d_x = padded_matrix(c.inputs, count);
      kernels::output_input_gradient(W, d_y, c.X(), samples, to_fill(d_x, c.inputs, count));
      const MatrixXd plain =
          product(transposed(plain_W), plain_d(Eigen::placeholders::all, samples)).cwiseProduct(c.active(samples));
      CHECK(difference(d_x.topRows(c.inputs), plain) < kTolerance);
    }
    MatrixXf d_wt = padded_matrix(c.inputs, outputs);
    VectorXf d_b(outputs);
    kernels::output_weight_gradient(d_y, c.X(), {d_wt.data(), outputs, c.inputs, Eigen::OuterStride<>(d_wt.rows())},
                                    {d_b.data(), outputs});
    CHECK(difference(d_wt.topRows(c.inputs).transpose(), product(plain_d, transposed(c.plain_x()))) < kTolerance);
    CHECK(difference(d_b, plain_d.rowwise().sum()) < kTolerance);
  }
}
