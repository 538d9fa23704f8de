// A disk that fills up costs nothing that was learned or written before.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

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
}

TEST_CASE("A log that cannot be written further ends the run, and the checkpoint is saved") {
  const Workspace here;
  // Tiny networks and an evaluation at every step: the log outgrows the checkpoint.
  const Output output =
      here.train({"--quiet", "--steps", "1000", "--hidden_units", "2", "--episode_steps", "10", "--evaluation_interval",
                  "1", "--buffer_capacity", "100", "--log", "a.csv", "--checkpoint", "a"},
                 {.file_size_limit = 100'000});
  CHECK_THAT(require_one_line_error(output, 1, "sac-train"), ContainsSubstring("cannot write a.csv: "));
  CHECK(here.eval({"a"}).code == 0);
  CHECK(here.read("a.csv").size() > 90'000);  // the disk was full then, not before
}
