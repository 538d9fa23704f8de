// sac-train --seeds, --jobs
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <map>

#if defined(__linux__)
#include <sched.h>
#endif

#include "workspace.h"

using namespace cli_test;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("Several seeds at a time are the same runs as each alone") {
  const Workspace here;
  Words alone;
  for (const char* seed : {"4", "5", "6"}) alone.push_back(here.signature({"--steps", "700", "--seed", seed}));
  CHECK(here.signatures({"--steps", "700", "--seed", "4", "--seeds", "3", "--jobs", "1"}) == alone);
  CHECK(here.signatures({"--steps", "700", "--seed", "4", "--seeds", "3", "--jobs", "3"}) == alone);
  CHECK(here.signatures({"--steps", "700", "--seed", "4", "--seeds", "3"}) == alone);
}

TEST_CASE("Several seeds share a log and write a checkpoint each") {
  const Workspace here;
  const Output output = here.train({"--steps", "400", "--seed", "9", "--seeds", "3", "--jobs", "2", "--log", "a.csv",
                                    "--checkpoint", "a.safetensors"});
  REQUIRE(output.code == 0);
  CHECK(here.names() == Words{"a-seed10.safetensors", "a-seed11.safetensors", "a-seed9.safetensors", "a.csv"});
  std::map<std::string, int> rows;
  for (const Row& row : rows_of(here.read("a.csv"))) ++rows[row.at("seed")];
  CHECK(rows == std::map<std::string, int>{{"9", 3}, {"10", 3}, {"11", 3}});
  CHECK_THAT(output.out, ContainsSubstring("median") && ContainsSubstring("0 of 3 solved"));
  CHECK(here.signature({"--steps", "300", "--resume", "a-seed10.safetensors"}) ==
        here.signature({"--steps", "700", "--seed", "10"}));
}

#if defined(__linux__)
TEST_CASE("Without --jobs there are as many jobs as processors that the program may use") {
  cpu_set_t before, one;
  REQUIRE(sched_getaffinity(0, sizeof before, &before) == 0);
  CPU_ZERO(&one);
  for (int i = 0; CPU_COUNT(&one) == 0; ++i) {
    if (CPU_ISSET(i, &before)) CPU_SET(i, &one);
  }
  const Workspace here;
  REQUIRE(sched_setaffinity(0, sizeof one, &one) == 0);  // the program inherits it
  const Output output = here.train({"--quiet", "--steps", "2000", "--seed", "4", "--seeds", "2", "--log", "a.csv"});
  sched_setaffinity(0, sizeof before, &before);
  REQUIRE(output.code == 0);
  // One at a time: no row of the first seed after one of the second.
  std::string seeds;
  for (const Row& row : rows_of(here.read("a.csv"))) seeds += row.at("seed");
  CHECK(seeds == std::string(18, '4') + std::string(18, '5'));
}
#endif
