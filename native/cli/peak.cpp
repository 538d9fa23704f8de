#include "peak.h"

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace sac::cli {

namespace {

// Compiled with the engine's flags, so that this is the widest vector and the multiply-add that the engine may use.
#if defined(__AVX512F__)
constexpr std::size_t kWidth = 16;
#elif defined(__AVX__)
constexpr std::size_t kWidth = 8;
#else
constexpr std::size_t kWidth = 4;
#endif

#if defined(__GNUC__)
typedef float Vector __attribute__((vector_size(kWidth * sizeof(float))));
#else
using Vector = float;
#endif
constexpr std::size_t kLanes = sizeof(Vector) / sizeof(float);

// Independent chains, enough to hide a latency of 5 cycles at two multiply-adds a cycle, few enough for 16 registers.
constexpr int kChains = 12;
constexpr int kRounds = 20'000;

volatile float sink;

// `factor` and `term` come from outside, or the compiler would compute the result itself.
void multiply_adds(float factor, float term) {
  const Vector f = Vector{} + factor, t = Vector{} + term;
  Vector c0{}, c1 = c0 + 1.f, c2 = c0 + 2.f, c3 = c0 + 3.f, c4 = c0 + 4.f, c5 = c0 + 5.f, c6 = c0 + 6.f, c7 = c0 + 7.f,
               c8 = c0 + 8.f, c9 = c0 + 9.f, c10 = c0 + 10.f, c11 = c0 + 11.f;
  for (int i = 0; i < kRounds; ++i) {
    c0 = c0 * f + t, c1 = c1 * f + t, c2 = c2 * f + t, c3 = c3 * f + t;
    c4 = c4 * f + t, c5 = c5 * f + t, c6 = c6 * f + t, c7 = c7 * f + t;
    c8 = c8 * f + t, c9 = c9 * f + t, c10 = c10 * f + t, c11 = c11 * f + t;
  }
  const Vector sum = c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11;
  sink = reinterpret_cast<const float&>(sum);
}

}  // namespace

double measure_peak(double seconds) {
  using Clock = std::chrono::steady_clock;
  volatile float factor = 0.999f, term = 0.001f;
  const auto begin = Clock::now();
  double best = 0.0;
  for (double elapsed = 0.0; elapsed < seconds;) {
    const auto start = Clock::now();
    multiply_adds(factor, term);
    const auto end = Clock::now();
    // The best, not the median: whatever slows it down is not the processor's limit.
    constexpr double kOperations = 2.0 * kChains * kRounds * static_cast<double>(kLanes);
    best = std::max(best, kOperations / std::chrono::duration<double>(end - start).count());
    elapsed = std::chrono::duration<double>(end - begin).count();
  }
  return best;
}

}  // namespace sac::cli
