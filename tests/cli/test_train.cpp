// sac-train: signature, --until, --quiet, summary.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <set>

#include "workspace.h"

using namespace cli_test;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("The signature is the same for the same run and another for another") {
  const Workspace here;
  const Words base{"--preset", "quick", "--steps", "600"};
  const auto with = [&](const Words& more) {
    Words arguments = base;
    arguments.insert(arguments.end(), more.begin(), more.end());
    return here.signature(arguments);
  };
  const std::string seven = with({"--seed", "7"});
  CHECK(with({"--seed", "7"}) == seven);
  // How a run is watched is no part of it.
  CHECK(with({"--seed", "7", "--evaluation_interval", "100", "--log", "a.csv", "--checkpoint", "a.safetensors"}) ==
        seven);
  const std::set<std::string> all{seven,
                                  with({"--seed", "8"}),
                                  with({"--seed", "7", "--tau", "0.03"}),
                                  with({"--seed", "7", "--steps", "601"}),
                                  with({"--seed", "7", "--critic", "twin_target"}),
                                  with({"--seed", "7", "--max_torque", "3"})};
  CHECK(all.size() == 6);
}

TEST_CASE("The last of a repeated flag counts, as in any shell alias") {
  const Workspace here;
  CHECK(here.signature({"--steps", "5", "--seed", "1", "--steps", "300", "--seed", "2"}) ==
        here.signature({"--steps", "300", "--seed=2"}));
}

TEST_CASE("A hyperparameter that has no effect given the others is named, and the run goes on") {
  const Workspace here;
  const Output idle =
      here.train({"--preset", "no-entropy", "--alpha", "0.2", "--tau", "0.05", "--steps", "80", "--quiet"});
  CHECK(idle.code == 0);
  CHECK(idle.err == "sac-train: --alpha has no effect while entropy_mode is off.\n");
  CHECK(here.train({"--alpha", "0.2", "--steps", "80", "--quiet"}).err.empty());
}

TEST_CASE("sac-train --until stops at the first evaluation that reaches the return", "[portable]") {
  const Workspace here;
  const double wanted = -1100.0;
  const Output output = here.train({"--until", std::to_string(wanted), "--steps", "20000", "--log", "a.csv"});
  REQUIRE(output.code == 0);
  const std::vector<Row> rows = rows_of(here.read("a.csv"));
  REQUIRE(!rows.empty());
  CHECK(rows.back().at("event") == "evaluation");
  CHECK(std::stod(rows.back().at("evaluation_return")) >= wanted);
  CHECK(std::stoi(rows.back().at("environment_steps")) < 20000);
  int below = 0;
  for (const Row& row : rows) {
    if (row.at("event") == "evaluation" && &row != &rows.back()) {
      CHECK(std::stod(row.at("evaluation_return")) < wanted);
      ++below;
    }
  }
  CHECK(below > 0);  // or the test shows nothing
}

TEST_CASE("sac-train --until out of reach runs all steps") {
  const Workspace here;
  const Output output = here.train({"--until", "0", "--steps", "700"});
  CHECK(output.code == 0);
  CHECK_THAT(output.out, ContainsSubstring("steps            700\n"));
}

TEST_CASE("sac-train --quiet prints nothing") {
  const Workspace here;
  const Output output = here.train({"--quiet", "--steps", "3000", "--log", "a.csv", "--checkpoint", "a.safetensors"});
  CHECK(output.code == 0);
  CHECK(output.out.empty());
  CHECK(output.err.empty());
}

TEST_CASE("The summary tells steps, updates, speed, evaluations and whether it is solved", "[portable]") {
  const Workspace here;
  const Output output = here.train({"--steps", "1250", "--batch_size", "50", "--checkpoint", "a.safetensors"});
  REQUIRE(output.code == 0);
  for (const char* text :
       {"steps            1,250\n", "seconds          ", "updates/s        ", "last evaluation  -", " at step 1,250\n",
        "best evaluation  -", "solved           not yet", "checkpoint       a.safetensors\n"}) {
    CHECK_THAT(output.out, ContainsSubstring(text));
  }
  const Output resumed = here.train({"--resume", "a.safetensors", "--steps", "300"});
  CHECK_THAT(resumed.out, ContainsSubstring("steps            300, 1,550 in all\nupdates          300\n"));
  const Output solved = here.train({"--resume", "a.safetensors", "--until", "-160", "--steps", "20000"});
  CHECK_THAT(solved.out, ContainsSubstring("solved           at step ") && ContainsSubstring(", after "));
}

TEST_CASE("A run that diverges fails, says so in one sentence and saves what is finite") {
  const Workspace here;
  const Output output = here.train({"--quiet", "--q_lr", "1", "--value_lr", "1", "--policy_lr", "1", "--reward_scale",
                                    "100", "--target_update", "none", "--updates_per_step", "4", "--steps", "20000",
                                    "--checkpoint", "a.safetensors"});
  CHECK_THAT(require_one_line_error(output, 1, "sac-train"),
             ContainsSubstring("seed 1: ") && ContainsSubstring("infinite or NaN"));
  CHECK(here.eval({"a.safetensors"}).code == 0);
}
