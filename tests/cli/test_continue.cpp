// --continue and --seeds: the same command given again goes on. One program at a time writes a file.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <csignal>
#include <map>

#include "workspace.h"

using namespace cli_test;
using Catch::Matchers::ContainsSubstring;

namespace {

// Rows by their content without the wall time, sorted, since several seeds write in any order.
std::vector<Row> sorted_rows(const std::string& csv) {
  std::vector<Row> rows = timeless(csv);
  std::sort(rows.begin(), rows.end());
  return rows;
}

// Kills a training with kill -9 once its log has so many lines.
void kill_at(const Workspace& here, const Words& arguments, const std::string& log, long lines) {
  Process process(program("sac-train"), arguments, {.folder = here.path("")});
  await([&] {
    std::error_code ignored;
    if (!std::filesystem::exists(here.path(log), ignored)) return false;
    const std::string text = here.read(log);
    return std::count(text.begin(), text.end(), '\n') >= lines;
  });
  process.send(SIGKILL);
  process.wait();
}

}  // namespace

TEST_CASE("A run with --continue begins, goes on and ends as one run, and refuses another one's file") {
  const Workspace here;
  const Words line{"--continue", "--checkpoint", "a", "--log", "a.csv", "--alpha", "0.3"};
  const auto to = [&](const char* steps) {
    Words words = line;
    words.insert(words.end(), {"--steps", steps});
    return words;
  };
  here.signature(to("300"));
  const std::string whole = here.signature(to("700"));
  CHECK(whole == here.signature({"--steps", "700", "--alpha", "0.3", "--log", "straight.csv"}));
  CHECK(sorted_rows(here.read("a.csv")) == sorted_rows(here.read("straight.csv")));
  // Nothing is left to do, which is no fault and told.
  Words again = to("700");
  again.insert(again.end(), {"--quiet", "--signature"});
  const Output output = here.train(again);
  CHECK(output.code == 0);
  CHECK(output.out == "signature " + whole + "\n");
  CHECK_THAT(output.err, ContainsSubstring("at step 700 already"));
  // The last of a repeated flag counts.
  again.insert(again.end(), {"--alpha", "0.4"});
  CHECK_THAT(require_one_line_error(here.train(again), 1, "sac-train"),
             ContainsSubstring("alpha is 0.3 there and 0.4 here"));
  // What --until wanted is reached already.
  const Output reached = here.train({"--continue", "--checkpoint", "a", "--alpha", "0.3", "--until", "-5000"});
  CHECK(reached.code == 0);
  CHECK_THAT(reached.out, ContainsSubstring("steps            0, 700 in all"));
}

TEST_CASE("A run that was changed while it trained goes on under its last setting") {
  const Workspace here;
  REQUIRE(here.train({"--quiet", "--steps", "300", "--checkpoint", "a", "--log", "a.csv"}).code == 0);
  REQUIRE(here.train({"--quiet", "--steps", "300", "--resume", "a", "--alpha", "0.5", "--checkpoint", "a", "--log",
                      "a.csv"})
              .code == 0);
  REQUIRE(
      here.train({"--quiet", "--steps", "900", "--continue", "--alpha", "0.5", "--checkpoint", "a", "--log", "a.csv"})
          .code == 0);
  CHECK(rows_of(here.read("a.csv")).back().at("environment_steps") == "800");
}

TEST_CASE("Seeds that share a log go on under the setting that each of them had last") {
  const Workspace here;
  const auto seeds = [&](const char* steps, const char* alpha) {
    return here.train(
        {"--quiet", "--seeds", "2", "--steps", steps, "--alpha", alpha, "--checkpoint", "s", "--log", "s.csv"});
  };
  const auto change = [&](const char* seed, const char* alpha) {
    const std::string file = std::string("s-seed") + seed;
    REQUIRE(here.train({"--quiet", "--resume", file, "--steps", "300", "--alpha", alpha, "--checkpoint", file, "--log",
                        "s.csv"})
                .code == 0);
  };
  REQUIRE(seeds("300", "0.1").code == 0);
  // There and back again.
  change("2", "0.5");
  change("2", "0.1");
  REQUIRE(seeds("1000", "0.1").code == 0);
  // One of them alone is another setting than the other's, whichever is asked for.
  change("1", "0.5");
  const std::string log = here.read("s.csv");
  CHECK_THAT(require_one_line_error(seeds("1400", "0.1"), 1, "sac-train"),
             ContainsSubstring("s-seed1") && ContainsSubstring("alpha is 0.5 there and 0.1 here"));
  CHECK_THAT(require_one_line_error(seeds("1400", "0.5"), 1, "sac-train"),
             ContainsSubstring("s-seed2") && ContainsSubstring("alpha is 0.1 there and 0.5 here"));
  CHECK_THAT(require_one_line_error(here.train({"--quiet", "--seeds", "2", "--steps", "1400", "--log", "s.csv"}), 1,
                                    "sac-train"),
             ContainsSubstring("cannot write s.csv") && ContainsSubstring("alpha is 0.5 there and 0.1 here for seed"));
  CHECK(here.read("s.csv") == log);
  // Both of them.
  change("2", "0.5");
  REQUIRE(seeds("1400", "0.5").code == 0);
  std::map<std::string, std::string> changes;  // by seed: those of each episode
  for (const Row& row : rows_of(here.read("s.csv"))) {
    std::string& text = changes[row.at("seed")];
    if (row.at("event") == "episode") text += row.at("changes") + ";";
  }
  CHECK(changes == std::map<std::string, std::string>{{"1", ";;;;;alpha=0.5;alpha=0.5;"},
                                                      {"2", ";alpha=0.5;alpha=0.5;;;alpha=0.5;alpha=0.5;"}});
}

TEST_CASE("Several --seeds after kill -9: the same line goes on, and its log is never cut") {
  const Workspace here;
  const Words plain{"--quiet", "--seeds", "3", "--jobs", "2", "--steps", "2000", "--log", "r.csv"};
  kill_at(here, plain, "r.csv", 12);
  const std::string log = here.read("r.csv");
  REQUIRE(here.train(plain).code == 0);
  CHECK(here.read("r.csv").starts_with(log.substr(0, log.rfind('\n') + 1)));
  REQUIRE(here.train({"--quiet", "--seeds", "3", "--steps", "2000", "--log", "straight.csv"}).code == 0);
  CHECK(sorted_rows(here.read("r.csv")) == sorted_rows(here.read("straight.csv")));

  // With checkpoints, from them.
  Words saved = plain;
  saved.back() = "s.csv";
  saved.insert(saved.end(), {"--checkpoint", "s", "--checkpoint_every", "100", "--signature"});
  kill_at(here, saved, "s.csv", 12);
  const Output output = here.train(saved);
  INFO(output.err);
  CHECK(output.code == 0);
  CHECK(sorted_rows(here.read("s.csv")) == sorted_rows(here.read("straight.csv")));
  CHECK(output.out == here.train({"--quiet", "--seeds", "3", "--steps", "2000", "--signature"}).out);
  CHECK_THAT(here.train(saved).err, ContainsSubstring("3 of 3 runs had nothing left to do"));
  // One of its runs can go on alone, in the log that they share.
  REQUIRE(here.train({"--quiet", "--resume", "s-seed2", "--steps", "300", "--log", "s.csv"}).code == 0);
  CHECK(here.train({"--quiet", "--seeds", "3", "--alpha", "0.5", "--log", "r.csv"}).code == 1);
  CHECK(here.train({"--quiet", "--seed", "7", "--seeds", "3", "--log", "r.csv"}).code == 1);
}

TEST_CASE("A second program does not write what a first one is writing") {
  const Workspace here;
  Process first(program("sac-train"),
                {"--steps", "1000000000", "--checkpoint", "a", "--log", "a.csv", "--checkpoint_every", "100"},
                {.folder = here.path("")});
  await([&] { return std::filesystem::exists(here.path("a")); });
  for (const Words& words : {Words{"--checkpoint", "a", "--continue"}, Words{"--log", "a.csv"},
                             Words{"--resume", "a", "--checkpoint", "./a"}}) {
    Words all{"--steps", "1000000000"};
    all.insert(all.end(), words.begin(), words.end());
    CHECK_THAT(require_one_line_error(here.train(all), 1, "sac-train"), ContainsSubstring("another run"));
  }
  first.send(SIGKILL);
  first.wait();
  // Killed, it holds nobody up, and the leftovers go with the next run.
  const Output next = here.train({"--quiet", "--resume", "a", "--checkpoint", "a", "--log", "a.csv", "--steps", "10"});
  INFO(next.err);
  CHECK(next.code == 0);
  CHECK(here.names() == Words{"a", "a.csv"});
}

TEST_CASE("The flag --print_setting names a setting, however it is spelled") {
  const Workspace here;
  const auto name = [&](Words words) {
    words.emplace_back("--print_setting");
    const Output output = here.train(words);
    CHECK(output.code == 0);
    return output.out;
  };
  CHECK(name({}) == "quick\n");
  CHECK(name({"--alpha", "0.50", "--preset", "quick", "--seed", "9"}) == "quick+alpha=0.5\n");
  CHECK(name({"--tau=1e-2", "--alpha", ".5"}) == "quick+alpha=0.5+tau=0.01\n");
  CHECK(name({"--alpha", "0.1"}) == "quick\n");  // as in the preset
  CHECK(here.names().empty());
}
