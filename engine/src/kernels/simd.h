// Vectors of floats and the elementary functions on them, with the same bits on every platform.
//
// Only IEEE operations and integer arithmetic are used, so results depend neither on the C library nor on the number
// of lanes. The functions are templates over the vector type; `Float` is the widest one of the processor compiled for.
// For kernels only: everything else speaks Eigen, with `bitexact.h`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__AVX__)
#include <immintrin.h>
#elif defined(__SSE__)
#include <xmmintrin.h>
#endif

namespace sac::simd {

#if defined(__AVX512F__)
inline constexpr int kLanes = 16;
#elif defined(__AVX__)
inline constexpr int kLanes = 8;
#else
inline constexpr int kLanes = 4;
#endif

// The vectors of this processor by their size in bytes, those that Eigen calls packets included.
template <std::size_t Bytes>
struct FloatVector;
template <>
struct FloatVector<16> {
  typedef float type __attribute__((vector_size(16)));
};
#if defined(__AVX__)
template <>
struct FloatVector<32> {
  typedef float type __attribute__((vector_size(32)));
};
#endif
#if defined(__AVX512F__)
template <>
struct FloatVector<64> {
  typedef float type __attribute__((vector_size(64)));
};
#endif
using Float4 = FloatVector<16>::type;
using Float = FloatVector<4 * kLanes>::type;
// As many 32-bit integers.
template <class V>
using IntVector = decltype(V{} < V{});

// Columns are padded to this many floats, so that any vector width divides them.
inline constexpr int kPad = 16;
constexpr int padded(int n) { return (n + kPad - 1) / kPad * kPad; }

template <class V>
inline constexpr int lanes = sizeof(V) / sizeof(float);

template <class V = Float>
inline V load(const float* p) {
  V v;
  std::memcpy(&v, p, sizeof v);
  return v;
}
template <class V>
inline void store(float* p, V v) {
  std::memcpy(p, &v, sizeof v);
}
template <class V>
inline V broadcast(float x) {
  return x - V{};
}

template <class V>
inline V min(V a, V b) {
  return a < b ? a : b;
}
template <class V>
inline V max(V a, V b) {
  return a > b ? a : b;
}
template <class V>
inline V abs(V x) {
  return V(IntVector<V>(x) & 0x7fffffff);
}

// Of each sixteen bytes the lanes 0 and 1 of both by turns, or 2 and 3.
template <class V>
inline V zip_low(V x, V y) {
  if constexpr (lanes<V> == 4) return __builtin_shufflevector(x, y, 0, 4, 1, 5);
  if constexpr (lanes<V> == 8) return __builtin_shufflevector(x, y, 0, 8, 1, 9, 4, 12, 5, 13);
}
template <class V>
inline V zip_high(V x, V y) {
  if constexpr (lanes<V> == 4) return __builtin_shufflevector(x, y, 2, 6, 3, 7);
  if constexpr (lanes<V> == 8) return __builtin_shufflevector(x, y, 2, 10, 3, 11, 6, 14, 7, 15);
}
// Of each sixteen bytes the lanes 0 and 1 of x and then of y, or 2 and 3.
template <class V>
inline V join_low(V x, V y) {
  if constexpr (lanes<V> == 4) return __builtin_shufflevector(x, y, 0, 1, 4, 5);
  if constexpr (lanes<V> == 8) return __builtin_shufflevector(x, y, 0, 1, 8, 9, 4, 5, 12, 13);
}
template <class V>
inline V join_high(V x, V y) {
  if constexpr (lanes<V> == 4) return __builtin_shufflevector(x, y, 2, 3, 6, 7);
  if constexpr (lanes<V> == 8) return __builtin_shufflevector(x, y, 2, 3, 10, 11, 6, 7, 14, 15);
}

namespace detail {

// x = n ln 2 + r with |r| <= ln 2 / 2; returns e^r - 1 by its Taylor series and n as an integer.
template <class V>
inline V exp_minus_one_reduced(V x, IntVector<V>& n) {
  const V magic = broadcast<V>(12582912.0f);  // 1.5 * 2^23: adding it rounds to an integer
  const V shifted = x * 1.44269504f + magic;
  n = IntVector<V>(shifted) - IntVector<V>(magic);
  const V k = shifted - magic;
  const V r = (x - k * 0.693359375f) - k * -2.12194440e-4f;
  V p = broadcast<V>(1.0f / 5040);
  p = p * r + 1.0f / 720;
  p = p * r + 1.0f / 120;
  p = p * r + 1.0f / 24;
  p = p * r + 1.0f / 6;
  p = p * r + 0.5f;
  return p * (r * r) + r;
}
template <class V>
inline V power_of_two(IntVector<V> n) {
  return V((n + 127) << 23);
}

}  // namespace detail

// e^x; arguments beyond +-87 are clamped there.
template <class V>
inline V exp(V x) {
  IntVector<V> n;
  const V p = detail::exp_minus_one_reduced(min(max(x, broadcast<V>(-87.0f)), broadcast<V>(87.0f)), n);
  const V two_n = detail::power_of_two<V>(n);
  return two_n * p + two_n;
}

// tanh x = e / (e + 2) with e = exp(2 |x|) - 1: accurate near 0 as well.
template <class V>
inline V tanh(V x) {
  const V y = min(2.0f * abs(x), broadcast<V>(20.0f));
  IntVector<V> n;
  const V p = detail::exp_minus_one_reduced(y, n);
  const V two_n = detail::power_of_two<V>(n);
  const V e = two_n * p + (two_n - 1.0f);
  const V t = e / (e + 2.0f);
  const IntVector<V> sign = IntVector<V>(x) & static_cast<std::int32_t>(0x80000000u);
  return x == x ? V(IntVector<V>(t) | sign) : x;  // NaN stays NaN
}

// Natural logarithm of a positive normal number.
template <class V>
inline V log(V x) {
  const IntVector<V> bits = IntVector<V>(x);
  const IntVector<V> exponent = (bits - 0x3f3504f3) >> 23;  // mantissa in [sqrt(1/2), sqrt(2))
  const V m = V(bits - (exponent << 23));
  const V s = (m - 1.0f) / (m + 1.0f);
  const V z = s * s;
  V p = broadcast<V>(2.0f / 9);
  p = p * z + 2.0f / 7;
  p = p * z + 2.0f / 5;
  p = p * z + 2.0f / 3;
  const V e = __builtin_convertvector(exponent, V);
  return e * 0.693359375f + (e * -2.12194440e-4f + (p * (z * s) + 2.0f * s));
}

// log(1 + e^x) without overflow.
template <class V>
inline V softplus(V x) {
  return max(x, V{}) + log(1.0f + exp(-abs(x)));
}

// Sine and cosine of 2 pi u for u in [0, 1).
template <class V>
inline void sin_cos_turns(V u, V& sine, V& cosine) {
  const V magic = broadcast<V>(12582912.0f);
  const V shifted = u * 4.0f + magic;
  const IntVector<V> quadrant = IntVector<V>(shifted) - IntVector<V>(magic);
  const V x = (u - (shifted - magic) * 0.25f) * 6.28318530718f;  // in [-pi/4, pi/4]
  const V z = x * x;
  V s = broadcast<V>(1.0f / 362880);
  s = s * z + -1.0f / 5040;
  s = s * z + 1.0f / 120;
  s = s * z + -1.0f / 6;
  s = s * (z * x) + x;
  V c = broadcast<V>(-1.0f / 3628800);
  c = c * z + 1.0f / 40320;
  c = c * z + -1.0f / 720;
  c = c * z + 1.0f / 24;
  c = c * z + -0.5f;
  c = c * z + 1.0f;
  const IntVector<V> swap = (quadrant & 1) != 0;
  const IntVector<V> sine_sign = (quadrant & 2) << 30;
  const IntVector<V> cosine_sign = ((quadrant + 1) & 2) << 30;
  sine = V(IntVector<V>(swap ? c : s) ^ sine_sign);
  cosine = V(IntVector<V>(swap ? s : c) ^ cosine_sign);
}

inline float sqrt(float x) { return __builtin_sqrtf(x); }
// Correctly rounded, as IEEE 754 demands. (Compilers do not turn the loop into the vector instruction everywhere.)
template <class V>
inline V sqrt(V x) {
#if defined(__SSE__)
  if constexpr (sizeof(V) == 16) return V(_mm_sqrt_ps(__m128(x)));
#endif
#if defined(__AVX__)
  if constexpr (sizeof(V) == 32) return V(_mm256_sqrt_ps(__m256(x)));
#endif
#if defined(__AVX512F__)
  if constexpr (sizeof(V) == 64) return V(_mm512_maskz_sqrt_ps(0xffff, __m512(x)));
#endif
  V y;
  for (int i = 0; i < lanes<V>; ++i) y[i] = __builtin_sqrtf(x[i]);
  return y;
}

// Sums over arrays of a multiple of kPad floats. They are added up in sixteen partial sums and these in a fixed order:
// the same bits for every vector width.
inline constexpr int kParts = kPad / kLanes;

namespace detail {

// Sixteen partial sums to four: lane i and i + 8, then i and i + 4.
inline Float4 fold(const Float (&part)[kParts]) {
#if defined(__AVX512F__)
  using Float8 = FloatVector<32>::type;
  const Float8 eight = __builtin_shufflevector(part[0], part[0], 0, 1, 2, 3, 4, 5, 6, 7) +
                       __builtin_shufflevector(part[0], part[0], 8, 9, 10, 11, 12, 13, 14, 15);
  return __builtin_shufflevector(eight, eight, 0, 1, 2, 3) + __builtin_shufflevector(eight, eight, 4, 5, 6, 7);
#elif defined(__AVX__)
  const Float eight = part[0] + part[1];
  return __builtin_shufflevector(eight, eight, 0, 1, 2, 3) + __builtin_shufflevector(eight, eight, 4, 5, 6, 7);
#else
  return (part[0] + part[2]) + (part[1] + part[3]);
#endif
}

}  // namespace detail

// The sum of term(offset), a vector of `kLanes` values, over the offsets 0, kLanes, 2 kLanes, ... below `size`.
template <class Term>
inline float sum(int size, Term term) {
  Float part[kParts] = {};
  for (int offset = 0; offset < size; offset += kPad) {
    for (int i = 0; i < kParts; ++i) part[i] += term(offset + i * kLanes);
  }
  const Float4 four = detail::fold(part);
  return (four[0] + four[2]) + (four[1] + four[3]);
}

// Four such sums at once, of term(0, offset) to term(3, offset).
template <class Term>
inline Float4 sum4(int size, Term term) {
  Float part[4][kParts] = {};
  constexpr int kTogether = kParts < 2 ? kParts : 2;  // eight sums in registers
  for (int i = 0; i < kParts; i += kTogether) {
    for (int offset = i * kLanes; offset < size; offset += kPad) {
      for (int k = 0; k < kTogether; ++k) {
        for (int j = 0; j < 4; ++j) part[j][i + k] += term(j, offset + k * kLanes);
      }
    }
  }
  const Float4 r0 = detail::fold(part[0]), r1 = detail::fold(part[1]);
  const Float4 r2 = detail::fold(part[2]), r3 = detail::fold(part[3]);
  // Row i of the transpose holds the four sums' lane i.
  const Float4 low01 = zip_low(r0, r1), low23 = zip_low(r2, r3);
  const Float4 high01 = zip_high(r0, r1), high23 = zip_high(r2, r3);
  const Float4 lane0 = join_low(low01, low23), lane1 = join_high(low01, low23);
  const Float4 lane2 = join_low(high01, high23), lane3 = join_high(high01, high23);
  return (lane0 + lane2) + (lane1 + lane3);
}

}  // namespace sac::simd
