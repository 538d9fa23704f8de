#include "sac/statistics.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <vector>

#include "sac/rng.h"

using namespace sac;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

TEST_CASE("The interquartile mean leaves out the lowest and the highest quarter, in any order", "[statistics]") {
  CHECK(interquartile_mean({7.0}) == 7.0);
  CHECK(interquartile_mean({1.0, 2.0, 6.0}) == 3.0);
  CHECK(interquartile_mean({1000.0, 3.0, 5.0, -1000.0}) == 4.0);
  CHECK(interquartile_mean({9.0, 2.0, 3.0, 4.0, -50.0}) == 3.0);  // one of five from either end
  CHECK(interquartile_mean({-1e9, -1e9, 1.0, 2.0, 3.0, 6.0, 1e9, 1e9}) == 3.0);
}

TEST_CASE("The bootstrap interval is the same each time, holds the statistic and has the width of theory",
          "[statistics]") {
  // 400 normal numbers: the mean's standard deviation is 2 / 20, so that 95 % are +- 0.196.
  std::vector<float> noise(400);
  Rng(5).fill_normal(noise);
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

TEST_CASE("One value tells nothing of its error, equal ones give an interval without width, infinity is a value",
          "[statistics]") {
  CHECK(std::isnan(bootstrap_interval({-3.0}, mean).low));
  CHECK(std::isnan(bootstrap_interval({-3.0}, mean).high));
  CHECK(std::isnan(standard_error({-3.0})));
  CHECK(bootstrap_interval({2.0, 2.0, 2.0}, interquartile_mean).high == 2.0);
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

TEST_CASE("a quantile lies between two values in proportion, and leaves infinite ones as they are", "[statistics]") {
  CHECK(quantile({4.0, 1.0, 3.0, 2.0}, 0.5) == 2.5);
  CHECK(quantile({4.0, 1.0, 3.0, 2.0}, 0.25) == 1.75);
  CHECK(quantile({4.0, 1.0, 3.0, 2.0}, 0.75) == 3.25);
  CHECK(quantile({10.0, 30.0, 20.0}, 0.5) == 20.0);
  CHECK(quantile({7.0}, 0.25) == 7.0);
  CHECK(quantile({-kNever, -kNever, 1.0}, 0.25) == -kNever);
  CHECK(quantile({1.0, kNever}, 0.5) == kNever);
  CHECK(quantile({5.0, 9.0}, 1.0) == 9.0);
  CHECK(std::isnan(quantile({}, 0.5)));
  CHECK(median({1.0, 2.0, 3.0, kNever}) == 2.5);
}

TEST_CASE("nothing says nothing", "[statistics]") {
  CHECK(std::isnan(mean({})));
  CHECK(std::isnan(median({})));
  CHECK(std::isnan(interquartile_mean({})));
  CHECK(std::isnan(bootstrap_interval({}, mean).low));
  CHECK(std::isnan(solved_summary({}).median_step));
  CHECK(return_band({}).empty());
}

TEST_CASE("a run that is not solved is solved never", "[statistics]") {
  const SolvedSummary most = solved_summary({2000.0, kNever, 3500.0, 2500.0});
  CHECK(most.solved == 3);
  CHECK(most.runs == 4);
  CHECK(most.median_step == 3000.0);  // of 2000, 2500, 3500, never
  CHECK(most.worst_step == kNever);
  CHECK(solved_summary({kNever, 1000.0, kNever}).median_step == kNever);
  CHECK(solved_summary({1500.0, 1000.0}).worst_step == 1500.0);
}

TEST_CASE("the band of returns has the quartiles at each evaluation", "[statistics]") {
  const std::vector<double> runs[] = {{-1000.0, -100.0}, {-1200.0, -300.0}, {-1400.0, -200.0}};
  const std::vector<Quartiles> band = return_band(runs);
  REQUIRE(band.size() == 2);
  CHECK(band[0].low == -1300.0);
  CHECK(band[0].median == -1200.0);
  CHECK(band[0].high == -1100.0);
  CHECK(band[1].median == -200.0);
}

TEST_CASE("a run that ended before its time is worse than every other from there on", "[statistics]") {
  const std::vector<double> runs[] = {{-100.0}, {-1000.0, -10.0}, {-1200.0, -30.0}, {-1400.0, -20.0}, {-1300.0, -40.0}};
  CHECK(returns_at(runs, 1) == std::vector<double>{-kNever, -10.0, -30.0, -20.0, -40.0});
  CHECK(return_band(runs)[1].median == -30.0);
  CHECK(return_band(std::span(runs).first(2))[1].low == -kNever);
}

TEST_CASE("the band of a metric is known where every run has it", "[statistics]") {
  const std::vector<double> runs[] = {{NAN, -1.0, -2.0, -9.0}, {-5.0, -3.0, -6.0}, {-7.0, -2.0, -4.0, -9.0}};
  const std::vector<Quartiles> band = metric_band(runs);
  REQUIRE(band.size() == 4);
  CHECK(std::isnan(band[0].median));
  CHECK(band[1].low == -2.5);
  CHECK(band[1].median == -2.0);
  CHECK(band[1].high == -1.5);
  CHECK(band[2].median == -4.0);
  CHECK(std::isnan(band[3].high));  // the second run has ended
  CHECK(metric_band({}).empty());
}
