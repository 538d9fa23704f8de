// Which entries of a column are not zero. After a ReLU about half of them are.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace sac::kernels {

using RowIndex = std::uint16_t;

// Rows are tested in groups of this many; a list may be written this far beyond its end.
inline constexpr int kRowGroup = 8;

#if defined(__SSE2__)

namespace detail {

// For each mask of eight bits: the positions of its ones, and their number.
struct OnesTable {
  std::array<std::array<RowIndex, kRowGroup>, 256> positions{};
  std::array<std::uint8_t, 256> count{};

  constexpr OnesTable() {
    for (int mask = 0; mask < 256; ++mask) {
      for (int bit = 0; bit < kRowGroup; ++bit) {
        if (mask >> bit & 1) positions[mask][count[mask]++] = static_cast<RowIndex>(bit);
      }
    }
  }
};
inline constexpr OnesTable kOnes;

}  // namespace detail

// Writes the rows with x[row] != 0 in ascending order and returns their number. `size` is a multiple of kRowGroup;
// `rows` has room for size + kRowGroup.
inline int active_rows(const float* x, int size, RowIndex* rows) {
  int count = 0;
  const __m128 zero = _mm_setzero_ps();
  for (int row = 0; row < size; row += kRowGroup) {
    const __m128i low = _mm_castps_si128(_mm_cmpneq_ps(_mm_loadu_ps(x + row), zero));
    const __m128i high = _mm_castps_si128(_mm_cmpneq_ps(_mm_loadu_ps(x + row + 4), zero));
    const __m128i words = _mm_packs_epi32(low, high);
    const int mask = _mm_movemask_epi8(_mm_packs_epi16(words, _mm_setzero_si128()));
    const __m128i ones = _mm_loadu_si128(reinterpret_cast<const __m128i*>(detail::kOnes.positions[mask].data()));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(rows + count),
                     _mm_add_epi16(ones, _mm_set1_epi16(static_cast<short>(row))));
    count += detail::kOnes.count[mask];
  }
  return count;
}

#else

inline int active_rows(const float* x, int size, RowIndex* rows) {
  int count = 0;
  for (int row = 0; row < size; ++row) {
    rows[count] = static_cast<RowIndex>(row);
    count += x[row] != 0.0f;
  }
  return count;
}

#endif

}  // namespace sac::kernels
