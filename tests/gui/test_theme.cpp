// The app's colours are the page's.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "ui/theme.h"

using namespace sac;
using namespace sac::gui;

namespace {

// "--name: #rrggbb;" of the page's style sheet, the last one behind `from`.
Rgb token(const std::string& sheet, std::size_t from, const std::string& name) {
  const std::size_t at = sheet.find("--" + name + ": #", from);
  REQUIRE(at != std::string::npos);
  unsigned value = 0;
  REQUIRE(std::sscanf(sheet.c_str() + at + name.size() + 5, "%6x", &value) == 1);
  const auto part = [value](int shift) { return static_cast<float>((value >> shift) & 255U) / 255.0F; };
  return {part(16), part(8), part(0)};
}

}  // namespace

TEST_CASE("one colour has one meaning, on the page and in the app") {
  std::ifstream file(SAC_PAGE_THEME);
  const std::string sheet{std::istreambuf_iterator<char>(file), {}};
  const std::size_t light = sheet.find("export const tokens");
  REQUIRE(light != std::string::npos);
  for (const ThemeName name : {ThemeName::light, ThemeName::dark}) {
    const Theme& t = theme(name);
    const std::pair<const char*, Rgb> colours[] = {{"ground", t.background},
                                                   {"panel", t.panel},
                                                   {"ink", t.ink},
                                                   {"muted", t.muted},
                                                   {"accent", t.accent},
                                                   {"policy", t.policy},
                                                   {"value", t.value},
                                                   {"q1", t.q1},
                                                   {"q2", t.q2},
                                                   {"replay", t.replay},
                                                   {"run-a", t.run_a},
                                                   {"run-b", t.run_b},
                                                   {"optimum", t.optimum},
                                                   {"training", t.training},
                                                   {"changed", t.changed},
                                                   {"rod", t.rod}};
    for (const auto& [key, rgb] : colours) {
      INFO(key);
      const Rgb wanted = token(sheet, name == ThemeName::light ? light : 0, key);
      CHECK(std::abs(rgb.r - wanted.r) + std::abs(rgb.g - wanted.g) + std::abs(rgb.b - wanted.b) < 1e-6F);
    }
  }
}
