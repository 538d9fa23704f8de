// The matrix products of a layer.
//
//   C = A * B;
//
// Every element of a product is one sum over k in ascending order, so its bits depend neither on the blocking nor on
// the width of the vectors; with Eigen's line they do. `layers.h` says what it gains in time. What the caller does with
// an element, such as adding a bias, happens while it is in a register. No memory is allocated; the caller lends
// scratch space for the packed left factor.
#pragma once

#include <algorithm>
#include <cstddef>
#include <type_traits>

#include "kernels/matrix.h"

namespace sac::kernels {

// A matrix with any strides, such as the transpose of samples.
using Strided = Eigen::Map<const MatrixXf, 0, Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>>;
inline Strided strided(const Samples& m) { return {m.data(), m.rows(), m.cols(), {m.outerStride(), 1}}; }
inline Strided transposed(const Samples& m) { return {m.data(), m.cols(), m.rows(), {1, m.outerStride()}}; }

namespace detail {

using simd::Float;
using simd::kLanes;

// A tile of the product stays in registers while it is summed up; the rest of the registers is for its factors.
#if defined(__AVX512F__)
inline constexpr int kTileSums = 24;  // of 32 registers
inline constexpr int kTileVectors = 4;
#elif defined(__AVX__)
inline constexpr int kTileSums = 12;  // of 16 registers
inline constexpr int kTileVectors = 2;
#else
inline constexpr int kTileSums = 8;  // of 16 registers: unfused products take some more
inline constexpr int kTileVectors = 4;
#endif
template <int Vectors>
inline constexpr int kTileColumns = kTileSums / Vectors < 12 ? kTileSums / Vectors : 12;

// A strip of the left factor is read once for each tile, so one that is deep is kept narrow, to stay in the first
// cache.
inline constexpr int kDeep = 128;

// C[rows of one tile, Columns] = A B; `a` advances by `a_step` per k. finish(row, column, sum) stores a vector. It
// comes by value and should capture by value, or what it refers to would be loaded anew after every store.
template <int Vectors, int Columns, class Finish>
inline void tile(const float* a, std::ptrdiff_t a_step, const Strided& b, int depth, int row, int column,
                 Finish finish) {
  Float sum[Columns][Vectors] = {};
  const std::ptrdiff_t b_row = b.innerStride(), b_column = b.outerStride();
  const float* b_data = b.data() + column * b_column;
  for (int k = 0; k < depth; ++k) {
    Float left[Vectors];
    for (int i = 0; i < Vectors; ++i) left[i] = simd::load(a + i * kLanes);
    for (int j = 0; j < Columns; ++j) {
      const float right = b_data[j * b_column];
      for (int i = 0; i < Vectors; ++i) sum[j][i] += left[i] * right;
    }
    a += a_step;
    b_data += b_row;
  }
  // Unrolled, or the sums would go through memory so that a loop can count through them.
#pragma GCC unroll 12
  for (int j = 0; j < Columns; ++j) {
#pragma GCC unroll 4
    for (int i = 0; i < Vectors; ++i) finish(row + i * kLanes, column + j, sum[j][i]);
  }
}

template <int Vectors, int Columns, class Finish>
inline void last_columns(const float* a, std::ptrdiff_t a_step, const Strided& b, int depth, int row, int column,
                         int count, Finish finish) {
  if constexpr (Columns > 0) {
    if (count == Columns) return tile<Vectors, Columns>(a, a_step, b, depth, row, column, finish);
    last_columns<Vectors, Columns - 1>(a, a_step, b, depth, row, column, count, finish);
  }
}

// A function of its own, so that no value of its surroundings takes a register away from the sums.
template <int Vectors, class Finish>
[[gnu::noinline]] void strip(const float* a, std::ptrdiff_t a_step, const Strided& b, int depth, int row, int columns,
                             Finish finish) {
  int column = 0;
  for (; column + kTileColumns<Vectors> <= columns; column += kTileColumns<Vectors>) {
    tile<Vectors, kTileColumns<Vectors>>(a, a_step, b, depth, row, column, finish);
  }
  last_columns<Vectors, kTileColumns<Vectors> - 1>(a, a_step, b, depth, row, column, columns - column, finish);
}

// Calls body(row, strip of `Vectors` vectors) for the rows from `row` on, in the widest strips that fit.
template <int Vectors, class Body>
inline void strips(int row, int rows, Body&& body) {
  if constexpr (Vectors > 0) {
    for (; row + Vectors * kLanes <= rows; row += Vectors * kLanes) {
      body(row, std::integral_constant<int, Vectors>{});
    }
    strips<Vectors / 2>(row, rows, body);
  }
}

// Copies columns of `Rows` floats together.
template <int Rows>
inline void pack(const float* a, std::ptrdiff_t a_step, int depth, float* packed) {
  for (int k = 0; k < depth; ++k) {
    for (int i = 0; i < Rows; i += kLanes) simd::store(packed + k * Rows + i, simd::load(a + i + k * a_step));
  }
}

// As many floats as are transposed to at a time.
inline constexpr int kTransposed = kLanes < 8 ? 4 : 8;

// Vector i of the four holds the sixteen bytes at `source + i * step`, and next to them, if there is room for eight
// floats, those of four steps further.
template <int Size>
inline auto load_rows(const float* source, std::ptrdiff_t step) {
  const simd::Float4 low = simd::load<simd::Float4>(source);
  if constexpr (Size == 4) {
    return low;
  } else {
    return __builtin_shufflevector(low, simd::load<simd::Float4>(source + 4 * step), 0, 1, 2, 3, 4, 5, 6, 7);
  }
}

// target[j + i * target_step] = source[i + j * source_step] for i < 4, j < Size.
template <int Size>
inline void transpose_block(const float* source, std::ptrdiff_t source_step, float* target,
                            std::ptrdiff_t target_step) {
  const auto r0 = load_rows<Size>(source, source_step);
  const auto r1 = load_rows<Size>(source + source_step, source_step);
  const auto r2 = load_rows<Size>(source + 2 * source_step, source_step);
  const auto r3 = load_rows<Size>(source + 3 * source_step, source_step);
  const auto low01 = simd::zip_low(r0, r1), low23 = simd::zip_low(r2, r3);
  const auto high01 = simd::zip_high(r0, r1), high23 = simd::zip_high(r2, r3);
  simd::store(target, simd::join_low(low01, low23));
  simd::store(target + target_step, simd::join_high(low01, low23));
  simd::store(target + 2 * target_step, simd::join_low(high01, high23));
  simd::store(target + 3 * target_step, simd::join_high(high01, high23));
}

// target[j + i * target_step] = source[i + j * source_step] for i < rows, j < columns; `rows` is a multiple of four.
inline void transpose(const float* source, std::ptrdiff_t source_step, int rows, int columns, float* target,
                      std::ptrdiff_t target_step) {
  int j = 0;
  const auto blocks = [&](auto size) {
    constexpr int kSize = decltype(size)::value;
    for (; j + kSize <= columns; j += kSize) {
      for (int i = 0; i < rows; i += 4) {
        transpose_block<kSize>(source + i + j * source_step, source_step, target + j + i * target_step, target_step);
      }
    }
  };
  blocks(std::integral_constant<int, kTransposed>{});
  blocks(std::integral_constant<int, 4>{});
  for (; j < columns; ++j) {
    for (int i = 0; i < rows; ++i) target[j + i * target_step] = source[i + j * source_step];
  }
}

// Writes the transpose of the rows a[i * a_step], i < Rows, as columns of `Rows` floats.
template <int Rows>
inline void pack_transposed(const float* a, std::ptrdiff_t a_step, int depth, float* packed) {
  constexpr int kSize = Rows < kTransposed ? Rows : kTransposed;
  int k = 0;
  for (; k + 4 <= depth; k += 4) {
    for (int i = 0; i < Rows; i += kSize)
      transpose_block<kSize>(a + i * a_step + k, a_step, packed + k * Rows + i, Rows);
  }
  for (; k < depth; ++k) {
    for (int i = 0; i < Rows; ++i) packed[k * Rows + i] = a[i * a_step + k];
  }
}

// The same for the strips of a left factor of this depth.
template <class Body>
inline void strips_of_depth(int depth, int rows, Body&& body) {
  depth > kDeep&& kTileVectors > 2 && kLanes >= 16 ? strips<2>(0, rows, body) : strips<kTileVectors>(0, rows, body);
}

}  // namespace detail

// Floats of scratch space that `matmul` needs for a left factor of this depth.
constexpr std::size_t matmul_scratch(int depth) {
  return static_cast<std::size_t>(depth) * detail::kTileVectors * detail::kLanes;
}

namespace detail {

// A strip of a left factor of so few columns that they stay in registers, such as the weights of the first layer of a
// task with few observations: 0.65 of the time of `strip` (EPYC, Zen 3, AVX2).
inline constexpr int kShallow = 4;

template <int Vectors, int Depth, class Finish>
[[gnu::noinline]] void shallow_strip(const float* a, std::ptrdiff_t a_step, const Strided& b, int row, int columns,
                                     Finish finish) {
  Float left[Depth][Vectors];
  for (int k = 0; k < Depth; ++k) {
    for (int i = 0; i < Vectors; ++i) left[k][i] = simd::load(a + k * a_step + i * kLanes);
  }
  const std::ptrdiff_t b_row = b.innerStride(), b_column = b.outerStride();
  const float* right = b.data();
  for (int j = 0; j < columns; ++j) {
    Float sum[Vectors] = {};
    for (int k = 0; k < Depth; ++k) {
      for (int i = 0; i < Vectors; ++i) sum[i] += left[k][i] * right[k * b_row];
    }
    for (int i = 0; i < Vectors; ++i) finish(row + i * kLanes, j, sum[i]);
    right += b_column;
  }
}

template <int Vectors, int Depth = kShallow, class Finish>
inline void shallow_strip_of(const float* a, std::ptrdiff_t a_step, const Strided& b, int depth, int row, int columns,
                             Finish finish) {
  if constexpr (Depth > 0) {
    if (depth == Depth) return shallow_strip<Vectors, Depth>(a, a_step, b, row, columns, finish);
    shallow_strip_of<Vectors, Depth - 1>(a, a_step, b, depth, row, columns, finish);
  }
}

}  // namespace detail

// C = A B, with the columns of A padded to a multiple of simd::kPad. Each finished vector of C goes to finish(row,
// column, values).
template <class Finish>
void matmul(const Samples& A, const Strided& B, float* scratch, Finish finish) {
  const std::ptrdiff_t a_step = A.outerStride();
  const int depth = static_cast<int>(A.cols()), columns = static_cast<int>(B.cols());
  if (depth <= detail::kShallow) {
    return detail::strips<2>(0, padded(static_cast<int>(A.rows())), [&](int row, auto vectors) {
      detail::shallow_strip_of<decltype(vectors)::value>(A.data() + row, a_step, B, depth, row, columns, finish);
    });
  }
  detail::strips_of_depth(depth, padded(static_cast<int>(A.rows())), [&](int row, auto vectors) {
    constexpr int kVectors = decltype(vectors)::value;
    constexpr int kRows = kVectors * detail::kLanes;
    const float* left = A.data() + row;
    std::ptrdiff_t step = a_step;
    // Columns of A that lie far apart share cache sets; a strip that is used often is copied together first.
    if (a_step > kRows && depth >= 64 && columns >= 16) {
      detail::pack<kRows>(left, a_step, depth, scratch);
      left = scratch;
      step = kRows;
    }
    detail::strip<kVectors>(left, step, B, depth, row, columns, finish);
  });
}

// C = A^T B, with a padded number of columns of A.
template <class Finish>
void matmul_transposed(const Samples& A, const Samples& B, float* scratch, Finish finish) {
  const Strided b = strided(B);
  const std::ptrdiff_t a_step = A.outerStride();
  const int depth = static_cast<int>(A.rows()), columns = static_cast<int>(B.cols());
  detail::strips_of_depth(depth, padded(static_cast<int>(A.cols())), [&](int row, auto vectors) {
    constexpr int kVectors = decltype(vectors)::value;
    constexpr int kRows = kVectors * detail::kLanes;
    detail::pack_transposed<kRows>(A.data() + row * a_step, a_step, depth, scratch);
    detail::strip<kVectors>(scratch, kRows, b, depth, row, columns, finish);
  });
}

}  // namespace sac::kernels
