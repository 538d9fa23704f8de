// The matrices of the engine: Eigen's, column-major, one column per sample.
#pragma once

#include <Eigen/Core>

#include "kernels/simd.h"

namespace sac {

using Eigen::ArrayXf;
using Eigen::ArrayXXf;
using Eigen::MatrixXf;
using Eigen::VectorXf;
// One number for each sample of a batch. [1, batch]
using RowArrayXf = Eigen::Array<float, 1, Eigen::Dynamic>;

// Read-only samples [features, batch], which may be some rows of a larger matrix: a view that never copies.
// (Eigen::Ref copies what it cannot view, and a copy of such a Ref then points into the first one's temporary.)
class Samples : public Eigen::Map<const MatrixXf, 0, Eigen::OuterStride<>> {
 public:
  using Map = Eigen::Map<const MatrixXf, 0, Eigen::OuterStride<>>;

  Samples(const float* data, Eigen::Index rows, Eigen::Index columns) : Samples(data, rows, columns, rows) {}
  Samples(const float* data, Eigen::Index rows, Eigen::Index columns, Eigen::Index outer_stride)
      : Map(data, rows, columns, Eigen::OuterStride<>(outer_stride)) {}

  // Of matrices and arrays whose columns are contiguous, and of rows.
  template <class Derived>
  Samples(const Eigen::DenseBase<Derived>& matrix)
      : Samples(matrix.derived().data(), matrix.rows(), matrix.cols(), kIsRow<Derived> ? 1 : matrix.outerStride()) {
    static_assert((kIsRow<Derived> || !Derived::IsRowMajor) && Derived::InnerStrideAtCompileTime == 1,
                  "samples are contiguous columns");
  }

 private:
  template <class Derived>
  static constexpr bool kIsRow = Derived::RowsAtCompileTime == 1;
};

// The output of a network that has one, such as V(s). [1, batch]
using PerSample = Eigen::Map<const RowArrayXf>;
inline PerSample as_row(const Samples& output) { return {output.data(), output.cols()}; }

using simd::padded;

// A zeroed matrix whose columns are padded to a multiple of simd::kPad rows. Padding rows stay zero.
inline MatrixXf padded_matrix(int rows, int columns) { return MatrixXf::Zero(padded(rows), columns); }

}  // namespace sac
