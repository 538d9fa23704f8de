// The summaries that the programs print.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>

#include "sac/rng.h"
#include "statistics.h"

using namespace sac::cli;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

TEST_CASE("The interquartile mean leaves out the lowest and the highest quarter, in any order") {
  CHECK(interquartile_mean({7.0}) == 7.0);
  CHECK(interquartile_mean({1.0, 2.0, 6.0}) == 3.0);
  CHECK(interquartile_mean({1000.0, 3.0, 5.0, -1000.0}) == 4.0);
  CHECK(interquartile_mean({9.0, 2.0, 3.0, 4.0, -50.0}) == 3.0);  // one of five from either end
  CHECK(interquartile_mean({-1e9, -1e9, 1.0, 2.0, 3.0, 6.0, 1e9, 1e9}) == 3.0);
}

TEST_CASE("The bootstrap interval is the same each time, holds the statistic and has the width of theory") {
  // 400 normal numbers: the mean's standard deviation is 2 / 20, so that 95 % are +- 0.196.
  std::vector<float> noise(400);
  sac::Rng(5).fill_normal(noise);
  std::vector<double> values;
  for (const float number : noise) values.push_back(10.0 + 2.0 * static_cast<double>(number));

  const Interval interval = bootstrap_interval(values, mean);
  CHECK(interval.low < mean(values));
  CHECK(mean(values) < interval.high);
  CHECK_THAT(interval.high - interval.low, WithinRel(2.0 * 1.96 * standard_error(values), 0.1));
  CHECK_THAT(0.5 * (interval.low + interval.high), WithinAbs(mean(values), 0.02));

  const Interval again = bootstrap_interval(values, mean);
  CHECK(again.low == interval.low);
  CHECK(again.high == interval.high);
  CHECK(bootstrap_interval(values, mean, 2000, 1).low != interval.low);
  // The interquartile mean knows more about a normal sample than the median does.
  const Interval iqm = bootstrap_interval(values, interquartile_mean), middle = bootstrap_interval(values, median);
  CHECK(iqm.high - iqm.low < middle.high - middle.low);
}

TEST_CASE("One value tells nothing of its error, equal ones give an interval without width, infinity is a value") {
  CHECK(std::isnan(bootstrap_interval({-3.0}, mean).low));
  CHECK(std::isnan(bootstrap_interval({-3.0}, mean).high));
  CHECK(std::isnan(standard_error({-3.0})));
  CHECK(bootstrap_interval({2.0, 2.0, 2.0}, interquartile_mean).high == 2.0);
  constexpr double kNever = std::numeric_limits<double>::infinity();
  CHECK(bootstrap_interval({kNever, kNever}, median).low == kNever);
  const Interval mixed = bootstrap_interval({1.0, 2.0, kNever}, median);
  CHECK(mixed.low == 1.0);
  CHECK(mixed.high == kNever);
  // Statistics 0, 1, ..., 39, never: 0.025 and 0.975 of the way are the second and the last but one.
  double calls = 0.0;
  const auto count = [&](const std::vector<double>&) { return calls == 40.0 ? kNever : calls++; };
  const Interval counted = bootstrap_interval({0.0, 0.0}, count, 41);
  CHECK(counted.low == 1.0);
  CHECK(counted.high == 39.0);
}
