// sac-bench claims
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>

#include "claim_report.h"
#include "sac/claims.h"
#include "workspace.h"

using namespace cli_test;
using Catch::Matchers::ContainsSubstring;

namespace {

// The shortest of all experiments.
constexpr const char* kShort = "gradient-noise";
const Words kMeasure = {"claims", "--claims", kShort, "--seeds", "2", "--jobs", "2", "--quiet", "--out", "."};

sac::Metrics metrics_at(double step, double value) {
  sac::Metrics metrics;
  metrics.environment_steps = step;
  metrics.evaluation_return = value;
  metrics.q_bias = value / 10.0;
  return metrics;
}

}  // namespace

TEST_CASE("sac-bench claims tells of each run what the run itself tells", "[portable]") {
  const Workspace here;
  const Output output = here.bench(kMeasure);
  REQUIRE(output.code == 0);
  CHECK(here.names() == Words{"claims.csv", "claims.html", "claims.json", "claims.runs"});

  const sac::Claim& claim = *sac::find_claim(kShort);
  CHECK_THAT(output.out, ContainsSubstring(std::string(claim.sentence)) && ContainsSubstring("claims.html"));
  const nlohmann::json table = nlohmann::json::parse(here.read("claims.json"));
  CHECK(table.at("format") == 1);
  CHECK(table.at("signatures").at("quick") == here.signature({"--seed", "7", "--steps", "2000"}));
  REQUIRE(table.at("claims").size() == 1);
  const nlohmann::json measured = table.at("claims").at(0);
  CHECK(measured.at("key") == kShort);
  CHECK(measured.at("seeds") == 2);
  CHECK(measured.at("a") == nlohmann::json({{"policy_gradient", "reparameterized"}}));
  CHECK(measured.at("window") == nlohmann::json({claim.from, claim.to}));
  for (const std::int64_t seed : {1, 2}) {
    sac::Trainer trainer(sac::claim_config(claim, claim.b, seed));
    std::vector<sac::Metrics> record;
    sac::record_evaluations(trainer, claim.to, record);
    CHECK(measured.at("values_b").at(static_cast<std::size_t>(seed - 1)) == sac::read_claim(claim, record));
  }
  const std::vector<Row> rows = rows_of(here.read("claims.csv"));
  REQUIRE(rows.size() == 4);
  CHECK(rows[3].at("claim") == kShort);
  CHECK(rows[3].at("side") == "b");
  CHECK(std::stod(rows[3].at("value")) == measured.at("values_b").at(1));
}

TEST_CASE("sac-bench claims goes on where it was ended") {
  const Workspace here;
  Process process(program("sac-bench"), kMeasure, {.folder = here.path("")});
  const auto finished = [&] {
    std::error_code ignored;
    return std::filesystem::exists(here.path("claims.runs"), ignored) ? lines_of(here.read("claims.runs")).size() - 1
                                                                      : 0;
  };
  await([&] { return finished() > 0; });
  process.send(SIGKILL);
  process.wait();
  const std::string before = here.read("claims.runs");
  // Torn off in the middle of its last number, as by a power failure.
  const std::string line = lines_of(before).back();
  const std::string other_seed =
      std::string(line).replace(line.find('\t') + 1, 1, line.find("\t1\t") != line.npos ? "2" : "1");
  here.write("claims.runs", before + other_seed.substr(0, other_seed.rfind("\tend") - 3));

  REQUIRE(here.bench(kMeasure).code == 0);
  CHECK(here.read("claims.runs").starts_with(before));
  const std::string result = here.read("claims.json");
  const Workspace at_once;
  REQUIRE(at_once.bench(kMeasure).code == 0);
  CHECK(at_once.read("claims.json") == result);

  // What is finished is not done again.
  const std::string runs = here.read("claims.runs");
  REQUIRE(here.bench(kMeasure).code == 0);
  CHECK(here.read("claims.runs") == runs);
  CHECK(here.read("claims.json") == result);
}

TEST_CASE("sac-bench claims does not take another program's numbers for its own") {
  const Workspace here;
  REQUIRE(here.bench(kMeasure).code == 0);
  const std::string runs = here.read("claims.runs"), result = here.read("claims.json");
  std::string other = runs;
  const std::size_t signature = other.find('\t') + 1;
  other[signature] = other[signature] == '0' ? '1' : '0';
  const std::size_t value = other.rfind(',', other.rfind("\tend"));
  other.replace(value + 1, 1, "9");
  here.write("claims.runs", other);
  REQUIRE(here.bench(kMeasure).code == 0);
  CHECK(here.read("claims.json") == result);
}

TEST_CASE("sac-bench claims replaces its own files, and others only where that is asked for") {
  const Workspace here;
  REQUIRE(here.bench(kMeasure).code == 0);
  for (const std::string name : {"claims.csv", "claims.json", "claims.html"}) {
    INFO(name);
    here.write(name, "mine");
    CHECK_THAT(require_one_line_error(here.bench(kMeasure), 1, "sac-bench"),
               ContainsSubstring(name) && ContainsSubstring("--overwrite"));
    CHECK(here.read(name) == "mine");
    Words words = kMeasure;
    words.push_back("--overwrite");
    REQUIRE(here.bench(words).code == 0);
    CHECK(here.read(name) != "mine");
  }
  here.write("claims.runs", "mine");
  CHECK_THAT(require_one_line_error(here.bench(kMeasure), 1, "sac-bench"), ContainsSubstring("claims.runs"));
  CHECK(here.read("claims.runs") == "mine");
}

TEST_CASE("sac-bench claims refuses what it cannot do, in one line") {
  const Workspace here;
  const auto error = [&here](Words words) {
    words.insert(words.begin(), "claims");
    return require_one_line_error(here.bench(words), 2, "sac-bench");
  };
  CHECK_THAT(error({"--claims", "twin"}), ContainsSubstring("\"twin\"") && ContainsSubstring("--list"));
  CHECK_THAT(error({"--seeds", "1"}), ContainsSubstring("2 to 1000"));
  CHECK_THAT(require_one_line_error(here.bench({"claims", "--out", "nowhere"}), 1, "sac-bench"),
             ContainsSubstring("nowhere"));
  const Output list = here.bench({"claims", "--list"});
  CHECK(list.code == 0);
  CHECK(lines_of(list.out).size() == sac::claims().size());
}

TEST_CASE("The plot of a claim has a curve and a band for each side, and a dot for each seed") {
  const std::vector<sac::Metrics> a = {metrics_at(250, -900), metrics_at(500, -150)},
                                  b = {metrics_at(250, -1200), metrics_at(500, -800)};
  for (const std::string_view key : {"separate-v", "twin-q-bias", "target-network"}) {
    const sac::Claim& claim = *sac::find_claim(key);
    sac::cli::MeasuredClaim measured{&claim, {&a, &a, &a}, {&b, &b, &b}, {500, 500, 750}, {750, 1000, sac::kNever}, {}};
    measured.result = sac::compare_claim(claim, measured.a, measured.b);
    const std::string svg = sac::cli::claim_svg(measured);
    INFO(key);
    CHECK(svg.starts_with("<svg "));
    CHECK(svg.ends_with("</svg>\n"));
    CHECK(count_of(svg, "<polyline ") == 2);
    CHECK(count_of(svg, "<polygon ") == 2);
    CHECK(count_of(svg, "<circle ") == 6);
    CHECK(count_of(svg, "class=\"window\"") == (claim.reading == sac::ClaimReading::solved ? 0 : 1));
    CHECK(count_of(svg, ">never<") == (claim.reading == sac::ClaimReading::solved ? 1 : 0));
    CHECK_THAT(svg, !ContainsSubstring("nan") && !ContainsSubstring("inf"));
  }
}
