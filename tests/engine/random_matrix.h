// Matrices of random numbers, as kernels want them: columns padded with zeros, which `used` leaves out.
#pragma once

#include "kernels/matrix.h"
#include "sac/rng.h"

namespace sac::test {

// [rows, columns] of which about this share is not zero, within zeros up to whole vectors in both directions.
inline MatrixXf random_padded(int rows, int columns, std::uint64_t seed, float density = 1.0f) {
  MatrixXf m = MatrixXf::Zero(padded(rows), padded(columns));
  Rng rng(seed);
  for (int j = 0; j < columns; ++j) {
    for (int i = 0; i < rows; ++i) {
      const float value = 2.0f * rng.uniform() - 1.0f;
      if (rng.uniform() < density) m(i, j) = value;
    }
  }
  return m;
}

inline Samples used(const MatrixXf& m, int rows, int columns) { return {m.data(), rows, columns, m.outerStride()}; }

// A B in double precision, summed up as it is defined. Eigen's fast products would be as right, and take a compiler ten
// times as long; what is here takes the copies for the same reason.
inline Eigen::MatrixXd product(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b) { return a.lazyProduct(b); }
inline Eigen::MatrixXd transposed(const Eigen::MatrixXd& m) { return m.transpose(); }

// Largest difference of two matrices of the same shape.
template <class A, class B>
double difference(const A& a, const B& b) {
  return (a.template cast<double>() - b.template cast<double>()).cwiseAbs().maxCoeff();
}

}  // namespace sac::test
