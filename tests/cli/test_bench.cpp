// sac-bench
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "workspace.h"

using namespace cli_test;
using Catch::Matchers::WithinRel;

TEST_CASE("sac-bench --json holds names, values and units that agree with each other") {
  const Workspace here;
  const Output output = here.bench({"--json", "--seconds", "0.05"});
  REQUIRE(output.code == 0);
  CHECK(output.err.empty());
  const nlohmann::json document = nlohmann::json::parse(output.out);
  REQUIRE(document.size() == 1);
  std::map<std::string, double> values;
  for (const nlohmann::json& result : document.at("results")) {
    REQUIRE(result.size() == 3);
    const std::string name = result.at("name"), unit = result.at("unit");
    INFO(name);
    CHECK(result.at("value").get<double>() > 0.0);
    CHECK(!unit.empty());
    CHECK(name.size() <= 44);  // the width of the table's column
    values[name.substr(name.find(": ") + 2) + ", " + unit] = result.at("value");
  }
  CHECK(values.size() == document.at("results").size());
  const double peak = values.at("peak of multiply-add, GFLOP/s");
  CHECK(values.at("environment alone, steps/s") > 1e5);
  for (const std::string preset : {"quick", "article"}) {
    INFO(preset);
    const double operations = 1e6 * values.at(preset + ", operations in an update, MFLOP");
    const double arithmetic = 1e9 * values.at(preset + ", arithmetic, GFLOP/s");
    CHECK_THAT(arithmetic, WithinRel(operations * values.at(preset + ", updates, updates/s"), 2e-3));
    CHECK_THAT(values.at(preset + ", share of the peak, %"), WithinRel(arithmetic / peak * 1e-7, 2e-3));
    CHECK(values.at(preset + ", frames, frames/s") > 0.0);
  }
  // By hand: 2 * 128 * (66,560 target V + 398,848 Qs + 200,448 policy and Qs at a~ + 198,912 V + 264,960 policy's
  // gradient).
  CHECK_THAT(values.at("article, operations in an update, MFLOP"), WithinRel(289.21, 1e-3));
}

TEST_CASE("sac-bench prints a table with the same rows without --json") {
  const Workspace here;
  const Output output = here.bench({"--seconds", "0.01"});
  REQUIRE(output.code == 0);
  const std::vector<std::string> lines = lines_of(output.out);
  CHECK(lines.size() == 14);
  for (const std::string& line : lines) {
    INFO(line);
    CHECK(line.find(": ") != std::string::npos);
    CHECK(line.find_first_of("0123456789", 44) != std::string::npos);
  }
}
