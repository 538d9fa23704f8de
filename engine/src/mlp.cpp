#include "mlp.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sac {

namespace {

// The part of a padded matrix that is in use.
Samples used(const MatrixXf& m, Eigen::Index rows, Eigen::Index columns) {
  return {m.data(), rows, columns, m.outerStride()};
}
kernels::MutableSamples to_fill(MatrixXf& m, Eigen::Index rows, Eigen::Index columns) {
  return {m.data(), rows, columns, Eigen::OuterStride<>(m.outerStride())};
}

}  // namespace

Mlp::Mlp(int inputs, int hidden_units, int hidden_layers, int outputs)
    : inputs_(inputs), units_(hidden_units), outputs_(outputs) {
  std::ptrdiff_t size = 0;
  const auto add = [&](Tensor tensor, std::ptrdiff_t floats) {
    tensor.offset = size;
    tensors_.push_back(tensor);
    size += padded(static_cast<int>(floats));
  };
  const int units = padded(hidden_units);
  int fan_in = inputs;
  for (int layer = 0; layer < hidden_layers; ++layer) {
    // Column-major with padded columns, as `matmul` wants its left factor; between hidden layers there are as many
    // zero columns as rows, so that the transpose is padded too.
    add({layer, true, hidden_units, fan_in, 0, 1, units}, std::ptrdiff_t{units} * (layer == 0 ? fan_in : units));
    add({layer, false, hidden_units, 1, 0, 1, 0}, units);
    fan_in = hidden_units;
  }
  // The few rows of the output layer are each contiguous, for dot products with the last hidden layer.
  add({hidden_layers, true, outputs, fan_in, 0, units, 1}, std::ptrdiff_t{units} * outputs);
  add({hidden_layers, false, outputs, 1, 0, 1, 0}, outputs);
  parameters = VectorXf::Zero(size);
}

void Mlp::initialize(Rng& rng, double init_w) {
  for (const Tensor& tensor : tensors_) {
    const bool is_output = tensor.layer == hidden_layers();
    const double bound = is_output ? init_w : 1.0 / std::sqrt(static_cast<double>(weight(tensor.layer).columns));
    for (int row = 0; row < tensor.rows; ++row) {
      for (int column = 0; column < tensor.columns; ++column) {
        parameters[tensor.at(row, column)] = static_cast<float>(rng.uniform(-bound, bound));
      }
    }
  }
}

Mlp::Pass Mlp::make_pass(int max_batch) const {
  Pass pass;
  for (int layer = 0; layer < hidden_layers(); ++layer) {
    pass.hidden.push_back(padded_matrix(units_, max_batch));
    pass.d_hidden.push_back(padded_matrix(units_, max_batch));
  }
  pass.output = MatrixXf::Zero(outputs_, max_batch);
  pass.d_input = padded_matrix(inputs_, max_batch);
  pass.all.resize(static_cast<std::size_t>(max_batch));
  std::iota(pass.all.begin(), pass.all.end(), 0);
  pass.scratch = kernels::Scratch(std::max({inputs_, units_, max_batch}));
  return pass;
}

Samples Mlp::hidden_weight(int layer) const {
  const Tensor& w = weight(layer);
  return {parameters.data() + w.offset, w.rows, w.columns, w.column_step};
}

kernels::OutputWeight Mlp::output_weight() const {
  const Tensor& w = weight(hidden_layers());
  return {parameters.data() + w.offset, w.rows, w.columns, Eigen::OuterStride<>(w.row_step)};
}

Samples Mlp::forward(const Samples& x, Pass& pass) const {
  const Eigen::Index batch = x.cols();
  const int last = hidden_layers();
  for (int layer = 0; layer < last; ++layer) {
    const Samples input = layer == 0 ? x : used(pass.hidden[layer - 1], units_, batch);
    kernels::hidden_forward(hidden_weight(layer), bias_of(layer), input, layer > 0,
                            to_fill(pass.hidden[layer], units_, batch), pass.scratch);
  }
  kernels::output_forward(output_weight(), bias_of(last), used(pass.hidden[last - 1], units_, batch),
                          to_fill(pass.output, outputs_, batch));
  return pass.output.leftCols(batch);
}

// Fills pass.d_hidden, one column for each of the given samples, from the output layer down.
void Mlp::backpropagate(const Samples& d_output, std::span<const int> samples, Pass& pass) const {
  const Eigen::Index batch = d_output.cols(), count = static_cast<Eigen::Index>(samples.size());
  const auto hidden = [&](int layer) { return used(pass.hidden[layer], units_, batch); };
  const int last = hidden_layers();
  kernels::output_input_gradient(output_weight(), d_output, hidden(last - 1), samples,
                                 to_fill(pass.d_hidden[last - 1], units_, count));
  for (int layer = last - 1; layer > 0; --layer) {
    kernels::hidden_input_gradient(hidden_weight(layer), used(pass.d_hidden[layer], units_, count), hidden(layer - 1),
                                   samples, to_fill(pass.d_hidden[layer - 1], units_, count), pass.scratch);
  }
}

void Mlp::backward(const Samples& x, const Samples& d_output, Pass& pass, VectorXf& gradient) const {
  const Eigen::Index batch = d_output.cols();
  backpropagate(d_output, std::span(pass.all).first(static_cast<std::size_t>(batch)), pass);
  const auto hidden = [&](int layer) { return used(pass.hidden[layer], units_, batch); };
  const auto d_bias = [&](int layer) {
    return kernels::BiasGradient(gradient.data() + bias(layer).offset, bias(layer).rows);
  };
  const int last = hidden_layers();
  const Tensor& output = weight(last);
  kernels::output_weight_gradient(
      d_output, hidden(last - 1),
      {gradient.data() + output.offset, output.rows, output.columns, Eigen::OuterStride<>(output.row_step)},
      d_bias(last));
  for (int layer = 0; layer < last; ++layer) {
    const Tensor& w = weight(layer);
    kernels::hidden_weight_gradient(
        used(pass.d_hidden[layer], units_, batch), layer == 0 ? x : hidden(layer - 1), layer > 0,
        {gradient.data() + w.offset, w.rows, w.columns, Eigen::OuterStride<>(w.column_step)}, d_bias(layer),
        pass.scratch);
  }
}

Samples Mlp::input_gradient(const Samples& d_output, std::span<const int> samples, int first_input, Pass& pass) const {
  backpropagate(d_output, samples, pass);
  kernels::first_input_gradient(hidden_weight(0), first_input,
                                used(pass.d_hidden[0], units_, static_cast<Eigen::Index>(samples.size())), samples,
                                to_fill(pass.d_input, inputs_, d_output.cols()));
  return pass.d_input.middleRows(first_input, inputs_ - first_input);
}

}  // namespace sac
