// Numbers as the window writes them, and the schema's symbols as a reader expects them.
#include <catch2/catch_test_macros.hpp>
#include <limits>

#include "ui/panel.h"
#include "ui/plot.h"
#include "ui/theme.h"

using namespace sac::gui;

TEST_CASE("counters group their digits") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1,000");
  CHECK(grouped(1234567) == "1,234,567");
  CHECK(grouped(-4321) == "-4,321");
  CHECK(grouped(std::numeric_limits<double>::quiet_NaN()) == "-");
}

TEST_CASE("readouts have few digits and no negative zero") {
  CHECK(brief(-0.04, 1) == "0.0");
  CHECK(brief(-1.25, 2) == "-1.25");
  CHECK(brief(std::numeric_limits<double>::infinity(), 1) == "-");
}

TEST_CASE("axes shorten large numbers") {
  CHECK(compact(-1500, 0) == "-1500");
  CHECK(compact(1500, 0, 1e3) == "1.5k");
  CHECK(compact(20000, 0) == "20k");
  CHECK(compact(-12500, 0) == "-12.5k");
  CHECK(compact(3e6, 0) == "3M");
  CHECK(compact(0.25, 2) == "0.25");
}

TEST_CASE("symbols turn into Greek letters where the font has them") {
  CHECK(pretty_symbol("alpha", true) == "α");
  CHECK(pretty_symbol("alpha", false) == "alpha");
  CHECK(pretty_symbol("lambda_pi", true) == "λ_π");
  CHECK(pretty_symbol("min(Q1, Q2)", true) == "min(Q₁, Q₂)");
  CHECK(pretty_symbol("log(1-a^2)", true) == "log(1-a²)");
  CHECK(pretty_symbol("dt", true) == "Δt");
}
