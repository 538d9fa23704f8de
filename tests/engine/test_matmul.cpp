// The products against Eigen's in double precision, and against each other to the bit.

#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <cstring>
#include <limits>
#include <vector>

#include "kernels/sparse_matmul.h"
#include "random_matrix.h"

using namespace sac;
using kernels::strided;
using test::random_padded;
using test::used;

namespace {

constexpr float kDensities[] = {0.0f, 0.02f, 0.5f, 1.0f};

// C [padded rows, columns], and what puts it there.
struct Product {
  MatrixXf c;
  Product(int rows, int columns) : c(MatrixXf::Constant(padded(rows), columns, -1.0f)) {}
  auto finish() {
    return [this](int row, int column, simd::Float sum) { simd::store(&c(row, column), sum); };
  }
};

double tolerance(int depth) { return 1e-6 * (10.0 + depth); }
bool same_bits(const MatrixXf& x, const MatrixXf& y) {
  return std::memcmp(x.data(), y.data(), static_cast<std::size_t>(x.size()) * sizeof(float)) == 0;
}

}  // namespace

TEST_CASE("matrix products of all kinds of shapes are Eigen's", "[matmul]") {
  for (const int rows : {16, 30, 48, 64, 80, 128, 256}) {
    for (const int depth : {1, 3, 17, 64, 100, 130}) {
      for (const int columns : {1, 2, 5, 6, 7, 12, 13, 64}) {
        INFO(rows << " x " << depth << " x " << columns);
        std::vector<float> scratch(kernels::matmul_scratch(depth));
        const MatrixXf a = random_padded(rows, depth, 1), b = random_padded(depth, columns, 2);
        const MatrixXf at = random_padded(depth, rows, 3), bt = random_padded(columns, depth, 4);
        const Samples A = used(a, rows, depth), B = used(b, depth, columns);
        const Samples At = used(at, depth, rows), Bt = used(bt, columns, depth);
        Product product(rows, columns);

        kernels::matmul(A, strided(B), scratch.data(), product.finish());
        CHECK(test::difference(product.c.topRows(rows), test::product(A.cast<double>(), B.cast<double>())) <
              tolerance(depth));
        kernels::matmul(A, kernels::transposed(Bt), scratch.data(), product.finish());
        CHECK(test::difference(product.c.topRows(rows),
                               test::product(A.cast<double>(), test::transposed(Bt.cast<double>()))) <
              tolerance(depth));
        kernels::matmul_transposed(At, B, scratch.data(), product.finish());
        CHECK(test::difference(product.c.topRows(rows), test::product(test::transposed(At.cast<double>()),
                                                                      B.cast<double>())) < tolerance(depth));
      }
    }
  }
}

TEST_CASE("the active rows are those that are not zero", "[sparse]") {
  for (const float density : kDensities) {
    for (const int size : {16, 48, 64}) {
      MatrixXf x = random_padded(size, 1, 1, density);
      x(1, 0) = -0.0f;
      x(2, 0) = std::numeric_limits<float>::quiet_NaN();
      std::uint64_t wanted = 0;
      for (int k = 0; k < size; ++k) wanted |= std::uint64_t{x(k, 0) != 0.0f} << k;
      CHECK(kernels::active_rows(x.data(), size) == wanted);
    }
  }
}

TEST_CASE("skipping zeros changes no bit of a product", "[sparse]") {
  for (const float density : kDensities) {
    for (const int rows : {16, 48, 64, 80, 256}) {
      for (const int depth : {1, 7, 64, 100, 200}) {
        for (const int columns : {1, 5, 16, 130}) {
          INFO(rows << " x " << depth << " x " << columns << ", density " << density);
          std::vector<float> scratch(
              std::max(kernels::matmul_scratch(padded(depth)), kernels::sparse_scratch(padded(depth))));
          const MatrixXf a = random_padded(rows, depth, 3), at = random_padded(depth, rows, 4);
          const MatrixXf b = random_padded(depth, columns, 2, density), bt = random_padded(columns, depth, 5, density);
          const Samples A = used(a, rows, depth), At = used(at, depth, rows);
          const Samples B = used(b, depth, columns), Bt = used(bt, columns, depth);
          Product dense(rows, columns), sparse(rows, columns);

          kernels::matmul(A, strided(B), scratch.data(), dense.finish());
          kernels::sparse_matmul(A, B, scratch.data(), sparse.finish());
          CHECK(same_bits(dense.c, sparse.c));
          kernels::matmul_transposed(At, B, scratch.data(), dense.finish());
          kernels::sparse_matmul_transposed(At, B, scratch.data(), sparse.finish());
          CHECK(same_bits(dense.c, sparse.c));
          kernels::matmul(A, kernels::transposed(Bt), scratch.data(), dense.finish());
          kernels::sparse_matmul_by_transpose(A, Bt, scratch.data(), sparse.finish());
          CHECK(same_bits(dense.c, sparse.c));
        }
      }
    }
  }
}
