// The matrices of the engine: Eigen's, column-major, one column per sample.
#pragma once

#include <Eigen/Core>

#include "kernels/simd.h"

namespace sac {

using Eigen::MatrixXf;
using Eigen::VectorXf;

// Read-only samples [features, batch], which may be some rows of a larger matrix: a view that never copies.
// (Eigen::Ref copies what it cannot view, and a copy of such a Ref then points into the first one's temporary.)
class Samples : public Eigen::Map<const MatrixXf, 0, Eigen::OuterStride<>> {
 public:
  using Map = Eigen::Map<const MatrixXf, 0, Eigen::OuterStride<>>;

  Samples(const float* data, Eigen::Index rows, Eigen::Index columns)
      : Map(data, rows, columns, Eigen::OuterStride<>(rows)) {}

  template <class Derived>
  Samples(const Eigen::DenseBase<Derived>& matrix)
      : Map(matrix.derived().data(), matrix.rows(), matrix.cols(), Eigen::OuterStride<>(matrix.outerStride())) {
    static_assert(!Derived::IsRowMajor && Derived::InnerStrideAtCompileTime == 1, "samples are contiguous columns");
  }
};

// A zeroed matrix whose columns are padded to a multiple of simd::kPad rows. Padding rows stay zero.
inline MatrixXf padded_matrix(int rows, int columns) { return MatrixXf::Zero(simd::padded(rows), columns); }

}  // namespace sac
