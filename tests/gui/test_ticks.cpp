// Axes carry round numbers.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <utility>

#include "ui/numbers.h"
#include "ui/ticks.h"

using namespace sac::gui;

TEST_CASE("ticks are round, inside the range and not too many") {
  CHECK(nice_ticks(-1500.0, 0.0, 3) == std::vector<double>{-1500.0, -1000.0, -500.0, 0.0});
  CHECK(nice_ticks(0.0, 5000.0, 5) == std::vector<double>{0.0, 1000.0, 2000.0, 3000.0, 4000.0, 5000.0});
  CHECK(nice_ticks(0.0, 6.0, 3) == std::vector<double>{0.0, 2.0, 4.0, 6.0});
  CHECK(nice_ticks(1.0, 1.0, 5).empty());
  CHECK(nice_ticks(0.0, std::numeric_limits<double>::infinity(), 5).empty());
}

TEST_CASE("logarithmic ticks are powers of ten") {
  const auto ticks = log_ticks(0.01, 100.0, 5);
  REQUIRE(ticks.size() == 5);
  for (std::size_t i = 0; i < 5; ++i)
    CHECK(std::abs(ticks[i] / std::pow(10.0, static_cast<double>(i) - 2.0) - 1.0) < 1e-12);
  CHECK(log_ticks(1e-10, 1e10, 4).size() <= 5);
}

TEST_CASE("no two ticks of an axis have the same name") {
  for (const auto& [low, high] : {std::pair(-137.002, -136.998), std::pair(0.0, 1e-5), std::pair(-1800.0, 0.0),
                                  std::pair(1e5, 1.5e5), std::pair(0.3, 0.9)})
    for (const int count : {2, 4, 8}) {
      const auto ticks = nice_ticks(low, high, count);
      std::set<std::string> names;
      for (const double tick : ticks) names.insert(format_tick(tick, ticks.size() > 1 ? ticks[1] - ticks[0] : 1.0));
      CHECK(names.size() == ticks.size());
    }
}
