// The two kinds of layer, forward and backward side by side. Every matrix holds one sample per column.
#pragma once

#include "matmul.h"
#include "matrix.h"

namespace sac {

// Columns of floats, `step` apart.
struct View {
  const float* data;
  std::ptrdiff_t step;
  const float* column(int b) const { return data + b * step; }
};
struct MutableView {
  float* data;
  std::ptrdiff_t step;
  float* column(int b) const { return data + b * step; }
  operator View() const { return {data, step}; }
};
inline View view(const Samples& m) { return {m.data(), m.outerStride()}; }
inline MutableView view(MatrixXf& m) { return {m.data(), m.outerStride()}; }

// Floats of scratch space for a layer whose inner dimension (inputs, units or batch) is at most `depth`.
constexpr std::ptrdiff_t layer_scratch(int depth) {
  return static_cast<std::ptrdiff_t>(matmul_scratch(simd::padded(depth)));
}

struct Layer {
  const float* weight;
  const float* bias;
  int inputs;
  int units;
};

// --- Hidden layer: y = max(0, W x + b). W [units, inputs] is column-major with columns padded to simd::kPad. ---

// y [units, batch] from x [inputs, batch].
inline void hidden_forward(const Layer& layer, View x, MutableView y, int batch, float* scratch) {
  const int rows = simd::padded(layer.units);
  matmul(layer.weight, rows, {x.data, 1, x.step}, rows, layer.inputs, batch, scratch,
         [&](int row, int b, simd::Float sum) {
           simd::store(y.column(b) + row, simd::max(sum + simd::load(layer.bias + row), simd::Float{}));
         });
}

// d_x [inputs, batch] = W^T d_z, where x > 0, and 0 elsewhere: the gradient goes on to the ReLU below.
inline void hidden_input_gradient(const float* weight, int inputs, int units, View d_z, View x, MutableView d_x,
                                  int batch, float* scratch) {
  matmul_transposed(weight, simd::padded(units), {d_z.data, 1, d_z.step}, simd::padded(inputs), units, batch, scratch,
                    [&](int row, int b, simd::Float sum) {
                      const simd::Float active = simd::load(x.column(b) + row);
                      simd::store(d_x.column(b) + row, active > 0.0f ? sum : simd::Float{});
                    });
}

// d_weight [units, inputs] = d_z x^T and d_bias [units] = sum over the batch of d_z.
inline void hidden_weight_gradient(View d_z, View x, float* d_weight, float* d_bias, int inputs, int units, int batch,
                                   float* scratch) {
  const int rows = simd::padded(units);
  matmul(d_z.data, d_z.step, {x.data, x.step, 1}, rows, batch, inputs, scratch,
         [&](int row, int input, simd::Float sum) { simd::store(d_weight + input * rows + row, sum); });
  for (int row = 0; row < rows; row += simd::kLanes) {
    simd::Float sum{};
    for (int b = 0; b < batch; ++b) sum += simd::load(d_z.column(b) + row);
    simd::store(d_bias + row, sum);
  }
}

// d_x [inputs, batch] = W^T d_z for the few inputs of the first layer, which no ReLU precedes.
inline void first_input_gradient(const float* weight, int inputs, int units, View d_z, MutableView d_x, int batch) {
  const int rows = simd::padded(units);
  for (int b = 0; b < batch; ++b) {
    for (int input = 0; input < inputs; ++input) {
      simd::Sum sum;
      for (int row = 0; row < rows; row += simd::kPad) {
        sum.add(row, [&](int i) { return simd::load(weight + input * rows + i) * simd::load(d_z.column(b) + i); });
      }
      d_x.column(b)[input] = sum.total();
    }
  }
}

// --- Output layer: y = W x + b with few units. Each row of W [units, inputs] is contiguous and padded. ---

// y [units, batch] from x [inputs, batch].
inline void output_forward(const Layer& layer, View x, MutableView y, int batch) {
  const int depth = simd::padded(layer.inputs);
  for (int b = 0; b < batch; ++b) {
    for (int unit = 0; unit < layer.units; ++unit) {
      simd::Sum sum;
      for (int row = 0; row < depth; row += simd::kPad) {
        sum.add(row, [&](int i) { return simd::load(layer.weight + unit * depth + i) * simd::load(x.column(b) + i); });
      }
      y.column(b)[unit] = sum.total() + layer.bias[unit];
    }
  }
}

// d_x [inputs, batch] = W^T d_y, where x > 0, and 0 elsewhere.
inline void output_input_gradient(const float* weight, int inputs, int units, View d_y, View x, MutableView d_x,
                                  int batch) {
  const int depth = simd::padded(inputs);
  for (int b = 0; b < batch; ++b) {
    for (int row = 0; row < depth; row += simd::kLanes) {
      simd::Float sum{};
      for (int unit = 0; unit < units; ++unit) sum += simd::load(weight + unit * depth + row) * d_y.column(b)[unit];
      simd::store(d_x.column(b) + row, simd::load(x.column(b) + row) > 0.0f ? sum : simd::Float{});
    }
  }
}

// d_weight [units, inputs] = d_y x^T and d_bias [units] = sum over the batch of d_y.
inline void output_weight_gradient(View d_y, View x, float* d_weight, float* d_bias, int inputs, int units,
                                   int batch) {
  const int depth = simd::padded(inputs);
  for (int unit = 0; unit < units; ++unit) {
    for (int row = 0; row < depth; row += simd::kLanes) {
      simd::Float sum{};
      for (int b = 0; b < batch; ++b) sum += simd::load(x.column(b) + row) * d_y.column(b)[unit];
      simd::store(d_weight + unit * depth + row, sum);
    }
    float sum = 0.0f;
    for (int b = 0; b < batch; ++b) sum += d_y.column(b)[unit];
    d_bias[unit] = sum;
  }
}

}  // namespace sac
