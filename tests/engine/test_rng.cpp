#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "sac/rng.h"

using namespace sac;

TEST_CASE("xoshiro128++ gives its published sequence", "[rng]") {
  // From the state {1, 2, 3, 4}; values computed from the definition at prng.di.unimi.it/xoshiro128plusplus.c.
  Rng rng;
  rng.set_state({1, 2, 3, 4});
  // First result: rotl(1 + 4, 7) + 1.
  CHECK(rng.next() == 641u);
  // State is then {7, 0, 1026, 12288}: rotl(7 + 12288, 7) + 7.
  CHECK(rng.state() == Rng::State{7, 0, 1026, 12288});
  CHECK(rng.next() == 1573767u);
}

TEST_CASE("seeds and streams give different numbers, the same seed the same", "[rng]") {
  Rng a(7), b(7), c(8), d(7, 1);
  const auto first = a.next();
  CHECK(first == b.next());
  CHECK(first != c.next());
  CHECK(first != d.next());
}

TEST_CASE("uniform numbers fill their interval evenly", "[rng]") {
  Rng rng(3);
  double sum = 0.0, squares = 0.0;
  constexpr int n = 200000;
  for (int i = 0; i < n; ++i) {
    const double x = rng.uniform(-1.0, 3.0);
    REQUIRE(x >= -1.0);
    REQUIRE(x < 3.0);
    sum += x;
    squares += x * x;
  }
  const double mean = sum / n;
  CHECK(std::abs(mean - 1.0) < 0.01);
  CHECK(std::abs(squares / n - mean * mean - 16.0 / 12.0) < 0.02);
  for (int i = 0; i < n; ++i) {
    const float x = rng.uniform();
    REQUIRE(x >= 0.0f);
    REQUIRE(x < 1.0f);
  }
}

TEST_CASE("whole numbers below a bound are all equally likely", "[rng]") {
  Rng rng(5);
  std::vector<int> seen(7);
  constexpr int n = 70000;
  for (int i = 0; i < n; ++i) ++seen.at(rng.below(7));
  double chi_square = 0.0;
  for (const int count : seen) chi_square += (count - n / 7.0) * (count - n / 7.0) / (n / 7.0);
  CHECK(chi_square < 22.5);  // 6 degrees of freedom, 0.1 %
  CHECK(rng.below(1) == 0);
}

TEST_CASE("normal numbers have the moments of the normal distribution", "[rng]") {
  Rng rng(11);
  std::vector<float> x(400000);
  rng.fill_normal(x);
  double moment[5] = {};
  for (const float value : x) {
    double power = 1.0;
    for (double& m : moment) {
      m += power / static_cast<double>(x.size());
      power *= value;
    }
  }
  CHECK(std::abs(moment[1]) < 0.01);
  CHECK(std::abs(moment[2] - 1.0) < 0.01);
  CHECK(std::abs(moment[3]) < 0.03);
  CHECK(std::abs(moment[4] - 3.0) < 0.08);
}

TEST_CASE("a saved state continues the sequence", "[rng]") {
  Rng rng(9);
  rng.next();
  Rng copy;
  copy.set_state(rng.state());
  for (int i = 0; i < 10; ++i) CHECK(copy.next() == rng.next());
}
