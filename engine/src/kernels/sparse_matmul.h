// Matrix products that skip the zeros of the right factor.
//
//   C = A * B;
//
// Half of what a ReLU lets through is zero, and so is half of what comes back through it. A product with zero adds
// nothing to a sum, so leaving it out changes no bit of the result: these functions and those of `matmul.h` are
// interchangeable. Where vectors are so wide that loading a column of the left factor takes longer than multiplying it,
// the dense product wins.
#pragma once

#include "kernels/active_rows.h"
#include "kernels/matmul.h"

namespace sac::kernels {

inline constexpr bool kSkipZeros = simd::kLanes < 16;

namespace detail {

inline constexpr int kSparseVectors = 8;  // sums in registers
inline constexpr int kSparseRows = kSparseVectors * kLanes;
inline constexpr int kSparseColumns = 128;  // columns of the right factor at a time
constexpr int grouped(int n) { return (n + kRowGroup - 1) / kRowGroup * kRowGroup; }

// Columns of the right factor with their lists of rows that are not zero.
struct ActiveColumns {
  const float* data;
  std::ptrdiff_t step;
  const RowIndex* rows;
  std::ptrdiff_t rows_step;
  const int* counts;
};

// C[rows of one strip, columns] = A B with A packed: kSparseRows floats for each k.
template <int Vectors, class Finish>
[[gnu::noinline]] void sparse_strip(const float* packed, const ActiveColumns& b, int row, int first_column, int columns,
                                    Finish finish) {
  const auto add = [packed](Float(&sum)[Vectors], const float* right, RowIndex k) {
    const float* left = packed + static_cast<std::uint32_t>(k) * (Vectors * kLanes);
    const float factor = right[k];
    for (int i = 0; i < Vectors; ++i) sum[i] += simd::load(left + i * kLanes) * factor;
  };
  for (int j = 0; j < columns; ++j) {
    const float* right = b.data + j * b.step;
    const RowIndex* k = b.rows + j * b.rows_step;
    const RowIndex* end = k + b.counts[j];
    Float sum[Vectors] = {};
    for (; k + 1 < end; k += 2) {
      add(sum, right, k[0]);
      add(sum, right, k[1]);
    }
    if (k != end) add(sum, right, *k);
    for (int i = 0; i < Vectors; ++i) finish(row + i * kLanes, first_column + j, sum[i]);
  }
}

// Strips of eight vectors, then of four, ... for the rows from `row` on. pack(row, rows in the strip) packs the left
// factor.
template <int Vectors, class Pack, class Finish>
inline void sparse_strips(const float* packed, const ActiveColumns& b, int row, int rows, int first_column, int columns,
                          Pack& pack, Finish finish) {
  if constexpr (Vectors > 0) {
    for (; row + Vectors * kLanes <= rows; row += Vectors * kLanes) {
      pack(row, std::integral_constant<int, Vectors * kLanes>{});
      sparse_strip<Vectors>(packed, b, row, first_column, columns, finish);
    }
    sparse_strips<Vectors / 2>(packed, b, row, rows, first_column, columns, pack, finish);
  }
}

// Scratch space: the packed strip, the lists and their lengths, and a transposed part of the right factor.
struct SparseScratch {
  float* packed;
  float* transposed;  // [columns][grouped depth]
  RowIndex* rows;     // [columns][grouped depth + kRowGroup]
  int* counts;        // [columns]

  SparseScratch(float* scratch, int depth)
      : packed(scratch),
        transposed(packed + packed_size(depth)),
        rows(reinterpret_cast<RowIndex*>(transposed + transposed_size(depth))),
        counts(reinterpret_cast<int*>(transposed + transposed_size(depth) + rows_size(depth))) {}

  static constexpr std::size_t packed_size(int depth) { return static_cast<std::size_t>(grouped(depth)) * kSparseRows; }
  static constexpr std::size_t transposed_size(int depth) {
    return static_cast<std::size_t>(grouped(depth)) * kSparseColumns;
  }
  static constexpr std::size_t rows_size(int depth) {
    return static_cast<std::size_t>(grouped(depth) + kRowGroup) * kSparseColumns * sizeof(RowIndex) / sizeof(float);
  }
  static constexpr std::size_t size(int depth) {
    return packed_size(depth) + transposed_size(depth) + rows_size(depth) + kSparseColumns;
  }
};

// columns(first, count) gives the data and step of some columns of the right factor, each `grouped(depth)` floats long.
template <class Columns, class Pack, class Finish>
void sparse_product(const SparseScratch& scratch, int rows, int depth, int columns, Columns right, Pack pack,
                    Finish finish) {
  for (int first = 0; first < columns; first += kSparseColumns) {
    const int count = std::min(kSparseColumns, columns - first);
    ActiveColumns b = right(first, count);
    b.rows = scratch.rows;
    b.rows_step = grouped(depth) + kRowGroup;
    b.counts = scratch.counts;
    for (int j = 0; j < count; ++j) {
      scratch.counts[j] = active_rows(b.data + j * b.step, grouped(depth), scratch.rows + j * b.rows_step);
    }
    sparse_strips<kSparseVectors>(scratch.packed, b, 0, rows, first, count, pack, finish);
  }
}

}  // namespace detail

// Floats of scratch space that the functions below need for this depth.
constexpr std::size_t sparse_scratch(int depth) { return detail::SparseScratch::size(depth); }

// C = A B, with the columns of A padded to a multiple of simd::kPad, and those of B with zeros to whole groups.
template <class Finish>
void sparse_matmul(const Samples& A, const Samples& B, float* scratch, Finish finish) {
  const int rows = padded(static_cast<int>(A.rows())), depth = static_cast<int>(A.cols());
  const detail::SparseScratch space(scratch, depth);
  detail::sparse_product(
      space, rows, depth, static_cast<int>(B.cols()),
      [&](int first, int) {
        return detail::ActiveColumns{B.data() + first * B.outerStride(), B.outerStride(), nullptr, 0, nullptr};
      },
      [&](int row, auto height) {
        detail::pack<decltype(height)::value>(A.data() + row, A.outerStride(), depth, space.packed);
      },
      finish);
}

// C = A^T B, with a padded number of columns of A.
template <class Finish>
void sparse_matmul_transposed(const Samples& A, const Samples& B, float* scratch, Finish finish) {
  const int rows = padded(static_cast<int>(A.cols())), depth = static_cast<int>(A.rows());
  const detail::SparseScratch space(scratch, depth);
  detail::sparse_product(
      space, rows, depth, static_cast<int>(B.cols()),
      [&](int first, int) {
        return detail::ActiveColumns{B.data() + first * B.outerStride(), B.outerStride(), nullptr, 0, nullptr};
      },
      [&](int row, auto height) {
        detail::pack_transposed<decltype(height)::value>(A.data() + row * A.outerStride(), A.outerStride(), depth,
                                                         space.packed);
      },
      finish);
}

// C = A B^T, with the columns of both padded.
template <class Finish>
void sparse_matmul_by_transpose(const Samples& A, const Samples& B, float* scratch, Finish finish) {
  const int rows = padded(static_cast<int>(A.rows())), depth = static_cast<int>(A.cols());
  const detail::SparseScratch space(scratch, depth);
  const int length = detail::grouped(depth);
  detail::sparse_product(
      space, rows, depth, static_cast<int>(B.rows()),
      [&](int first, int count) {
        detail::transpose(B.data() + first, B.outerStride(), detail::grouped(count), depth, space.transposed, length);
        for (int j = 0; j < count; ++j)
          std::fill(space.transposed + j * length + depth, space.transposed + (j + 1) * length, 0.0f);
        return detail::ActiveColumns{space.transposed, length, nullptr, 0, nullptr};
      },
      [&](int row, auto height) {
        detail::pack<decltype(height)::value>(A.data() + row, A.outerStride(), depth, space.packed);
      },
      finish);
}

}  // namespace sac::kernels
