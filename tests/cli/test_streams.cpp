// stdin, stdout and stderr as shells leave them: closed, a pipe that nobody reads, a file that is the log.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <csignal>

#include "workspace.h"

using namespace cli_test;
using Catch::Matchers::ContainsSubstring;

namespace {

// What /bin/sh makes of a line in which $T is sac-train.
Output shell(const Workspace& here, const std::string& line) {
  return run("/usr/bin/env", {std::string("T=") + program("sac-train"), "sh", "-c", line}, {.folder = here.path("")});
}

}  // namespace

TEST_CASE("What would go to a closed stream goes nowhere, and into no file of ours") {
  const Workspace here;
  // So slow that there is progress to tell.
  const std::string flags =
      " --preset article --batch_size 1024 --hidden_units 512 --learning_starts 0 --steps 1050 --log a.csv ";
  for (const std::string closed : {"2>&-", "0<&- 1>&- 2>&-"}) {
    INFO(closed);
    CHECK(shell(here, "exec $T" + flags + "--overwrite --checkpoint a --checkpoint_every 1000 " + closed).code == 0);
    const std::vector<Row> rows = rows_of(here.read("a.csv"));
    REQUIRE(rows.size() == 9);
    for (const Row& row : rows) CHECK(row.at("preset") == "article");
  }
  CHECK(here.eval({"a"}).code == 0);
}

TEST_CASE("A reader that is gone ends the training, with its checkpoint saved") {
  const Workspace here;
  // The log in a pipe; head has enough after two lines.
  const Output log = shell(here,
                           "{ $T --quiet --steps 1000000000 --log /dev/stdout --checkpoint a; echo $? >code; } | "
                           "head -n 2");
  CHECK(log.code == 0);
  CHECK(lines_of(log.out).size() == 2);
  CHECK(here.read("code") == std::to_string(128 + SIGPIPE) + "\n");
  CHECK(here.eval({"a"}).code == 0);
}

TEST_CASE("A log on stdout that the shell sends to a file leaves the other output there") {
  const Workspace here;
  REQUIRE(shell(here, "$T --quiet --signature --steps 200 --log /dev/stdout >all").code == 0);
  const Words lines = lines_of(here.read("all"));
  REQUIRE(lines.size() == 3);
  CHECK(lines[1].starts_with("quick,,1,episode,"));
  CHECK(lines[2].starts_with("signature "));
}
