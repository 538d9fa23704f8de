// The matrices of the engine: Eigen's, column-major, one column per sample.
#pragma once

#include <Eigen/Core>

#include "simd.h"

namespace sac {

using Eigen::MatrixXf;
using Eigen::VectorXf;

// Read-only samples [features, batch], which may be some rows of a larger matrix.
using Samples = Eigen::Ref<const MatrixXf, 0, Eigen::OuterStride<>>;

// A zeroed matrix whose columns are padded to a multiple of simd::kPad rows. Padding rows stay zero.
inline MatrixXf padded_matrix(int rows, int columns) { return MatrixXf::Zero(simd::padded(rows), columns); }

}  // namespace sac
