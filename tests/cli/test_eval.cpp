// sac-eval
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "workspace.h"

using namespace cli_test;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

nlohmann::json evaluate(const Workspace& here, const std::string& episodes) {
  const Output output = here.eval({"a", "--episodes", episodes, "--json"});
  INFO(output.err);
  REQUIRE(output.code == 0);
  CHECK(output.err.empty());
  return nlohmann::json::parse(output.out);
}

}  // namespace

TEST_CASE("sac-eval tells mean, standard error, least and largest return") {
  const Workspace here;
  REQUIRE(here.train({"--quiet", "--steps", "1000", "--log", "a.csv", "--checkpoint", "a"}).code == 0);

  const nlohmann::json all = evaluate(here, "64");
  CHECK(all.at("episodes") == 64);
  CHECK(all.at("environment_steps") == 1000);
  // The same 64 starts and the same policy as the training's own evaluation at this step.
  const Row last = rows_of(here.read("a.csv")).back();
  REQUIRE(last.at("event") == "evaluation");
  CHECK_THAT(all.at("mean").get<double>(), WithinRel(std::stod(last.at("evaluation_return")), 1e-8));
  CHECK(all.at("min") < all.at("mean"));
  CHECK(all.at("mean") < all.at("max"));
  CHECK(all.at("standard_error") > 0.0);
  CHECK(evaluate(here, "64") == all);

  // Two returns a and b: mean (a + b) / 2, standard error |a - b| / 2.
  const nlohmann::json two = evaluate(here, "2");
  const double low = two.at("min"), high = two.at("max");
  REQUIRE(low < high);
  CHECK_THAT(two.at("mean").get<double>(), WithinRel((low + high) / 2, 1e-8));
  // Printed with nine digits, of which the difference of two similar returns loses some.
  CHECK_THAT(two.at("standard_error").get<double>(),
             WithinAbs((high - low) / 2, 1e-8 * (std::abs(low) + std::abs(high))));

  const nlohmann::json one = evaluate(here, "1");
  CHECK(one.at("min") == one.at("max"));
  CHECK(one.at("standard_error") == nullptr);
}

TEST_CASE("sac-eval prints lines for people without --json") {
  const Workspace here;
  REQUIRE(here.train({"--quiet", "--steps", "250", "--checkpoint", "a"}).code == 0);
  const Output output = here.eval({"a", "--episodes", "10"});
  REQUIRE(output.code == 0);
  for (const char* text :
       {"episodes  10\n", "mean      -", "(standard error)\n", "min       -", "max       -", "trained   250 steps\n"}) {
    CHECK_THAT(output.out, ContainsSubstring(text));
  }
  // One return tells nothing of its error.
  CHECK_THAT(here.eval({"a", "--episodes", "1"}).out, !ContainsSubstring("+-") && ContainsSubstring("mean      -"));
}
