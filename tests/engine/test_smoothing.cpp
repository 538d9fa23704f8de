#include "sac/smoothing.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <vector>

using namespace sac;

namespace {
const double kGap = std::numeric_limits<double>::quiet_NaN();
}

TEST_CASE("a smoothed curve is the mean of what came before, weighted by its age", "[smoothing]") {
  const std::vector<double> steps{0, 100, 400}, values{1, 5, -3};
  const std::vector<double> smooth = smoothed(steps, values, 200.0);
  const double near = std::exp(-0.5), far = std::exp(-1.5);
  CHECK(smooth[0] == 1.0);
  CHECK(std::abs(smooth[1] - (near * 1 + 5) / (near + 1)) < 1e-12);
  CHECK(std::abs(smooth[2] - (near * far * 1 + far * 5 - 3) / (near * far + far + 1)) < 1e-12);
}

TEST_CASE("a gap stays one and is no part of any mean", "[smoothing]") {
  const std::vector<double> steps{0, 100, 200, 300}, values{kGap, 2, kGap, 4};
  const std::vector<double> without = smoothed(std::vector<double>{100, 300}, std::vector<double>{2, 4}, 50.0);
  const std::vector<double> smooth = smoothed(steps, values, 50.0);
  CHECK(std::isnan(smooth[0]));
  CHECK(smooth[1] == without[0]);
  CHECK(std::isnan(smooth[2]));
  CHECK(smooth[3] == without[1]);
  CHECK(smoothed({}, {}, 50.0).empty());
}

TEST_CASE("a constant stays what it is, however often it is written down", "[smoothing]") {
  std::vector<double> steps, values(1000, -160.0);
  for (int i = 0; i < 1000; ++i) steps.push_back(i < 500 ? i : 10 * i);
  for (const double value : smoothed(steps, values, 300.0)) CHECK(std::abs(value + 160.0) < 1e-9);
}
