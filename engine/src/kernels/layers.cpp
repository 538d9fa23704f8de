#include "kernels/layers.h"

#include <algorithm>

#include "kernels/sparse_matmul.h"

namespace sac::kernels {

using simd::Float;

namespace {

// Below this many columns it does not pay to look for zeros.
constexpr Eigen::Index kFewColumns = 16;
bool skips_zeros(Eigen::Index columns) { return kSkipZeros && columns >= kFewColumns; }

int padded_rows(const Samples& m) { return padded(static_cast<int>(m.rows())); }

// Column b of a matrix. (Eigen's col(b) takes a few instructions more in the innermost loops.)
struct Columns {
  const float* data;
  std::ptrdiff_t stride;
  explicit Columns(const Samples& m) : data(m.data()), stride(m.outerStride()) {}
  const float* operator[](std::ptrdiff_t b) const { return data + b * stride; }
};

// out [rows] = sum over the batch of weight(b) x(:, b).
template <class Weight>
void add_columns(const Samples& samples, int rows, float* out, Weight weight) {
  const Columns x(samples);
  const std::ptrdiff_t batch = samples.cols();
  detail::strips<8>(0, rows, [&](int row, auto vectors) {
    constexpr int kVectors = decltype(vectors)::value;
    Float sum[kVectors] = {};
    for (std::ptrdiff_t b = 0; b < batch; ++b) {
      for (int i = 0; i < kVectors; ++i) sum[i] += weight(b) * simd::load(x[b] + row + i * simd::kLanes);
    }
    for (int i = 0; i < kVectors; ++i) simd::store(out + row + i * simd::kLanes, sum[i]);
  });
}

// f(i, values, count) with values[j] = array . x(:, i + j) for j < count: dot products of a padded array with columns.
template <class F>
void dot_columns(const float* array, const Samples& samples, int size, F f) {
  const Columns x(samples);
  const int columns = static_cast<int>(samples.cols());
  for (int i = 0; i < columns; i += 4) {
    const int count = std::min(4, columns - i);
    const float* column[4];
    for (int j = 0; j < 4; ++j) column[j] = x[i + std::min(j, count - 1)];
    f(i, simd::sum4(size, [&](int j, int at) { return simd::load(array + at) * simd::load(column[j] + at); }), count);
  }
}

}  // namespace

Scratch::Scratch(int depth)
    : floats_(VectorXf::Zero(
          static_cast<Eigen::Index>(kSkipZeros ? sparse_scratch(padded(depth)) : matmul_scratch(padded(depth))))) {}

void hidden_forward(const Samples& W, const Bias& b, const Samples& x, bool rectified, MutableSamples y,
                    Scratch& scratch) {
  const auto rectify = [bias = b.data(), out = y.data(), stride = y.outerStride()](int row, int column, Float sum) {
    simd::store(out + column * stride + row, simd::max(sum + simd::load(bias + row), Float{}));
  };
  if (rectified && skips_zeros(x.cols())) {
    sparse_matmul(W, x, scratch.data(), rectify);
  } else {
    matmul(W, strided(x), scratch.data(), rectify);
  }
}

void hidden_input_gradient(const Samples& W, const Samples& d_z, const Samples& x, std::span<const int> samples,
                           MutableSamples d_x, Scratch& scratch) {
  const auto through_relu = [x = Columns(x), samples = samples.data(), out = d_x.data(), stride = d_x.outerStride()](
                                int row, int i, Float sum) {
    const Float active = simd::load(x[samples[i]] + row);
    simd::store(out + i * stride + row, active > 0.0f ? sum : Float{});
  };
  if (skips_zeros(d_z.cols())) {
    sparse_matmul_transposed(W, d_z, scratch.data(), through_relu);
  } else {
    matmul_transposed(W, d_z, scratch.data(), through_relu);
  }
}

void hidden_weight_gradient(const Samples& d_z, const Samples& x, bool rectified, MutableSamples d_W, BiasGradient d_b,
                            Scratch& scratch) {
  const auto keep = [out = d_W.data(), stride = d_W.outerStride()](int row, int input, Float sum) {
    simd::store(out + input * stride + row, sum);
  };
  if (rectified && skips_zeros(x.rows())) {
    sparse_matmul_by_transpose(d_z, x, scratch.data(), keep);
  } else {
    matmul(d_z, transposed(x), scratch.data(), keep);
  }
  add_columns(d_z, padded_rows(d_z), d_b.data(), [](std::ptrdiff_t) { return 1.0f; });
}

void first_input_gradient(const Samples& W, int first, const Samples& d_z, std::span<const int> samples,
                          MutableSamples d_x) {
  for (int input = first; input < W.cols(); ++input) {
    dot_columns(W.col(input).data(), d_z, padded_rows(W), [&](int i, simd::Float4 dot, int count) {
      for (int j = 0; j < count; ++j) d_x(input, samples[static_cast<std::size_t>(i + j)]) = dot[j];
    });
  }
}

void output_forward(const OutputWeight& W, const Bias& b, const Samples& x, MutableSamples y) {
  for (int unit = 0; unit < W.rows(); ++unit) {
    dot_columns(W.row(unit).data(), x, padded_rows(x), [&](int column, simd::Float4 dot, int count) {
      for (int j = 0; j < count; ++j) y(unit, column + j) = dot[j] + b[unit];
    });
  }
}

void output_input_gradient(const OutputWeight& W, const Samples& d_y, const Samples& x, std::span<const int> samples,
                           MutableSamples d_x) {
  const int units = static_cast<int>(W.rows());
  const std::ptrdiff_t stride = W.outerStride(), out_stride = d_x.outerStride();
  const Columns y_columns(d_y), x_columns(x);
  detail::strips<4>(0, padded_rows(x), [&](int row, auto vectors) {
    constexpr int kVectors = decltype(vectors)::value;
    const float* const w = W.data() + row;
    float* out = d_x.data() + row;
    for (const int b : samples) {
      const float* const d_y_b = y_columns[b];
      const float* const x_b = x_columns[b] + row;
      Float sum[kVectors] = {};
      for (int unit = 0; unit < units; ++unit) {
        for (int i = 0; i < kVectors; ++i) sum[i] += simd::load(w + unit * stride + i * simd::kLanes) * d_y_b[unit];
      }
      for (int i = 0; i < kVectors; ++i) {
        const Float active = simd::load(x_b + i * simd::kLanes);
        simd::store(out + i * simd::kLanes, active > 0.0f ? sum[i] : Float{});
      }
      out += out_stride;
    }
  });
}

void output_weight_gradient(const Samples& d_y, const Samples& x, OutputWeightGradient d_W, BiasGradient d_b) {
  const Columns y_columns(d_y);
  for (int unit = 0; unit < d_W.rows(); ++unit) {
    add_columns(x, padded_rows(x), d_W.row(unit).data(), [&](std::ptrdiff_t b) { return y_columns[b][unit]; });
    d_b[unit] = 0.0f;
    for (std::ptrdiff_t b = 0; b < d_y.cols(); ++b) d_b[unit] += y_columns[b][unit];
  }
}

}  // namespace sac::kernels
