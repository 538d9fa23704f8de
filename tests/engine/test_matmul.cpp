#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "kernels/matmul.h"
#include "sac/rng.h"

using namespace sac;

namespace {

std::vector<float> random(std::size_t size, std::uint64_t seed) {
  std::vector<float> values(size);
  Rng rng(seed);
  rng.fill_normal(values);
  return values;
}

// Each element as one sum in ascending order: what the engine promises to the bit where products are not fused, and
// within rounding where they are.
void check(int rows, int depth, int columns, bool transposed) {
  const int step = transposed ? simd::padded(depth) : rows;
  const std::vector<float> a = random(static_cast<std::size_t>(step) * (transposed ? rows : depth), 1);
  const std::vector<float> b = random(static_cast<std::size_t>(depth) * columns, 2);
  std::vector<float> c(static_cast<std::size_t>(rows) * columns, -1.0f);
  std::vector<float> scratch(matmul_scratch(depth));
  const auto finish = [&](int row, int column, simd::Float value) { simd::store(&c[column * rows + row], value); };
  const RightFactor right{b.data(), 1, depth};
  if (transposed) {
    matmul_transposed(a.data(), step, right, rows, depth, columns, scratch.data(), finish);
  } else {
    matmul(a.data(), step, right, rows, depth, columns, scratch.data(), finish);
  }

  INFO(rows << " x " << depth << " x " << columns << (transposed ? " transposed" : ""));
  double worst = 0.0;
  for (int i = 0; i < rows; ++i) {
    for (int j = 0; j < columns; ++j) {
      double exact = 0.0;
      for (int k = 0; k < depth; ++k) {
        const float left =
            transposed ? a[static_cast<std::size_t>(i) * step + k] : a[static_cast<std::size_t>(k) * step + i];
        exact += static_cast<double>(left) * b[static_cast<std::size_t>(j) * depth + k];
      }
      worst = std::max(worst, std::abs(exact - c[static_cast<std::size_t>(j) * rows + i]));
    }
  }
  CHECK(worst < 1e-6 * (10.0 + depth));
}

}  // namespace

TEST_CASE("matrix products of all kinds of shapes", "[matmul]") {
  for (const bool transposed : {false, true}) {
    for (const int rows : {16, 32, 48, 64, 80, 128, 256}) {
      for (const int depth : {1, 3, 17, 64, 100}) {
        for (const int columns : {1, 2, 5, 6, 7, 12, 13, 64}) check(rows, depth, columns, transposed);
      }
    }
  }
}

TEST_CASE("a strided right factor is read along its strides", "[matmul]") {
  // B as the transpose of stored data: element (k, j) at k + j * 1 of columns 3 apart.
  const std::vector<float> a = random(16 * 4, 3);
  const std::vector<float> b = random(4 * 3, 4);
  std::vector<float> c(16 * 3), scratch(matmul_scratch(4));
  matmul(a.data(), 16, {b.data(), 3, 1}, 16, 4, 3, scratch.data(),
         [&](int row, int column, simd::Float value) { simd::store(&c[column * 16 + row], value); });
  for (int j = 0; j < 3; ++j) {
    double exact = 0.0;
    for (int k = 0; k < 4; ++k) exact += static_cast<double>(a[k * 16 + 5]) * b[k * 3 + j];
    CHECK(std::abs(exact - c[j * 16 + 5]) < 1e-5);
  }
}
