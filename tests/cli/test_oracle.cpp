// sac-eval --oracle
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>

#include "workspace.h"

using namespace cli_test;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("sac-eval --oracle compares V with the exact one", "[portable]") {
  const Workspace here;
  REQUIRE(here.train({"--quiet", "--preset", "quick", "--alpha", "0.2", "--gamma", "0.99", "--steps", "6000",
                      "--checkpoint", "a"})
              .code == 0);
  const Output output = here.eval({"a", "--oracle", "--json"});
  INFO(output.err);
  REQUIRE(output.code == 0);
  const nlohmann::json error = nlohmann::json::parse(output.out);
  CHECK(error.at("states") == 6000);
  CHECK_THAT(error.at("alpha").get<double>(), Catch::Matchers::WithinRel(0.2, 1e-6));
  CHECK(error.at("gamma") == 0.99);
  CHECK(error.at("range") > 250.0);
  CHECK(error.at("range") < 300.0);
  CHECK(error.at("mean_absolute") > 0.0);
  CHECK(error.at("rmse") >= error.at("mean_absolute"));
  CHECK(error.at("rmse") < 0.4 * error.at("range").get<double>());

  const Output lines = here.eval({"a", "--oracle"});
  REQUIRE(lines.code == 0);
  CHECK_THAT(lines.out,
             ContainsSubstring("6,000 states") && ContainsSubstring("rmse") && ContainsSubstring("% of the range"));

  for (const char* flag : {"--summary", "--episodes=3"}) {
    const Output both = here.eval({"a", "--oracle", flag});
    CHECK(both.code == 2);
    CHECK_THAT(both.err, ContainsSubstring("--oracle cannot be combined with"));
  }
  const Output missing = here.eval({"b", "--oracle"});
  CHECK(missing.code == 1);
}
