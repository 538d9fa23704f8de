#include <catch2/catch_test_macros.hpp>
#include <cstring>
#include <vector>

#include "kernels/sparse_matmul.h"
#include "sac/rng.h"

using namespace sac;

namespace {

std::vector<float> random(std::size_t size, std::uint64_t seed) {
  std::vector<float> values(size);
  Rng rng(seed);
  rng.fill_normal(values);
  return values;
}

// Columns of `depth` numbers, padded to `step`, of which about this share is not zero.
std::vector<float> sparse_columns(int depth, int step, int columns, float density, std::uint64_t seed) {
  std::vector<float> values(static_cast<std::size_t>(step) * columns);
  Rng rng(seed);
  for (int j = 0; j < columns; ++j) {
    for (int k = 0; k < depth; ++k) {
      const float value = 2.0f * rng.uniform() - 1.0f;
      if (rng.uniform() < density) values[static_cast<std::size_t>(j) * step + k] = value;
    }
  }
  return values;
}

bool same_bits(const std::vector<float>& x, const std::vector<float>& y) {
  return std::memcmp(x.data(), y.data(), x.size() * sizeof(float)) == 0;
}

struct Product {
  int rows;
  std::vector<float> c;
  Product(int rows_, int columns) : rows(rows_), c(static_cast<std::size_t>(rows_) * columns, -1.0f) {}
  auto finish() {
    return [this](int row, int column, simd::Float sum) { simd::store(&c[column * rows + row], sum); };
  }
};

constexpr float kDensities[] = {0.0f, 0.02f, 0.5f, 1.0f};

}  // namespace

TEST_CASE("the active rows are those that are not zero, in order", "[sparse]") {
  for (const float density : kDensities) {
    const std::vector<float> x = sparse_columns(40, 40, 1, density, 1);
    std::vector<RowIndex> wanted, rows(40 + kRowGroup);
    for (int k = 0; k < 40; ++k) {
      if (x[k] != 0.0f) wanted.push_back(static_cast<RowIndex>(k));
    }
    const int count = active_rows(x.data(), 40, rows.data());
    CHECK(std::vector<RowIndex>(rows.begin(), rows.begin() + count) == wanted);
  }
}

TEST_CASE("skipping zeros changes no bit of a product", "[sparse]") {
  for (const float density : kDensities) {
    for (const int rows : {16, 48, 64, 80, 256}) {
      for (const int depth : {1, 7, 64, 100}) {
        for (const int columns : {1, 5, 16, 130}) {
          INFO(rows << " x " << depth << " x " << columns << ", density " << density);
          const int padded = simd::padded(depth);
          const std::vector<float> b = sparse_columns(depth, padded, columns, density, 2);
          std::vector<float> scratch(std::max(matmul_scratch(padded), sparse_scratch(padded)));
          Product dense(rows, columns), sparse(rows, columns);

          const std::vector<float> a = random(static_cast<std::size_t>(rows) * depth, 3);
          matmul(a.data(), rows, {b.data(), 1, padded}, rows, depth, columns, scratch.data(), dense.finish());
          sparse_matmul(a.data(), rows, b.data(), padded, rows, depth, columns, scratch.data(), sparse.finish());
          CHECK(same_bits(dense.c, sparse.c));

          const std::vector<float> at = random(static_cast<std::size_t>(rows) * padded, 4);
          matmul_transposed(at.data(), padded, {b.data(), 1, padded}, rows, depth, columns, scratch.data(),
                            dense.finish());
          sparse_matmul_transposed(at.data(), padded, b.data(), padded, rows, depth, columns, scratch.data(),
                                   sparse.finish());
          CHECK(same_bits(dense.c, sparse.c));

          const int step = simd::padded(columns);
          const std::vector<float> bt = sparse_columns(columns, step, depth, density, 5);
          matmul(a.data(), rows, {bt.data(), step, 1}, rows, depth, columns, scratch.data(), dense.finish());
          sparse_matmul_by_transpose(a.data(), rows, bt.data(), step, rows, depth, columns, scratch.data(),
                                     sparse.finish());
          CHECK(same_bits(dense.c, sparse.c));
        }
      }
    }
  }
}
