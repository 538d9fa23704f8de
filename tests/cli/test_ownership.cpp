// What is there as --log or --checkpoint is only replaced or gone on with when it is this run's own.
#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "workspace.h"

using namespace cli_test;
using Catch::Matchers::ContainsSubstring;

namespace {

// Two of them, and nothing is changed. \return the sentence
std::string require_refusal(const Workspace& here, const Words& arguments, const std::string& file) {
  const std::string before = here.read(file);
  Words words{"--quiet", "--steps", "300"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  const std::string line = require_one_line_error(here.train(words), 1, "sac-train");
  INFO(line);
  CHECK_THAT(line, ContainsSubstring("cannot write " + file + ": ") && ContainsSubstring("--overwrite"));
  CHECK(here.read(file) == before);
  return line;
}

}  // namespace

TEST_CASE("A file that is none of ours is not replaced as log or checkpoint, unless that is asked for") {
  const Workspace here;
  here.write("notes", "root:x:0:0:root:/root:/bin/bash\n");
  CHECK_THAT(require_refusal(here, {"--log", "notes"}, "notes"), ContainsSubstring("no log"));
  CHECK_THAT(require_refusal(here, {"--checkpoint", "notes"}, "notes"), ContainsSubstring("no checkpoint"));
  CHECK(here.names() == Words{"notes"});

  here.write("empty", "");  // as mktemp leaves it
  CHECK(here.train({"--quiet", "--steps", "300", "--log", "empty"}).code == 0);
  CHECK(here.train({"--quiet", "--steps", "300", "--log", "notes", "--overwrite"}).code == 0);
  CHECK(rows_of(here.read("notes")).size() == 2);
  CHECK(here.train({"--quiet", "--steps", "300", "--checkpoint", "notes", "--overwrite"}).code == 0);
  CHECK(here.eval({"notes"}).code == 0);
}

TEST_CASE("Another run's log or checkpoint is refused, and the sentence says what differs") {
  const Workspace here;
  REQUIRE(here.train({"--quiet", "--steps", "300", "--log", "a.csv", "--checkpoint", "a"}).code == 0);
  for (const std::string file : {"a.csv", "a"}) {
    const std::string flag = file == "a" ? "--checkpoint" : "--log";
    CHECK_THAT(require_refusal(here, {flag, file, "--alpha", "0.5"}, file),
               ContainsSubstring("another run (alpha is 0.1 there and 0.5 here)"));
    CHECK_THAT(require_refusal(here, {flag, file, "--seed", "2"}, file),
               ContainsSubstring("another run (seed is 1 there and 2 here)"));
    CHECK_THAT(require_refusal(here, {flag, file, "--preset", "modern"}, file), ContainsSubstring("critic is "));
  }
  // As a log that another checkpoint is to go on in.
  REQUIRE(here.train({"--quiet", "--steps", "300", "--alpha", "0.5", "--checkpoint", "b"}).code == 0);
  CHECK_THAT(require_refusal(here, {"--resume", "b", "--log", "a.csv"}, "a.csv"),
             ContainsSubstring("alpha is 0.1 there and 0.5 here so far"));
  CHECK_THAT(require_refusal(here, {"--resume", "b", "--checkpoint", "a"}, "a"), ContainsSubstring("alpha is 0.1"));
  // Other words for the same setting are the same run.
  CHECK(here.train({"--quiet", "--steps", "300", "--log", "a.csv", "--alpha", "0.10", "--tau", "2e-2",
                    "--evaluation_interval", "250"})
            .code == 0);
  CHECK(here.train({"--quiet", "--resume", "b", "--log", "a.csv", "--overwrite"}).code == 0);
  CHECK(rows_of(here.read("a.csv")).front().at("changes") == "alpha=0.5");
}

TEST_CASE("A run that is done again replaces nothing that is further than itself") {
  const Workspace here;
  REQUIRE(here.train({"--quiet", "--steps", "600", "--log", "a.csv", "--checkpoint", "a"}).code == 0);
  const std::string log = here.read("a.csv"), checkpoint = here.read("a");
  CHECK_THAT(require_refusal(here, {"--checkpoint", "a"}, "a"), ContainsSubstring("up to step 600 already"));
  // Its log holds what it would write.
  REQUIRE(here.train({"--quiet", "--steps", "300", "--log", "a.csv"}).code == 0);
  CHECK(here.read("a.csv") == log);
  REQUIRE(here.train({"--quiet", "--steps", "600", "--log", "a.csv", "--checkpoint", "a", "--checkpoint_every", "50"})
              .code == 0);
  CHECK(here.read("a.csv") == log);
  CHECK(here.read("a") == checkpoint);
  REQUIRE(here.train({"--quiet", "--steps", "900", "--log", "a.csv"}).code == 0);
  CHECK(here.read("a.csv").starts_with(log));
  CHECK(rows_of(here.read("a.csv")).size() > rows_of(log).size());
}

TEST_CASE("Rows that turn out otherwise are replaced, and the log as it was is kept") {
  const Workspace here;
  REQUIRE(here.train({"--quiet", "--steps", "600", "--log", "a.csv"}).code == 0);
  const std::string right = here.read("a.csv");
  std::string other = right;
  other.insert(other.find(",-", other.find(",400,")) + 2, 1, '9');  // another build, another return
  here.write("a.csv", other);
  const Output output = here.train({"--quiet", "--steps", "600", "--log", "a.csv"});
  CHECK(output.code == 0);
  CHECK_THAT(output.err, ContainsSubstring("a.csv held 3 rows") && ContainsSubstring("a.csv.old keeps"));
  CHECK(here.read("a.csv.old") == other);
  const std::vector<Row> before = rows_of(right), after = rows_of(here.read("a.csv"));
  REQUIRE(before.size() == after.size());
  for (std::size_t i = 0; i < before.size(); ++i)
    CHECK(before[i].at("episode_return") == after[i].at("episode_return"));
  CHECK(here.names() == Words{"a.csv", "a.csv.old"});
}

TEST_CASE("A log that goes on with another setting than the resumed run is refused, and --overwrite drops that") {
  const Workspace here;
  REQUIRE(here.train({"--quiet", "--steps", "300", "--checkpoint", "a"}).code == 0);
  REQUIRE(here.train({"--quiet", "--steps", "600", "--log", "a.csv"}).code == 0);
  CHECK_THAT(require_refusal(here, {"--resume", "a", "--alpha", "0.5", "--log", "a.csv"}, "a.csv"),
             ContainsSubstring("from step 400 on"));
  REQUIRE(here.train({"--quiet", "--steps", "300", "--resume", "a", "--alpha", "0.5", "--log", "a.csv", "--overwrite"})
              .code == 0);
  std::string changes;
  for (const Row& row : rows_of(here.read("a.csv"))) {
    changes += row.at("environment_steps") + ":" + row.at("changes") + " ";
  }
  CHECK(changes == "200: 250: 400:alpha=0.5 500:alpha=0.5 600:alpha=0.5 ");
}

TEST_CASE("The wall time in a log goes on where it stood") {
  const Workspace here;
  REQUIRE(here.train({"--quiet", "--steps", "300", "--checkpoint", "a", "--log", "a.csv"}).code == 0);
  std::string log = here.read("a.csv");
  const std::size_t at = log.find(",evaluation,") + 12;
  log.replace(at, log.find(',', at) - at, "1234.500");  // a slow machine
  here.write("a.csv", log);
  REQUIRE(here.train({"--quiet", "--steps", "300", "--resume", "a", "--log", "a.csv"}).code == 0);
  const std::vector<Row> rows = rows_of(here.read("a.csv"));
  REQUIRE(rows.size() == 5);
  for (std::size_t i = 2; i < rows.size(); ++i) {
    CHECK(std::stod(rows[i].at("seconds")) >= std::stod(rows[i - 1].at("seconds")));
  }
}

TEST_CASE("Two names of one file are one: other spellings, symbolic and hard links") {
  const Workspace here;
  std::filesystem::create_directory(here.path("folder"));
  std::filesystem::create_symlink("s", here.path("link"));  // to a file that is not there yet
  here.write("h", "");
  std::filesystem::create_hard_link(here.path("h"), here.path("hard"));
  const std::pair<std::string, std::string> pairs[] = {{"./s", "s"},  {"folder/../s", "s"}, {"link", "s"},
                                                       {"s", "link"}, {"hard", "h"},        {here.path("s"), "s"}};
  for (const auto& [log, checkpoint] : pairs) {
    INFO(log << " and " << checkpoint);
    const Output output = here.train({"--log", log, "--checkpoint", checkpoint, "--steps", "300"});
    CHECK_THAT(require_one_line_error(output, 2, "sac-train"), ContainsSubstring("another file"));
  }
  CHECK(here.names() == Words{"folder", "h", "hard", "link"});
}

TEST_CASE("A replaced file keeps its mode, and half-written files of killed programs are removed, no others") {
  const Workspace here;
  REQUIRE(here.train({"--quiet", "--steps", "300", "--checkpoint", "a", "--log", "a.csv"}).code == 0);
  for (const char* name : {"a", "a.csv"}) chmod(here.path(name).c_str(), 0600);
  here.write("a.sac-part-0123456789abcdef", "half");
  here.write("a.part1", "somebody's");
  here.write("a.sac-part-0123", "somebody's");
  here.write("b.sac-part-0123456789abcdef", "another file's");
  REQUIRE(here.train({"--quiet", "--steps", "300", "--resume", "a", "--checkpoint", "a", "--log", "a.csv"}).code == 0);
  for (const char* name : {"a", "a.csv"}) {
    struct stat about {};
    REQUIRE(stat(here.path(name).c_str(), &about) == 0);
    CHECK((about.st_mode & 0777) == 0600);
  }
  CHECK(here.names() == Words{"a", "a.csv", "a.part1", "a.sac-part-0123", "b.sac-part-0123456789abcdef"});
}
