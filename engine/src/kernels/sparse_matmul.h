// Matrix products that skip the zeros of the right factor.
//
//   C = A * B;
//
// Half of what a ReLU lets through is zero, and so is half of what comes back through it. A product with zero adds
// nothing to a sum, so leaving it out changes no bit of the result: these functions and those of `matmul.h` are
// interchangeable. With half of the factors zero they take 0.6 of the dense products' time on an EPYC (Zen 3, AVX2),
// for 64 units as for 256: each multiply-add loads a vector, and the processor can load as many of them as it can
// multiply. Where vectors are so wide that loading a column of the left factor takes longer than multiplying it, the
// dense product wins.
#pragma once

#include "kernels/active_rows.h"
#include "kernels/matmul.h"

namespace sac::kernels {

inline constexpr bool kSkipZeros = simd::kLanes < 16;

namespace detail {

inline constexpr int kSparseVectors = 8;  // sums in registers
inline constexpr int kSparseRows = kSparseVectors * kLanes;
inline constexpr int kSparseColumns = 128;  // columns of the right factor at a time
// Whether two rows are added at a time. In WebAssembly an update of `article` takes 1.1 times as long with it (V8 of
// Node 20, AVX-512 processor).
#if defined(__wasm__)
inline constexpr bool kByTwos = false;
#else
inline constexpr bool kByTwos = true;
#endif

// Columns of the right factor; bit k of active[j] tells whether row k of column j is not zero, for kMaskRows rows, bits
// for the rows after them follow `kSparseColumns` further on. They are all there before any is used: a loop over bits
// then knows its branches long before the sums have caught up with it.
struct ActiveColumns {
  const float* data;
  std::ptrdiff_t step;
  int rows, columns;
  const std::uint64_t* active;
};

// C[rows of one strip, columns] = start + A B for the first kMaskRows rows of B, with as many columns of A, each of
// Vectors * kLanes packed floats: a block that the first cache holds. start(i, column) gives vector i of the strip,
// finish(i, column, sum) takes it.
template <int Vectors, class Start, class Finish>
[[gnu::noinline]] void sparse_block(const float* packed, ActiveColumns b, Start start, Finish finish) {
  for (int j = 0; j < b.columns; ++j) {
    const float* const right = b.data + j * b.step;
    Float sum[Vectors];
    for (int i = 0; i < Vectors; ++i) sum[i] = start(i, j);
    const auto add_first = [&](std::uint64_t rows) {
      const int k = __builtin_ctzll(rows);
      const float* const left = packed + k * (Vectors * kLanes);
      const float factor = right[k];
      for (int i = 0; i < Vectors; ++i) sum[i] += simd::load(left + i * kLanes) * factor;
    };
    const auto but_first = [](std::uint64_t rows) { return rows & (rows - 1); };
    std::uint64_t rows = b.active[j];
    if constexpr (kByTwos) {
      while (const std::uint64_t others = but_first(rows)) {
        add_first(rows);
        add_first(others);
        rows = but_first(others);
      }
      if (rows != 0) add_first(rows);
    } else {
      for (; rows != 0; rows = but_first(rows)) add_first(rows);
    }
    for (int i = 0; i < Vectors; ++i) finish(i, j, sum[i]);
  }
}

// Scratch space: the packed block, the sums between two blocks, a transposed part of the right factor, and its bits.
struct SparseScratch {
  float* packed;
  float* sums;            // [columns][kSparseRows]
  float* transposed;      // [columns][padded depth]
  std::uint64_t* active;  // [blocks][columns]

  SparseScratch(float* scratch, int depth)
      : packed(scratch),
        sums(packed + kPackedSize),
        transposed(sums + kSumsSize),
        active(reinterpret_cast<std::uint64_t*>(transposed + transposed_size(depth))) {}

  static constexpr std::size_t kPackedSize = std::size_t{kMaskRows} * kSparseRows;
  static constexpr std::size_t kSumsSize = std::size_t{kSparseColumns} * kSparseRows;
  static constexpr std::size_t transposed_size(int depth) {
    return static_cast<std::size_t>(padded(depth)) * kSparseColumns;
  }
  static constexpr std::size_t size(int depth) {
    const int blocks = (depth + kMaskRows - 1) / kMaskRows;
    constexpr std::size_t kFloats = sizeof(std::uint64_t) / sizeof(float);
    return kPackedSize + kSumsSize + transposed_size(depth) +
           kFloats * kSparseColumns * static_cast<std::size_t>(blocks);
  }
};

// C[rows of one strip, columns of B], block by block. pack(k, count, rows in the strip) gives `count` columns of the
// strip from k on, packed.
template <int Vectors, class Pack, class Finish>
inline void sparse_strip(ActiveColumns b, float* sums, Pack pack, Finish finish) {
  const auto zero = [](int, int) { return Float{}; };
  const auto load = [sums](int i, int j) { return simd::load(sums + (j * Vectors + i) * kLanes); };
  const auto store = [sums](int i, int j, Float sum) { simd::store(sums + (j * Vectors + i) * kLanes, sum); };
  for (int k = 0; k < b.rows; k += kMaskRows) {
    const int count = std::min(kMaskRows, b.rows - k);
    const float* const packed = pack(k, count, std::integral_constant<int, Vectors * kLanes>{});
    const bool first = k == 0, last = k + count == b.rows;
    if (first && last) {
      sparse_block<Vectors>(packed, b, zero, finish);
    } else if (first) {
      sparse_block<Vectors>(packed, b, zero, store);
    } else if (last) {
      sparse_block<Vectors>(packed, b, load, finish);
    } else {
      sparse_block<Vectors>(packed, b, load, store);
    }
    b.data += kMaskRows;
    b.active += kSparseColumns;
  }
}

// right(first, count) gives columns of the right factor, with zeros to a multiple of simd::kPad rows; pack(row, k,
// count, rows in the strip) a packed block of the left one.
template <class Right, class Pack, class Finish>
void sparse_product(const SparseScratch& scratch, int rows, int columns, Right right, Pack pack, Finish finish) {
  for (int first = 0; first < columns; first += kSparseColumns) {
    const Samples b = right(first, std::min(kSparseColumns, columns - first));
    const int depth = static_cast<int>(b.rows()), count = static_cast<int>(b.cols());
    std::uint64_t* active = scratch.active;
    for (int k = 0; k < depth; k += kMaskRows, active += kSparseColumns) {
      const int block = padded(std::min(kMaskRows, depth - k));
      for (int j = 0; j < count; ++j) active[j] = active_rows(b.data() + j * b.outerStride() + k, block);
    }
    strips<kSparseVectors>(0, rows, [&](int row, auto vectors) {
      sparse_strip<decltype(vectors)::value>(
          {b.data(), b.outerStride(), depth, count, scratch.active}, scratch.sums,
          [&](int k, int block, auto height) { return pack(row, k, block, height); },
          [=](int i, int j, Float sum) { finish(row + i * kLanes, first + j, sum); });
    });
  }
}

// The packer of A's columns: where they are as long as the strip, they are packed already.
inline auto pack_columns(const Samples& A, float* packed) {
  return [a = A.data(), a_step = A.outerStride(), packed](int row, int k, int count, auto height) -> const float* {
    constexpr int kRows = decltype(height)::value;
    const float* const source = a + row + k * a_step;
    if (a_step == kRows) return source;
    pack<kRows>(source, a_step, count, packed);
    return packed;
  };
}

}  // namespace detail

// Floats of scratch space that the functions below need for this depth.
constexpr std::size_t sparse_scratch(int depth) { return detail::SparseScratch::size(depth); }

// C = A B, with the columns of both padded.
template <class Finish>
void sparse_matmul(const Samples& A, const Samples& B, float* scratch, Finish finish) {
  const detail::SparseScratch space(scratch, static_cast<int>(A.cols()));
  detail::sparse_product(
      space, padded(static_cast<int>(A.rows())), static_cast<int>(B.cols()),
      [&](int first, int count) { return Samples(B.middleCols(first, count)); }, detail::pack_columns(A, space.packed),
      finish);
}

// C = A^T B, with the columns of both and their number in A padded.
template <class Finish>
void sparse_matmul_transposed(const Samples& A, const Samples& B, float* scratch, Finish finish) {
  const detail::SparseScratch space(scratch, static_cast<int>(A.rows()));
  detail::sparse_product(
      space, padded(static_cast<int>(A.cols())), static_cast<int>(B.cols()),
      [&](int first, int count) { return Samples(B.middleCols(first, count)); },
      [&](int row, int k, int count, auto height) -> const float* {
        const float* const source = A.data() + k + row * A.outerStride();
        detail::pack_transposed<decltype(height)::value>(source, A.outerStride(), count, space.packed);
        return space.packed;
      },
      finish);
}

// C = A B^T, with the columns of both padded.
template <class Finish>
void sparse_matmul_by_transpose(const Samples& A, const Samples& B, float* scratch, Finish finish) {
  const int depth = static_cast<int>(A.cols()), length = padded(depth);
  const detail::SparseScratch space(scratch, depth);
  detail::sparse_product(
      space, padded(static_cast<int>(A.rows())), static_cast<int>(B.rows()),
      [&](int first, int count) {
        float* const columns = space.transposed;
        detail::transpose(B.data() + first, B.outerStride(), padded(count), depth, columns, length);
        for (int j = 0; j < count; ++j) std::fill(columns + j * length + depth, columns + (j + 1) * length, 0.0f);
        return Samples(columns, depth, count, length);
      },
      detail::pack_columns(A, space.packed), finish);
}

}  // namespace sac::kernels
