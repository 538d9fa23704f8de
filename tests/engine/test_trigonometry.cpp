#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "trigonometry.h"

TEST_CASE("sine and cosine agree with the C library over many turns", "[trigonometry]") {
  double worst = 0.0;
  for (int i = -200000; i <= 200000; ++i) {
    const double x = i * 0.0137;
    const sac::SinCos got = sac::sin_cos(x);
    worst = std::max({worst, std::abs(got.sine - std::sin(x)), std::abs(got.cosine - std::cos(x))});
  }
  CHECK(worst < 1e-15);
}
