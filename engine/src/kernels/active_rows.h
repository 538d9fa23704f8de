// Which entries of a column are not zero. After a ReLU about half of them are.
#pragma once

#include <cstdint>

#include "kernels/simd.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace sac::kernels {

// As many rows at a time as a mask has bits.
inline constexpr int kMaskRows = 64;

namespace detail {

// Bit i tells whether x[i] is not zero, for i < kPad.
inline std::uint64_t active_bits(const float* x) {
  static_assert(simd::kPad == 16);
#if defined(__AVX__)
  const auto eight = [](const float* p) {
    const __m256 active = _mm256_cmp_ps(_mm256_loadu_ps(p), _mm256_setzero_ps(), _CMP_NEQ_UQ);
    return static_cast<unsigned>(_mm256_movemask_ps(active));
  };
  return eight(x) | eight(x + 8) << 8;
#elif defined(__SSE2__)
  const auto four = [](const float* p) { return _mm_castps_si128(_mm_cmpneq_ps(_mm_loadu_ps(p), _mm_setzero_ps())); };
  const __m128i low = _mm_packs_epi32(four(x), four(x + 4)), high = _mm_packs_epi32(four(x + 8), four(x + 12));
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_packs_epi16(low, high)));
#else
  std::uint64_t bits = 0;
  for (int i = 0; i < simd::kPad; ++i) bits |= std::uint64_t{x[i] != 0.0f} << i;
  return bits;
#endif
}

}  // namespace detail

// Bit i tells whether x[i] is not zero. `size` is a multiple of simd::kPad and at most kMaskRows.
inline std::uint64_t active_rows(const float* x, int size) {
  std::uint64_t rows = 0;
  for (int i = 0; i < size; i += simd::kPad) rows |= detail::active_bits(x + i) << i;
  return rows;
}

}  // namespace sac::kernels
