// Normal random numbers from uniform ones, by Box and Muller (Annals of Mathematical Statistics 29, 1958).
#pragma once

#include "kernels/simd.h"

namespace sac {

// n_i = sqrt(-2 log u1_i) cos(2 pi u2_i) and n_(4+i) = sqrt(-2 log u1_i) sin(2 pi u2_i), for i below 4; u1 in (0, 1],
// u2 in [0, 1). One function for sine and cosine, since both come from the same reduced angle.
inline void box_muller(const float (&u1)[4], const float (&u2)[4], float (&normal)[8]) {
  using simd::Float4;
  const Float4 r = simd::sqrt(-2.0f * simd::log(simd::load<Float4>(u1)));
  Float4 sine, cosine;
  simd::sin_cos_turns(simd::load<Float4>(u2), sine, cosine);
  simd::store(normal, r * cosine);
  simd::store(normal + 4, r * sine);
}

}  // namespace sac
