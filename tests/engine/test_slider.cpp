#include "sac/slider.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

using namespace sac;

namespace {

Param param(ParamType type, Scale scale, double min, double max) {
  return {"x", "x", "Help.", "g", type, scale, Apply::live, min, min, max, {}};
}

}  // namespace

TEST_CASE("a slider moves in even steps, or in even ratios on a logarithmic scale", "[slider]") {
  CHECK(slider_share(param(ParamType::real, Scale::linear, 0.0, 1.0), 0.25) == 0.25);
  const Param log = param(ParamType::real, Scale::log, 0.001, 10.0);
  CHECK(std::abs(slider_share(log, 0.01) - 0.25) < 1e-12);
  CHECK(slider_value(log, 0.5) == 0.1);
  CHECK(slider_value(log, 0.75) == 1.0);
  CHECK(slider_share(log, 100.0) == 1.0);
  CHECK(slider_share(log, 1e-9) == 0.0);
}

TEST_CASE("a slider gives numbers that a person would write", "[slider]") {
  CHECK(slider_value(param(ParamType::real, Scale::linear, 0.0, 30.0), 0.333) == 10.0);
  CHECK(slider_value(param(ParamType::real, Scale::linear, 0.0, 1.0), 0.3001) == 0.3);
  CHECK(slider_value(param(ParamType::real, Scale::log, 1e-6, 1.0), 0.58) == 0.003);
  CHECK(slider_value(param(ParamType::integer, Scale::linear, 10.0, 2000.0), 0.123) == 255.0);
}

TEST_CASE("every slider reaches both ends, stays inside, and stays where it was put", "[slider]") {
  for (const Param& param : params()) {
    if (!has_slider(param)) continue;
    INFO(param.key);
    CHECK(slider_value(param, 0.0) == param.min);
    CHECK(slider_value(param, 1.0) == param.max);
    CHECK(slider_value(param, -1.0) == param.min);
    CHECK(slider_value(param, 2.0) == param.max);
    Config config;
    for (int i = 0; i <= 1000; i += 37) {
      const double value = slider_value(param, i / 1000.0);
      CHECK(set(config, param, value).empty());
      // It is rounded once: where the value lies, the slider gives the same value again.
      CHECK(slider_value(param, slider_share(param, value)) == value);
    }
  }
}

TEST_CASE("there is no slider for what is not a number, nor for one of a million whole numbers", "[slider]") {
  for (const Param& param : params()) {
    INFO(param.key);
    const bool is_number = param.type == ParamType::real || param.type == ParamType::integer;
    CHECK(has_slider(param) == (is_number && param.key != "seed"));
  }
}
