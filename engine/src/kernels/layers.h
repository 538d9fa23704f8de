// The two kinds of layer, forward and backward side by side. Every matrix holds one sample per column.
#pragma once

#include "kernels/matrix.h"
#include "kernels/sparse_matmul.h"

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

// Some samples of a batch in ascending order: those of the list, or without one all of them.
struct Selection {
  int count;
  const int* list = nullptr;
  int operator[](int i) const { return list ? list[i] : i; }
};

// Floats of scratch space for a layer whose inner dimension (inputs, units or batch) is at most `depth`.
constexpr std::ptrdiff_t layer_scratch(int depth) {
  return static_cast<std::ptrdiff_t>(kSkipZeros ? sparse_scratch(simd::padded(depth))
                                                : matmul_scratch(simd::padded(depth)));
}
// Below this many columns it does not pay to look for zeros.
inline constexpr int kFewColumns = 16;
inline bool skips_zeros(int columns) { return kSkipZeros && columns >= kFewColumns; }

struct Layer {
  const float* weight;
  const float* bias;
  int inputs;
  int units;
};

// --- Hidden layer: y = max(0, W x + b). W [units, inputs] is column-major with columns padded to simd::kPad. ---

// y [units, batch] from x [inputs, batch], which is `rectified` if it comes from a ReLU.
inline void hidden_forward(const Layer& layer, View x, bool rectified, MutableView y, int batch, float* scratch) {
  const int rows = simd::padded(layer.units);
  const auto rectify = [=](int row, int b, simd::Float sum) {
    simd::store(y.column(b) + row, simd::max(sum + simd::load(layer.bias + row), simd::Float{}));
  };
  if (rectified && skips_zeros(batch)) {
    sparse_matmul(layer.weight, rows, x.data, x.step, rows, layer.inputs, batch, scratch, rectify);
  } else {
    matmul(layer.weight, rows, {x.data, 1, x.step}, rows, layer.inputs, batch, scratch, rectify);
  }
}

// d_x [inputs, selected] = W^T d_z, where x > 0, and 0 elsewhere: the gradient goes on to the ReLU below. d_z and d_x
// hold the selected samples only, x holds all.
inline void hidden_input_gradient(const float* weight, int inputs, int units, View d_z, View x, MutableView d_x,
                                  Selection samples, float* scratch) {
  const int step = simd::padded(units), rows = simd::padded(inputs);
  const auto through_relu = [=](int row, int i, simd::Float sum) {
    const simd::Float active = simd::load(x.column(samples[i]) + row);
    simd::store(d_x.column(i) + row, active > 0.0f ? sum : simd::Float{});
  };
  if (skips_zeros(samples.count)) {
    sparse_matmul_transposed(weight, step, d_z.data, d_z.step, rows, units, samples.count, scratch, through_relu);
  } else {
    matmul_transposed(weight, step, {d_z.data, 1, d_z.step}, rows, units, samples.count, scratch, through_relu);
  }
}

// out [rows] = sum over the batch of weight(b) x(:, b).
template <class Weight>
inline void add_columns(View x, int rows, int batch, float* out, Weight weight) {
  detail::strips<4>(0, rows, [&](int row, auto vectors) {
    constexpr int kVectors = decltype(vectors)::value;
    simd::Float sum[kVectors] = {};
    for (int b = 0; b < batch; ++b) {
      for (int i = 0; i < kVectors; ++i) sum[i] += weight(b) * simd::load(x.column(b) + row + i * simd::kLanes);
    }
    for (int i = 0; i < kVectors; ++i) simd::store(out + row + i * simd::kLanes, sum[i]);
  });
}

// d_weight [units, inputs] = d_z x^T and d_bias [units] = sum over the batch of d_z.
inline void hidden_weight_gradient(View d_z, View x, bool rectified, float* d_weight, float* d_bias, int inputs,
                                   int units, int batch, float* scratch) {
  const int rows = simd::padded(units);
  const auto keep = [=](int row, int input, simd::Float sum) { simd::store(d_weight + input * rows + row, sum); };
  if (rectified && skips_zeros(inputs)) {
    sparse_matmul_by_transpose(d_z.data, d_z.step, x.data, x.step, rows, batch, inputs, scratch, keep);
  } else {
    matmul(d_z.data, d_z.step, {x.data, x.step, 1}, rows, batch, inputs, scratch, keep);
  }
  add_columns(d_z, rows, batch, d_bias, [](int) { return 1.0f; });
}

// f(i, values, count) with values[j] = W[.., row] . x(i + j) for j < count: dot products of a padded array with
// columns.
template <class F>
inline void dot_columns(const float* array, View x, int size, int columns, F f) {
  for (int i = 0; i < columns; i += 4) {
    const int count = std::min(4, columns - i);
    const float* column[4];
    for (int j = 0; j < 4; ++j) column[j] = x.column(i + std::min(j, count - 1));
    f(i, simd::sum4(size, [&](int j, int at) { return simd::load(array + at) * simd::load(column[j] + at); }), count);
  }
}

// d_x [inputs, samples] = W^T d_z from input `first` on, for the few inputs of the first layer, which no ReLU precedes.
// d_z holds the selected samples only, d_x holds all.
inline void first_input_gradient(const float* weight, int first, int inputs, int units, View d_z, MutableView d_x,
                                 Selection samples) {
  const int rows = simd::padded(units);
  for (int input = first; input < inputs; ++input) {
    dot_columns(weight + input * rows, d_z, rows, samples.count, [&](int i, simd::Float4 dot, int count) {
      for (int j = 0; j < count; ++j) d_x.column(samples[i + j])[input] = dot[j];
    });
  }
}

// --- Output layer: y = W x + b with few units. Each row of W [units, inputs] is contiguous and padded. ---

// y [units, batch] from x [inputs, batch].
inline void output_forward(const Layer& layer, View x, MutableView y, int batch) {
  const int depth = simd::padded(layer.inputs);
  for (int unit = 0; unit < layer.units; ++unit) {
    dot_columns(layer.weight + unit * depth, x, depth, batch, [&](int b, simd::Float4 dot, int count) {
      for (int j = 0; j < count; ++j) y.column(b + j)[unit] = dot[j] + layer.bias[unit];
    });
  }
}

// d_x [inputs, selected] = W^T d_y, where x > 0, and 0 elsewhere. d_x holds the selected samples only, d_y and x all.
inline void output_input_gradient(const float* weight, int inputs, int units, View d_y, View x, MutableView d_x,
                                  Selection samples) {
  const int depth = simd::padded(inputs);
  for (int i = 0; i < samples.count; ++i) {
    const int b = samples[i];
    for (int row = 0; row < depth; row += simd::kLanes) {
      simd::Float sum{};
      for (int unit = 0; unit < units; ++unit) sum += simd::load(weight + unit * depth + row) * d_y.column(b)[unit];
      simd::store(d_x.column(i) + row, simd::load(x.column(b) + row) > 0.0f ? sum : simd::Float{});
    }
  }
}

// d_weight [units, inputs] = d_y x^T and d_bias [units] = sum over the batch of d_y.
inline void output_weight_gradient(View d_y, View x, float* d_weight, float* d_bias, int inputs, int units, int batch) {
  const int depth = simd::padded(inputs);
  for (int unit = 0; unit < units; ++unit) {
    add_columns(x, depth, batch, d_weight + unit * depth, [&](int b) { return d_y.column(b)[unit]; });
    float sum = 0.0f;
    for (int b = 0; b < batch; ++b) sum += d_y.column(b)[unit];
    d_bias[unit] = sum;
  }
}

}  // namespace sac
