// sac-train --checkpoint and --resume
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <csignal>
#include <cstring>
#include <nlohmann/json.hpp>

#include "workspace.h"

using namespace cli_test;
using Catch::Matchers::ContainsSubstring;

namespace {

// The step of a checkpoint.
std::int64_t step_of(const Workspace& here, const std::string& name) {
  const Output output = here.eval({name, "--episodes", "1", "--json"});
  INFO(output.err);
  REQUIRE(output.code == 0);
  return nlohmann::json::parse(output.out).at("environment_steps");
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
  CHECK(here.signature({"--steps", "300", "--resume", "a", "--policy_lr", "0.002"}) != same);
  const Output output = here.train({"--resume", "a", "--hidden_units", "32"});
  CHECK_THAT(require_one_line_error(output, 2, "sac-train"),
             ContainsSubstring("--hidden_units") && ContainsSubstring("64") && ContainsSubstring(" a;"));
  CHECK(before != same);
}

TEST_CASE("kill -9 costs what came after the last checkpoint, and nothing else") {
  const Workspace here;
  {
    Process process(program("sac-train"),
                    {"--steps", "1000000000", "--log", "a.csv", "--checkpoint", "a", "--checkpoint_every", "300"},
                    {.folder = here.path("")});
    // A training takes a while to begin; the second checkpoint shows that one is replaced, too.
    await([&] { return std::filesystem::exists(here.path("a")) && step_of(here, "a") >= 600; });
    process.send(SIGKILL);
    REQUIRE(process.wait().code == 128 + SIGKILL);
  }
  const std::int64_t saved = step_of(here, "a");
  CHECK(saved % 300 == 0);
  const std::string whole = std::to_string(saved + 550);
  const std::string resumed = here.signature({"--resume", "a", "--total-steps", whole, "--log", "a.csv"});
  CHECK(resumed == here.signature({"--total-steps", whole, "--log", "straight.csv"}));
  CHECK(timeless(here.read("a.csv")) == timeless(here.read("straight.csv")));
}

TEST_CASE("The steps before --resume count towards --total-steps, which does nothing where there are enough") {
  const Workspace here;
  const std::string half = here.signature({"--total-steps", "500", "--checkpoint", "a"});
  CHECK(half == here.signature({"--steps", "500"}));
  CHECK(here.signature({"--total-steps", "300", "--resume", "a"}) == half);
  CHECK(here.signature({"--total-steps", "500", "--resume", "a"}) == half);
  CHECK(here.signature({"--total-steps", "800", "--resume", "a"}) == here.signature({"--steps", "800"}));
  CHECK(here.signatures({"--total-steps", "500", "--seeds", "2"}).front() == half);
  CHECK(here.signature({"--frames", "500"}) == half);  // its older name
}

TEST_CASE("A resumed run keeps the preset of its log, also where another preset is closer") {
  const Workspace here;
  const Words changed{"--preset",   "article", "--hidden_units", "64",    "--batch_size", "64",
                      "--value_lr", "0.003",   "--q_lr",         "0.003", "--policy_lr",  "0.003"};
  Words start = changed;
  start.insert(start.end(), {"--quiet", "--steps", "200", "--checkpoint", "a", "--log", "a.csv"});
  REQUIRE(here.train(start).code == 0);
  REQUIRE(here.train({"--quiet", "--steps", "200", "--resume", "a", "--log", "a.csv"}).code == 0);
  const std::vector<Row> rows = rows_of(here.read("a.csv"));
  REQUIRE(rows.size() == 3);
  for (const Row& row : rows) {
    CHECK(row.at("preset") == "article");
    CHECK(row.at("changes") == rows.front().at("changes"));
  }
}

TEST_CASE("A checkpoint has its settings, and --preset is not for it; a file that lost them needs it") {
  const Workspace here;
  REQUIRE(here.train({"--quiet", "--steps", "300", "--checkpoint", "a", "--tau", "0.05"}).code == 0);
  const Output both = here.train({"--resume", "a", "--preset", "quick"});
  CHECK_THAT(require_one_line_error(both, 2, "sac-train"),
             ContainsSubstring("--preset") && ContainsSubstring("--resume"));

  // As another program saves it again: the same tensors without __metadata__.
  const std::string bytes = here.read("a");
  std::uint64_t size = 0;
  std::memcpy(&size, bytes.data(), 8);
  nlohmann::json header = nlohmann::json::parse(bytes.substr(8, size));
  REQUIRE(header.erase("__metadata__") == 1);
  const std::string text = header.dump();
  const std::uint64_t new_size = text.size();
  here.write("bare", std::string(reinterpret_cast<const char*>(&new_size), 8) + text + bytes.substr(8 + size));
  CHECK_THAT(require_one_line_error(here.train({"--resume", "bare"}), 1, "sac-train"),
             ContainsSubstring("cannot resume bare: ") && ContainsSubstring("--preset"));
  CHECK(here.signature({"--resume", "bare", "--preset", "quick", "--tau", "0.05", "--steps", "300"}) ==
        here.signature({"--resume", "a", "--steps", "300"}));
}

TEST_CASE("A run that diverged leaves its last good checkpoint, and one that holds the end says so") {
  const Workspace here;
  Words wild{"--quiet", "--q_lr",          "1",    "--value_lr",         "1", "--policy_lr", "1",    "--reward_scale",
             "100",     "--target_update", "none", "--updates_per_step", "4", "--steps",     "20000"};
  const auto with = [&](const Words& more) {
    Words words = wild;
    words.insert(words.end(), more.begin(), more.end());
    return words;
  };
  const std::string lost = require_one_line_error(here.train(with({"--checkpoint", "a"})), 1, "sac-train");
  CHECK_THAT(lost, ContainsSubstring("a holds that state"));
  CHECK_THAT(require_one_line_error(here.train({"--resume", "a"}), 1, "sac-train"), ContainsSubstring("has diverged"));
  const Words again = with({"--checkpoint", "a", "--continue"});
  CHECK_THAT(require_one_line_error(here.train(again), 1, "sac-train"), ContainsSubstring("--overwrite begins anew"));

  const std::string kept =
      require_one_line_error(here.train(with({"--checkpoint", "b", "--checkpoint_every", "1"})), 1, "sac-train");
  CHECK_THAT(kept, ContainsSubstring("The checkpoint b is that of step "));
  CHECK(here.train({"--quiet", "--resume", "b", "--steps", "1"}).code != 2);
  CHECK_THAT(here.train({"--quiet", "--resume", "b", "--steps", "1"}).err, !ContainsSubstring("has diverged"));
}
