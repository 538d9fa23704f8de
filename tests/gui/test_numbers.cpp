// Numbers as the window writes them, which is as the page does.
#include <catch2/catch_test_macros.hpp>

#include "ui/numbers.h"

using namespace sac::gui;

TEST_CASE("counters group their digits, and minus signs are real ones") {
  CHECK(format_count(0) == "0");
  CHECK(format_count(1000) == "1,000");
  CHECK(format_count(1234567) == "1,234,567");
  CHECK(format_count(-4321) == "−4,321");
  CHECK(format_count(-0.4) == "0");
  CHECK(format_count(kNone) == "–");
}

TEST_CASE("readouts have the decimals that were asked for and no negative zero") {
  CHECK(format_fixed(-0.04, 1) == "0.0");
  CHECK(format_fixed(-1.25, 2) == "−1.25");
  CHECK(format_fixed(std::numeric_limits<double>::infinity(), 1) == "–");
}

TEST_CASE("three digits tell most about a measured number") {
  CHECK(format_digits(5.3291) == "5.33");
  CHECK(format_digits(-0.8571) == "−0.86");
  CHECK(format_digits(236.7) == "237");
  CHECK(format_digits(12345) == "12,345");
  CHECK(format_digits(0.00012) == "1.2×10⁻⁴");
  CHECK(format_digits(2.5e7) == "2.5×10⁷");
}

TEST_CASE("axes show as many decimals as tell two ticks apart") {
  CHECK(format_tick(-1500, 500) == "−1,500");
  CHECK(format_tick(0.5, 0.25) == "0.50");
  CHECK(format_tick(200000, 100000) == "2e5");
  CHECK(format_tick(150000, 50000) == "150,000");
  CHECK(format_tick(100000, 50000) == "100,000");
  CHECK(format_value(0.0003) == "3×10⁻⁴");
  CHECK(format_value(0.003) == "0.003");
  CHECK(format_value(1000000) == "1,000,000");
  CHECK(format_value(1e-6) == "10⁻⁶");
  CHECK(format_value(-20) == "−20");
  CHECK(format_value(12345.5) == "12345.5");  // a value is not rounded
  CHECK(format_value(4294967295.0) == "4.294967295×10⁹");
  CHECK(format_value(-1e-4) == "−10⁻⁴");
}

TEST_CASE("numbers in formulas keep enough digits that what is computed from them comes out right") {
  CHECK(format_number(-76.0769) == "−76.077");
  CHECK(format_number(0.00353) == "0.00353");
  CHECK(format_number(0.0) == "0");
  CHECK(format_short(-76.0769) == "−76.1");
  CHECK(format_short(236.7) == "237");
  CHECK(format_short(0.0281) == "0.028");
}
