// sac-bench
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "sac/state_map.h"
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
    CHECK(name.size() <= 56);  // the width of the table's column
    values[name.substr(name.find(": ") + 2) + ", " + unit] = result.at("value");
  }
  CHECK(values.size() == document.at("results").size());
  const double peak = values.at("peak of multiply-add, GFLOP/s");
  CHECK(values.at("environment alone, steps/s") > 1e5);
  for (const std::string preset : {"quick", "article", "RLtools' case"}) {
    INFO(preset);
    const double operations = 1e6 * values.at(preset + ", operations in an update, MFLOP");
    const double arithmetic = 1e9 * values.at(preset + ", arithmetic, GFLOP/s");
    CHECK_THAT(arithmetic, WithinRel(operations * values.at(preset + ", updates, updates/s"), 2e-3));
    CHECK_THAT(values.at(preset + ", share of the peak, %"), WithinRel(arithmetic / peak * 1e-7, 2e-3));
    CHECK(values.at(preset + ", steps, steps/s") > 0.0);
  }
  // By hand: 2 * 128 * (66,560 target V + 398,848 Qs + 200,448 policy and Qs at a~ + 198,912 V + 198,912 policy's
  // gradient), and 2 * 100 * (13,248 policy and target Qs at s' + 25,984 Qs + 13,248 policy and Qs at a~ + 12,864
  // policy's gradient).
  CHECK_THAT(values.at("article, operations in an update, MFLOP"), WithinRel(272.30, 1e-3));
  CHECK_THAT(values.at("RLtools' case, operations in an update, MFLOP"), WithinRel(13.07, 1e-3));
  const double seconds = values.at("RLtools' case, 10,000 steps, s");
  CHECK_THAT(seconds * values.at("RLtools' case, steps, steps/s"), WithinRel(10'000.0, 0.9));
  for (const sac::MapLayerInfo& layer : sac::map_layers()) {
    const std::string row = ", map of " + std::string(layer.key) + ", 64 x 64, ms";
    INFO(row);
    CHECK(values.contains("quick" + row));
    CHECK(values.contains("article" + row));
  }
  CHECK(values.at("article, map of value, 64 x 64, ms") > values.at("quick, map of value, 64 x 64, ms"));
}

TEST_CASE("sac-bench prints a table with the same rows without --json", "[thorough]") {
  const Workspace here;
  const Output output = here.bench({"--seconds", "0.01"});
  REQUIRE(output.code == 0);
  const std::vector<std::string> lines = lines_of(output.out);
  CHECK(lines.size() == 23 + 2 * sac::map_layers().size());
  for (const std::string& line : lines) {
    INFO(line);
    CHECK(line.find(": ") != std::string::npos);
    CHECK(line.find_first_of("0123456789", 56) != std::string::npos);
  }
}

TEST_CASE("sac-bench --scaling shows speed over width, batch size, replay size and jobs", "[thorough]") {
  const Workspace here;
  const Output output = here.bench({"--scaling", "--json", "--seconds", "0.01"});
  REQUIRE(output.code == 0);
  std::map<std::string, double> values;
  const nlohmann::json document = nlohmann::json::parse(output.out);
  for (const nlohmann::json& result : document.at("results")) {
    const std::string name = result.at("name");
    INFO(name);
    CHECK(result.at("value").get<double>() > 0.0);
    values[name.substr(name.find(": ") + 2)] = result.at("value");
  }
  CHECK(values.at("width 16, updates") > 10.0 * values.at("width 1024, updates"));
  CHECK(values.at("batch 16, updates") > 10.0 * values.at("batch 1024, updates"));
  CHECK_THAT(values.at("batch 1024, operations in an update"),
             WithinRel(64.0 * values.at("batch 16, operations in an update"), 1e-3));
  for (const char* size : {"1,000", "10,000", "100,000", "1,000,000", "2,000,000"}) {
    CHECK(values.contains(std::string("replay of ") + size + ", batch of 256"));
  }
  CHECK(values.contains("quick, 1 job, all steps"));
  CHECK(values.contains("quick, 2 jobs, all steps"));
}
