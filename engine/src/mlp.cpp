#include "mlp.h"

#include <algorithm>
#include <cmath>

#include "kernels/layers.h"

namespace sac {

Mlp::Mlp(int inputs, int hidden_units, int hidden_layers, int outputs)
    : inputs_(inputs), units_(hidden_units), outputs_(outputs) {
  std::ptrdiff_t size = 0;
  const auto add = [&](Tensor tensor, std::ptrdiff_t floats) {
    tensor.offset = size;
    tensors_.push_back(tensor);
    size += simd::padded(static_cast<int>(floats));
  };
  const int units = simd::padded(hidden_units);
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
  pass.scratch = VectorXf::Zero(layer_scratch(std::max({inputs_, units_, max_batch})));
  return pass;
}

Samples Mlp::forward(const Samples& x, Pass& pass) const {
  const float* p = parameters.data();
  const int batch = static_cast<int>(x.cols());
  const int last = hidden_layers();
  View input = view(x);
  for (int layer = 0; layer < last; ++layer) {
    const MutableView output = view(pass.hidden[layer]);
    hidden_forward({p + weight(layer).offset, p + bias(layer).offset, weight(layer).columns, units_}, input, layer > 0,
                   output, batch, pass.scratch.data());
    input = {output.data, output.step};
  }
  output_forward({p + weight(last).offset, p + bias(last).offset, units_, outputs_}, input, view(pass.output), batch);
  return pass.output.leftCols(batch);
}

// Fills pass.d_hidden, one column for each selected sample, from the output layer down.
void Mlp::backpropagate(const Samples& d_output, const Selection& samples, Pass& pass) const {
  const float* p = parameters.data();
  const int last = hidden_layers();
  output_input_gradient(p + weight(last).offset, units_, outputs_, view(d_output), view(pass.hidden[last - 1]),
                        view(pass.d_hidden[last - 1]), samples);
  for (int layer = last - 1; layer > 0; --layer) {
    hidden_input_gradient(p + weight(layer).offset, units_, units_, view(pass.d_hidden[layer]),
                          view(pass.hidden[layer - 1]), view(pass.d_hidden[layer - 1]), samples, pass.scratch.data());
  }
}

void Mlp::backward(const Samples& x, const Samples& d_output, Pass& pass, VectorXf& gradient) const {
  const int batch = static_cast<int>(d_output.cols());
  backpropagate(d_output, {batch}, pass);
  float* g = gradient.data();
  const int last = hidden_layers();
  output_weight_gradient(view(d_output), view(pass.hidden[last - 1]), g + weight(last).offset, g + bias(last).offset,
                         units_, outputs_, batch);
  for (int layer = 0; layer < last; ++layer) {
    const View input = layer == 0 ? view(x) : view(pass.hidden[layer - 1]);
    hidden_weight_gradient(view(pass.d_hidden[layer]), input, layer > 0, g + weight(layer).offset,
                           g + bias(layer).offset, weight(layer).columns, units_, batch, pass.scratch.data());
  }
}

Samples Mlp::input_gradient(const Samples& d_output, std::span<const int> samples, int first_input, Pass& pass) const {
  const Selection selection{static_cast<int>(samples.size()), samples.data()};
  backpropagate(d_output, selection, pass);
  first_input_gradient(parameters.data() + weight(0).offset, first_input, inputs_, units_, view(pass.d_hidden[0]),
                       view(pass.d_input), selection);
  return pass.d_input.middleRows(first_input, inputs_ - first_input);
}

}  // namespace sac
