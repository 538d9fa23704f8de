// What of a curve is drawn: bounded by the pixels, with every spike, and gaps where nothing is known.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

#include "charts/points.h"

using namespace sac::gui;

TEST_CASE("a million points become two for each column, and no spike is lost") {
  Curve curve;
  for (int i = 0; i < 1'000'000; ++i) curve.add(i, std::sin(0.001 * i));
  curve.values[543'210] = 40.0;
  const auto points = reduced(curve, {0.0, 1e6}, 500);
  CHECK(points.size() <= 1002);
  CHECK(std::any_of(points.begin(), points.end(), [](const Point& p) { return p.y == 40.0 && p.x == 543'210.0; }));
  CHECK(std::is_sorted(points.begin(), points.end(), [](const Point& a, const Point& b) { return a.x < b.x; }));
}

TEST_CASE("where a curve goes on beyond what is visible, it is drawn up to the end") {
  Curve curve;
  curve.add(0, 0.0);
  curve.add(100, 100.0);
  const auto points = reduced(curve, {25.0, 75.0}, 10);
  REQUIRE(points.size() == 2);
  CHECK(points[0].x == 25.0);
  CHECK(points[0].y == 25.0);
  CHECK(points[1].y == 75.0);
}

TEST_CASE("a logarithmic axis shows nothing where a value is not positive") {
  Curve curve;
  for (int i = 0; i < 10; ++i) curve.add(10.0 * i, i == 5 ? -1.0 : 1.0);
  const auto points = reduced(curve, {0.0, 100.0}, 10, true);
  CHECK(std::count_if(points.begin(), points.end(), [](const Point& p) { return std::isnan(p.y); }) == 1);
  CHECK(std::count_if(points.begin(), points.end(), [](const Point& p) { return p.y == 1.0; }) == 9);
}

TEST_CASE("the cursor reads the nearest point") {
  Curve curve;
  for (const double frame : {0.0, 200.0, 400.0}) curve.add(frame, frame);
  CHECK(nearest(curve, -5.0) == 0);
  CHECK(nearest(curve, 290.0) == 1);
  CHECK(nearest(curve, 310.0) == 2);
  CHECK(nearest(curve, 1e6) == 2);
  CHECK(height_at(curve, 300.0) == 300.0);
  CHECK(std::isnan(height_at(curve, 401.0)));
}

TEST_CASE("what is measured at evaluations has one point for each of them") {
  Curve rows;
  for (int i = 0; i <= 100; ++i) rows.add(20.0 * i, static_cast<double>(20 * i / 250));
  const double evaluations[] = {250.0, 500.0, 750.0};
  const Curve at = at_evaluations(rows, evaluations);
  CHECK(at.steps == std::vector<double>{250.0, 500.0, 750.0});
  CHECK(at.values == std::vector<double>{1.0, 2.0, 3.0});
}
