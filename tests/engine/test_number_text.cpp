#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

#include "sac/number_text.h"

using namespace sac;

TEST_CASE("numbers are written with a point and as few digits as read back the same", "[number_text]") {
  CHECK(number_text(0.25) == "0.25");
  CHECK(number_text(-128.0) == "-128");
  CHECK(number_text(0.1) == "0.1");
  CHECK(number_text(3e-4) == "0.0003");
  CHECK(number_text(1e15) == "1000000000000000");
  CHECK(number_text(2e-64).find('e') != std::string::npos);
  CHECK(number_text(std::nan("")) == "nan");
  CHECK(number_text(-std::numeric_limits<double>::infinity()) == "-inf");
  for (const double value : {0.1 + 0.2, 1.0 / 3.0, 4.9e-324, 1.7e308, 2.2250738585072014e-308, -123456.789})
    CHECK(parse_number(number_text(value)) == value);
  CHECK(fixed_text(1234.567, 1) == "1234.6");
  CHECK(fixed_text(-0.5, 0) == "-0");
  CHECK(fixed_text(std::nan(""), 1) == "nan");
  CHECK(significant_text(0.000012345, 3) == "1.23e-05");
  CHECK(significant_text(1234567.0, 9) == "1234567");
}

TEST_CASE("numbers are read in decimal, as a whole", "[number_text]") {
  CHECK(parse_number("0.5") == 0.5);
  CHECK(parse_number("+.5e1") == 5.0);
  CHECK(parse_number("-1E-3") == -0.001);
  for (const char* text : {"", " 1", "1 ", "1,5", "1.5.2", "0x10", "nan", "inf", "1e999", "-1e999", "--1", ".", "e5"}) {
    INFO(text);
    CHECK(!parse_number(text));
  }
}
