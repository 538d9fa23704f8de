// A disk that fills up costs nothing that was learned or written before.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <numeric>

#include "workspace.h"

using namespace cli_test;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("A checkpoint that cannot be written whole leaves the old one and no debris") {
  const Workspace here;
  REQUIRE(here.train({"--quiet", "--steps", "400", "--checkpoint", "a"}).code == 0);
  const std::string old = here.read("a");
  const Options full_disk{.file_size_limit = static_cast<long>(old.size()) - 1000};
  const Output output = here.train({"--quiet", "--steps", "400", "--resume", "a", "--checkpoint", "a"}, full_disk);
  CHECK_THAT(require_one_line_error(output, 1, "sac-train"), ContainsSubstring("cannot write a: "));
  CHECK(here.read("a") == old);
  CHECK(here.names() == Words{"a"});
  // Nor does the summary name one that is not there.
  const Output new_run = here.train({"--steps", "400", "--checkpoint", "b"}, full_disk);
  CHECK(new_run.code == 1);
  CHECK_THAT(new_run.out, ContainsSubstring("steps ") && !ContainsSubstring("checkpoint"));
  CHECK(here.names() == Words{"a"});
}

TEST_CASE("A log that cannot be written further is told at once and at the end; the training goes on and is saved") {
  const Workspace here;
  // Tiny networks and an evaluation at every step: the log outgrows the checkpoint.
  const Output output =
      here.train({"--quiet", "--steps", "1000", "--hidden_units", "2", "--episode_steps", "10", "--evaluation_interval",
                  "1", "--buffer_capacity", "100", "--log", "a.csv", "--checkpoint", "a"},
                 {.file_size_limit = 100'000});
  CHECK(output.code == 1);
  const Words lines = lines_of(output.err);
  REQUIRE(lines.size() == 2);
  CHECK_THAT(lines[0], ContainsSubstring("cannot write a.csv: ") && ContainsSubstring("goes on"));
  CHECK_THAT(lines[1], ContainsSubstring("sac-train: cannot write a.csv: "));
  CHECK_THAT(here.eval({"a"}).out, ContainsSubstring("trained   1,000 steps\n"));
  const std::string cut = here.read("a.csv");
  CHECK(cut.size() > 90'000);  // the disk was full then, not before
  CHECK(cut.ends_with('\n'));

  // What is missing is written when the run goes on: steps and returns, which the checkpoint knows.
  const Output resumed = here.train({"--quiet", "--resume", "a", "--log", "a.csv", "--steps", "10"});
  REQUIRE(resumed.code == 0);
  CHECK_THAT(resumed.err, ContainsSubstring("a.csv lacks ") && ContainsSubstring("written anew"));
  const std::string whole = here.read("a.csv");
  CHECK(whole.starts_with(cut));
  std::vector<int> steps;
  for (const Row& row : rows_of(whole)) {
    if (row.at("event") != "evaluation") continue;
    steps.push_back(std::stoi(row.at("environment_steps")));
    CHECK(!row.at("evaluation_return").empty());
  }
  std::vector<int> all(1010);
  std::iota(all.begin(), all.end(), 1);
  CHECK(steps == all);
}
