// Ctrl-C
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "workspace.h"

using namespace cli_test;
using Catch::Matchers::ContainsSubstring;

namespace {

// Waits until the log holds a row of this seed: its training is under way.
void await_row(const Workspace& here, const std::string& log, const std::string& seed) {
  await([&] {
    std::error_code ignored;
    return std::filesystem::exists(here.path(log), ignored) &&
           here.read(log).find("quick,," + seed + ",") != std::string::npos;
  });
}

}  // namespace

TEST_CASE("Ctrl-C ends a run cleanly: summary, signature, and a checkpoint to go on from") {
  const Workspace here;
  Process process(program("sac-train"), {"--steps", "1000000000", "--log", "a.csv", "--checkpoint", "a", "--signature"},
                  {.folder = here.path("")});
  await_row(here, "a.csv", "1");
  process.send(SIGINT);
  const Output output = process.wait();
  CHECK(output.code == 128 + SIGINT);
  CHECK_THAT(output.out, ContainsSubstring("checkpoint       a\n"));

  // The same number of steps in one go leads to the same signature.
  std::string digits = lines_of(output.out).at(0);
  REQUIRE(digits.starts_with("steps "));
  std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });
  const std::string same = here.signature({"--steps", digits});
  CHECK(lines_of(output.out).back() == "signature " + same + " at step " + digits);
  const std::string next = std::to_string(std::stoi(digits) + 100);
  CHECK(here.signature({"--steps", "100", "--resume", "a"}) == here.signature({"--steps", next}));
}

TEST_CASE("Ctrl-C ends several seeds, each with its checkpoint") {
  const Workspace here;
  Process process(program("sac-train"),
                  {"--steps", "1000000000", "--seeds", "3", "--jobs", "2", "--log", "a.csv", "--checkpoint", "a"},
                  {.folder = here.path("")});
  await_row(here, "a.csv", "1");
  await_row(here, "a.csv", "2");
  process.send(SIGTERM);
  const auto ended = process.wait();
  CHECK(ended.code == 128 + SIGTERM);
  CHECK_THAT(ended.out, ContainsSubstring("ended at step"));
  CHECK_THAT(ended.out, ContainsSubstring("1 of 3 seeds had not begun"));
  CHECK(here.names() == Words{"a-seed1", "a-seed2", "a.csv"});
  CHECK(here.eval({"a-seed1"}).code == 0);
}

TEST_CASE("A terminal that is closed ends a run as Ctrl-C does, unless nohup started it") {
  const Workspace here;
  {
    Process process(program("sac-train"), {"--steps", "1000000000", "--log", "a.csv", "--checkpoint", "a"},
                    {.folder = here.path("")});
    await_row(here, "a.csv", "1");
    process.send(SIGHUP);
    CHECK(process.wait().code == 128 + SIGHUP);
    CHECK(here.eval({"a"}).code == 0);
  }
  Process process(
      "/usr/bin/env",
      {"sh", "-c",
       std::string("trap '' HUP; exec ") + program("sac-train") + " --steps 1000000000 --log b.csv --checkpoint b"},
      {.folder = here.path("")});
  await_row(here, "b.csv", "1");
  process.send(SIGHUP);
  process.send(SIGTERM);
  CHECK(process.wait().code == 128 + SIGTERM);
}

TEST_CASE("Ctrl-C is answered at once, and an impatient second one loses nothing") {
  const Workspace here;
  // One step of many minutes: nothing but the handler can answer.
  const auto start = [&](const std::string& batch_size, Words more) {
    more.insert(more.end(),
                {"--preset", "article", "--hidden_units", "1024", "--hidden_layers", "3", "--batch_size", batch_size,
                 "--updates_per_step", "16", "--steps", "1000000000", "--evaluation_interval", "0"});
    return more;
  };
  {
    Process process(program("sac-train"), start("4096", {"--checkpoint", "a", "--checkpoint_every", "4096"}),
                    {.folder = here.path("")});
    await([&] { return std::filesystem::exists(here.path("a")); });  // saved before the first updates
    process.send(SIGINT);
    process.await_error_text("stopping and saving after this update");
    process.send(SIGINT);
    process.await_error_text("still in this update");
    process.send(SIGTERM);  // from somebody else, at the same time
    process.send(SIGINT);
    CHECK(process.wait().code == 128 + SIGINT);
  }
  CHECK(here.eval({"a", "--episodes", "1"}).code == 0);
  {
    Process process(program("sac-train"), start("256", {}), {.folder = here.path("")});
    // With nothing to save, the second one ends it.
    process.await_error_text("step ");
    process.send(SIGINT);
    process.await_error_text("stopping after this update");
    process.send(SIGINT);
    CHECK(process.wait().code == 128 + SIGINT);
  }
}
