// A multilayer perceptron with ReLU: hidden layers y = max(0, W x + b) and a linear output layer.
#pragma once

#include <span>
#include <vector>

#include "kernels/layers.h"
#include "sac/rng.h"

namespace sac {

class Mlp {
 public:
  // What a forward pass leaves behind for the backward pass, and scratch space; allocated once for `max_batch`.
  struct Pass {
    std::vector<MatrixXf> hidden;    // per hidden layer: activations [units, batch]
    std::vector<MatrixXf> d_hidden;  // per hidden layer: d loss / d (W x + b) [units, samples]
    MatrixXf output;                 // [outputs, batch]
    MatrixXf d_input;                // d loss / d input [inputs, batch], filled by input_gradient
    std::vector<int> all;            // 0, 1, 2, ..., max_batch - 1
    kernels::Scratch scratch;
  };

  Mlp() = default;
  Mlp(int inputs, int hidden_units, int hidden_layers, int outputs);

  // PyTorch's nn.Linear default in the hidden layers (uniform in +-1/sqrt(fan in)); output layer uniform in +-init_w.
  void initialize(Rng& rng, double init_w);

  Pass make_pass(int max_batch) const;

  // Output [outputs, batch] = f(x); x is [inputs, batch].
  Samples forward(const Samples& x, Pass& pass) const;

  // Writes d loss / d parameters into `gradient` (laid out like `parameters`), given d_output [outputs, batch] and the
  // x and pass of the forward call.
  void backward(const Samples& x, const Samples& d_output, Pass& pass, VectorXf& gradient) const;

  // d loss / d x for the inputs from `first_input` on and the given samples of the batch (ascending): their columns of
  // the result, the others keep old values. The parameters' gradient is not computed.
  Samples input_gradient(const Samples& d_output, std::span<const int> samples, int first_input, Pass& pass) const;

  int inputs() const { return inputs_; }
  int outputs() const { return outputs_; }
  bool empty() const { return parameters.size() == 0; }

  // All weights and biases in one vector; unused padding between them is zero and stays zero.
  VectorXf parameters;

  // One weight matrix or bias inside the flat vector.
  struct Tensor {
    int layer;
    bool is_weight;
    int rows;     // outputs of the layer
    int columns;  // inputs of the layer; 1 for a bias
    std::ptrdiff_t offset;
    std::ptrdiff_t row_step;
    std::ptrdiff_t column_step;

    std::ptrdiff_t at(int row, int column) const { return offset + row * row_step + column * column_step; }
  };
  // Weight and bias of each layer in turn, the output layer last.
  const std::vector<Tensor>& tensors() const { return tensors_; }

 private:
  int hidden_layers() const { return static_cast<int>(tensors_.size()) / 2 - 1; }
  const Tensor& weight(int layer) const { return tensors_[2 * layer]; }
  const Tensor& bias(int layer) const { return tensors_[2 * layer + 1]; }
  // Hidden layers' weights are column-major, the output layer's are row-major.
  Samples hidden_weight(int layer) const;
  kernels::OutputWeight output_weight() const;
  kernels::Bias bias_of(int layer) const { return {parameters.data() + bias(layer).offset, bias(layer).rows}; }
  void backpropagate(const Samples& d_output, std::span<const int> samples, Pass& pass) const;

  int inputs_ = 0;
  int units_ = 0;
  int outputs_ = 0;
  std::vector<Tensor> tensors_;
};

}  // namespace sac
