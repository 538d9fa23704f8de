// sac-train --checkpoint and --resume
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "workspace.h"

using namespace cli_test;
using Catch::Matchers::ContainsSubstring;

namespace {

// A log without the wall time, which is the one thing that differs between two equal runs.
std::vector<Row> timeless(const std::string& csv) {
  std::vector<Row> rows = rows_of(csv);
  for (Row& row : rows) row.erase("seconds");
  return rows;
}

}  // namespace

TEST_CASE("A resumed run goes on bit for bit") {
  const Words variant = GENERATE(values<Words>({
      {},
      {"--critic", "twin_target", "--entropy_mode", "auto", "--updates_per_step", "0.7", "--buffer_capacity", "1000"},
  }));
  const Workspace here;
  const auto with = [&](Words arguments) {
    arguments.insert(arguments.end(), variant.begin(), variant.end());
    return arguments;
  };
  // 1,570 is in the middle of an episode and between two evaluations.
  const std::string straight =
      here.signature(with({"--steps", "3000", "--log", "straight.csv", "--checkpoint", "straight"}));
  const std::string half = here.signature(with({"--steps", "1570", "--log", "parts.csv", "--checkpoint", "parts"}));
  const std::string whole =
      here.signature({"--steps", "1430", "--resume", "parts", "--log", "parts.csv", "--checkpoint", "parts"});
  CHECK(half != straight);
  CHECK(whole == straight);
  CHECK(here.read("parts") == here.read("straight"));
  CHECK(timeless(here.read("parts.csv")) == timeless(here.read("straight.csv")));
}

TEST_CASE("A resumed log drops what came after the checkpoint") {
  const Workspace here;
  REQUIRE(here.train({"--quiet", "--steps", "500", "--checkpoint", "a"}).code == 0);
  REQUIRE(here.train({"--quiet", "--steps", "1000", "--log", "a.csv"}).code == 0);
  const std::string whole = here.read("a.csv");
  here.write("a.csv", whole + "quick,,7,episode,1.0,12");  // a row that a crash cut off
  REQUIRE(here.train({"--quiet", "--steps", "500", "--resume", "a", "--log", "a.csv"}).code == 0);
  CHECK(timeless(here.read("a.csv")) == timeless(whole));

  here.write("other.csv", "step,loss\n1,2\n");
  const Output output = here.train({"--steps", "500", "--resume", "a", "--log", "other.csv"});
  CHECK_THAT(require_one_line_error(output, 1, "sac-train"), ContainsSubstring("other.csv"));
  CHECK(here.read("other.csv") == "step,loss\n1,2\n");
}

TEST_CASE("A live hyperparameter may change on --resume, another may not") {
  const Workspace here;
  const std::string before = here.signature({"--steps", "300", "--checkpoint", "a"});
  const std::string same = here.signature({"--steps", "300", "--resume", "a"});
  CHECK(here.signature({"--steps", "300", "--resume", "a", "--hidden_units", "64"}) == same);  // as it is
  CHECK(here.signature({"--steps", "300", "--resume", "a", "--policy_lr", "0.001"}) != same);
  const Output output = here.train({"--resume", "a", "--hidden_units", "32"});
  CHECK_THAT(require_one_line_error(output, 2, "sac-train"),
             ContainsSubstring("--hidden_units") && ContainsSubstring("64") && ContainsSubstring(" a;"));
  CHECK(before != same);
}
