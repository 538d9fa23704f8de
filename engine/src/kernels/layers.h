// The two kinds of layer, forward and backward side by side. Every matrix holds one sample per column.
//
// Whole vectors are read and written, so the columns of all matrices here, rows of an output layer's W included, are
// padded to a multiple of simd::kPad floats, and the padding is zero: outerStride() counts it, rows() does not. Only
// the inputs x of the first hidden layer may be without.
//
// Why not Eigen's products? They add up in an order that depends on the width of the vectors and the size of the
// caches, and they do not skip zeros. Time of the plain Eigen lines by the time of these functions, one after the other
// in one program, for forward, input gradient and weight gradient of a hidden layer together, and of an output layer
// with one unit (forward alone: 0.5 to 0.9 with SSE and AVX2, 1.1 with AVX-512, so here it is the bits that count). How
// fast Eigen's lines are depends on what g++ 12 tunes them for:
//
//                                             hidden layer                    output layer
//   units, batch                      64, 64    96, 64   256, 128      64, 64   96, 64   256, 128
//   EPYC (Zen 3), portable (SSE)       1.8       1.8       1.8           1.3      1.4      1.4
//   EPYC (Zen 3), AVX2 (x86-64-v3)     1.7       1.5       1.6           1.8      1.7      1.7
//   EPYC (Zen 3), AVX2 (native)        2.3       2.0       2.2           1.8      1.7      1.7
//   EPYC (Zen 5), AVX-512              1.3       1.1       1.05          1.7      1.7      1.9
#pragma once

#include <span>

#include "kernels/matrix.h"

namespace sac::kernels {

// Working space of the products in layers whose inner dimension (inputs, units or batch) is at most `depth`.
class Scratch {
 public:
  Scratch() = default;
  explicit Scratch(int depth);
  float* data() { return floats_.data(); }

 private:
  VectorXf floats_;
};

// An output layer's weight [units, inputs]: the few rows are each contiguous, for dot products.
using RowMajorXf = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using OutputWeight = Eigen::Map<const RowMajorXf, 0, Eigen::OuterStride<>>;
using OutputWeightGradient = Eigen::Map<RowMajorXf, 0, Eigen::OuterStride<>>;
using Bias = Eigen::Map<const VectorXf>;
using BiasGradient = Eigen::Map<VectorXf>;
using MutableSamples = Eigen::Map<MatrixXf, 0, Eigen::OuterStride<>>;

// --- Hidden layer: y = max(0, W x + b). Between hidden layers W has a padded number of columns as well. ---

// y [units, batch] = max(0, W x + b). x [inputs, batch] is `rectified` if it comes from a ReLU.
//   y = ((W * x).colwise() + b).cwiseMax(0);
void hidden_forward(const Samples& W, const Bias& b, const Samples& x, bool rectified, MutableSamples y,
                    Scratch& scratch);

// d_x [inputs, samples] = W^T d_z where x > 0, and 0 elsewhere: the gradient goes on to the ReLU below. d_z and d_x
// hold the given samples only (ascending), x holds all.
//   d_x = (x(all, samples).array() > 0).select(W.transpose() * d_z, 0);
void hidden_input_gradient(const Samples& W, const Samples& d_z, const Samples& x, std::span<const int> samples,
                           MutableSamples d_x, Scratch& scratch);

// d_W [units, inputs] = d_z x^T and d_b [units] = sum over the batch of d_z.
//   d_W = d_z * x.transpose();   d_b = d_z.rowwise().sum();
void hidden_weight_gradient(const Samples& d_z, const Samples& x, bool rectified, MutableSamples d_W, BiasGradient d_b,
                            Scratch& scratch);

// d_x [inputs, batch] = W^T d_z from input `first` on, for the few inputs of the first layer, which no ReLU precedes.
// d_z holds the given samples only, d_x all.
//   d_x.bottomRows(n - first)(all, samples) = W.rightCols(n - first).transpose() * d_z;
void first_input_gradient(const Samples& W, int first, const Samples& d_z, std::span<const int> samples,
                          MutableSamples d_x);

// --- Output layer: y = W x + b with few units. ---

// y [units, batch] = W x + b.
//   y = (W * x).colwise() + b;
void output_forward(const OutputWeight& W, const Bias& b, const Samples& x, MutableSamples y);

// d_x [inputs, samples] = W^T d_y where x > 0, and 0 elsewhere. d_x holds the given samples only, d_y and x all.
//   d_x = (x(all, samples).array() > 0).select(W.transpose() * d_y(all, samples), 0);
void output_input_gradient(const OutputWeight& W, const Samples& d_y, const Samples& x, std::span<const int> samples,
                           MutableSamples d_x);

// d_W [units, inputs] = d_y x^T and d_b [units] = sum over the batch of d_y.
//   d_W = d_y * x.transpose();   d_b = d_y.rowwise().sum();
void output_weight_gradient(const Samples& d_y, const Samples& x, OutputWeightGradient d_W, BiasGradient d_b);

}  // namespace sac::kernels
