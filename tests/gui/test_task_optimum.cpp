// The optimum that the window draws, of whatever task it shows.
#include <catch2/catch_test_macros.hpp>

#include "lab/task_optimum.h"
#include "sac/optimum.h"
#include "wait.h"

using namespace sac;
using namespace sac::gui;

TEST_CASE("the standard task's optimum is known at once, another's after a while, and each is that of its task") {
  TaskOptimum optimum;
  CHECK(optimum.of(Config{}) == kDefaultOptimalReturn);

  Config heavy;
  heavy.mass = 1.5;
  Config light;
  light.gravity = 5.0;
  for (const Config& config : {heavy, light}) {
    std::optional<double> value = optimum.of(config);
    CHECK_FALSE(value.has_value());
    REQUIRE(wait_until([&] { return (value = optimum.of(config)).has_value(); }));
    CHECK(*value == task_optimum(config));
  }

  heavy.alpha = 0.7;  // is no part of the task
  REQUIRE(wait_until([&] { return optimum.of(heavy).has_value(); }));
  CHECK(*optimum.of(heavy) == task_optimum(heavy));
}
