// The ends of scales, and their marks.
#include "sac/value_range.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <vector>

using namespace sac;

namespace {
constexpr ValueRange kUnknown;
constexpr double kInfinity = std::numeric_limits<double>::infinity();
}  // namespace

TEST_CASE("nice steps are 1, 2 or 5 times a power of ten", "[value_range]") {
  const std::vector<double> asked{0.9, 1.0, 1.1, 2.5, 7.0, 0.03, 3e-7, 4.1e8};
  std::vector<double> steps;
  std::transform(asked.begin(), asked.end(), std::back_inserter(steps), nice_step);
  CHECK(steps == std::vector<double>{1.0, 1.0, 2.0, 5.0, 10.0, 0.05, 5e-7, 5e8});
  for (const double none : {0.0, -1.0, kInfinity, static_cast<double>(NAN)}) CHECK(std::isnan(nice_step(none)));
}

TEST_CASE("a range stays while the values fit and fill enough of it", "[value_range]") {
  const ValueRange first = fit_range(kUnknown, -210.0, -12.0);
  CHECK(first == ValueRange{-250.0, 0.0});
  CHECK_FALSE(std::signbit(first.high));
  CHECK(fit_range(first, -190.0, -40.0) == first);
  CHECK(fit_range(first, -260.0, -40.0) == ValueRange{-300.0, 0.0});
  CHECK(fit_range(first, -20.0, -10.0) == ValueRange{-20.0, -10.0});
  CHECK(fit_range(kUnknown, -1432.0, -120.0) == ValueRange{-1500.0, 0.0});
  CHECK(fit_range(kUnknown, -161.0, -137.0) == ValueRange{-170.0, -130.0});
  CHECK(fit_range(kUnknown, 0.1, 0.3) == ValueRange{0.1, 0.3});
}

TEST_CASE("a range around zero reaches as far down as up", "[value_range]") {
  const ValueRange first = fit_range_around_zero(kUnknown, -3.0, 17.0);
  CHECK(first == ValueRange{-20.0, 20.0});
  CHECK(fit_range_around_zero(first, -12.0, 4.0) == first);
  CHECK(fit_range_around_zero(first, -1.0, 2.0) == ValueRange{-2.0, 2.0});
  CHECK(fit_range_around_zero(kUnknown, -0.2, 0.5) == ValueRange{-0.6, 0.6});
}

TEST_CASE("a range has a length where all values are the same, and stays where there is none", "[value_range]") {
  CHECK(fit_range(kUnknown, 0.0, 0.0) == ValueRange{0.0, 1.0});
  CHECK(fit_range(kUnknown, 3.0, 3.0) == ValueRange{0.0, 6.0});
  CHECK(fit_range(kUnknown, -3.0, -3.0) == ValueRange{-6.0, 0.0});
  CHECK(fit_range_around_zero(kUnknown, 0.0, 0.0) == ValueRange{-1.0, 1.0});
  CHECK(std::isnan(fit_range(kUnknown, NAN, NAN).low));
  const ValueRange known{0.0, 10.0};
  CHECK(fit_range(known, kInfinity, -kInfinity) == known);
  CHECK(fit_range(known, 0.0, kInfinity) == known);
  CHECK(fit_range_around_zero(known, NAN, NAN) == known);
}

TEST_CASE("a few outliers do not flatten all other values, and NaN is none", "[value_range]") {
  std::vector<float> density(1000, 1.0F);
  std::fill_n(density.begin(), 500, 0.0F);
  density[3] = 500.0F;
  const ValueSpan span = span_of(density);
  CHECK(span.low == 0.0);
  CHECK(span.high == 1.0);
  CHECK(span.clipped);
  const ValueSpan few = span_of(std::vector<float>{NAN, 2.0F, 4.0F, NAN});
  CHECK(few.low == 2.0);
  CHECK(few.high == 4.0);
  CHECK_FALSE(few.clipped);
  CHECK(std::isnan(span_of({}).low));
}

TEST_CASE("what a map's colours stand for", "[value_range]") {
  const std::vector<float> slope{-190.0F, -100.0F, -10.0F}, flat{-0.01F, 0.0F, 0.02F}, none(3, NAN);
  CHECK(map_range(MapLayer::value, false, slope, 2.0, kUnknown).range == ValueRange{-200.0, 0.0});
  // Flat up to noise: in the middle of a scale that is long enough to show that.
  const ValueRange around = map_range(MapLayer::value, false, flat, 2.0, kUnknown).range;
  CHECK(std::abs(0.5 * (around.low + around.high) - 0.005) < 1e-6);
  CHECK(around.high - around.low == 1.0);
  // Zero is the middle of a difference and of what diverges.
  for (const ValueRange& range : {map_range(MapLayer::value, true, slope, 2.0, kUnknown).range,
                                  map_range(MapLayer::value_error, false, slope, 2.0, kUnknown).range})
    CHECK(range == ValueRange{-200.0, 200.0});
  // A torque has a scale of its own, a difference of two torques has not.
  CHECK(map_range(MapLayer::policy_mean, false, flat, 3.0, kUnknown).range == ValueRange{-3.0, 3.0});
  CHECK(map_range(MapLayer::policy_mean, true, flat, 3.0, kUnknown).range == ValueRange{-0.02, 0.02});
  CHECK(std::isnan(map_range(MapLayer::value_error, false, none, 2.0, kUnknown).range.low));
  CHECK(map_range(MapLayer::value, false, none, 2.0, {0.0, 5.0}).range == ValueRange{0.0, 5.0});
}

TEST_CASE("ticks are round and include round ends", "[value_range]") {
  CHECK(ticks_of({-250.0, 0.0}, 6).values == std::vector<double>{-250.0, -200.0, -150.0, -100.0, -50.0, 0.0});
  CHECK(ticks_of({-0.3, 0.3}, 6).values == std::vector<double>{-0.3, -0.2, -0.1, 0.0, 0.1, 0.2, 0.3});
  CHECK(ticks_of({-3.7, 3.7}, 6).values == std::vector<double>{-2.0, 0.0, 2.0});
  CHECK(ticks_of(kUnknown, 6).values.empty());
  CHECK(ticks_of({0.0, kInfinity}, 6).values.empty());
  CHECK(ticks_of({0.0, 1.0}, 0).values == std::vector<double>{0.0, 1.0});
  // As far as numbers go.
  CHECK(ticks_of({0.0, 5e-324}, 6).values.size() <= 7);
  CHECK(ticks_of({-8e307, 8e307}, 6).values.size() <= 7);
  CHECK(fit_range(kUnknown, -8e307, 8e307).low <= -8e307);
}

TEST_CASE("the scales of a slice hold its curves, and a needle does not flatten the other density", "[value_range]") {
  ActionSlice slice;
  slice.q1 = {-104.0F, -100.0F, -96.0F};
  slice.q2 = {-103.0F, -100.0F, -94.0F};
  slice.policy = {0.0F, 1.5F, 0.0F};
  slice.boltzmann = {0.25F, 1.0F, 0.25F};
  const SliceRanges both = slice_ranges({}, slice, false);
  CHECK(both.q_length == ValueRange{0.0, 15.0});  // 1.15 times 10, and round
  CHECK(both.q == ValueRange{-106.5, -91.5});     // around -99
  CHECK(both.density == ValueRange{0.0, 2.0});
  CHECK(slice_ranges({}, slice, true).q == ValueRange{-105.0, -95.0});

  slice.policy = {0.0F, 300.0F, 0.0F};                                    // is shown up to four times the other's peak
  CHECK(slice_ranges({}, slice, false).density == ValueRange{0.0, 6.0});  // 1.05 times 4, and round
  // The same length while the Qs fill enough of it, around where they are now.
  for (auto* q : {&slice.q1, &slice.q2})
    for (float& value : *q) value += 7.0F;
  CHECK(slice_ranges(both, slice, false).q == ValueRange{-99.5, -84.5});
  CHECK(slice_ranges(both, ActionSlice{}, false).q == both.q);
}
