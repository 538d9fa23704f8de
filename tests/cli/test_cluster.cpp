// The example scripts for many machines, without the machines.
#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <regex>

#include "workspace.h"

using namespace cli_test;

namespace {

// What `env` needs to start a task of the job array as Slurm does: in the folder of `sbatch`, the seed in a variable.
Words task(const std::string& seed, const Words& variables, const Words& flags) {
  const std::string programs = std::filesystem::path(program("sac-train")).parent_path().string();
  Words words{"PATH=" + programs + ":" + std::getenv("PATH"), "SLURM_ARRAY_TASK_ID=" + seed};
  words.insert(words.end(), variables.begin(), variables.end());
  words.insert(words.end(), {"bash", std::string(SAC_EXAMPLES) + "/slurm_array.sh"});
  words.insert(words.end(), flags.begin(), flags.end());
  return words;
}

}  // namespace

TEST_CASE("Tasks of a Slurm array train one seed each, go on where they were killed, and their logs join") {
  const Workspace here;
  const Words flags{"--preset", "quick", "--alpha", "0.3"};
  const auto straight = [&](const std::string& seed, const std::string& steps) {
    return "signature " + here.signature({"--alpha", "0.3", "--seed", seed, "--total-steps", steps}) + "\n";
  };
  const Output third = run("/usr/bin/env", task("3", {"STEPS=700"}, flags), {.folder = here.path("")});
  INFO(third.err);
  REQUIRE(third.code == 0);
  CHECK(third.out == straight("3", "700"));

  // Killed after its first checkpoint, as with its machine, and then requeued.
  const std::filesystem::path checkpoint = here.path("runs/quick+alpha=0.3/seed4.safetensors");
  {
    Process process("/usr/bin/env", task("4", {"STEPS=1000000000", "CHECKPOINT_EVERY=300"}, flags),
                    {.folder = here.path("")});
    await([&] { return std::filesystem::exists(checkpoint); });
    process.send(SIGKILL);
    REQUIRE(process.wait().code == 128 + SIGKILL);
  }
  const Output judged = here.eval({checkpoint.string(), "--episodes", "1", "--json"});
  const std::int64_t saved = nlohmann::json::parse(judged.out).at("environment_steps");
  CHECK(saved % 300 == 0);
  // Its log tells whether it goes on or begins anew.
  const std::string log = here.read("runs/quick+alpha=0.3/seed4.csv");
  here.write("runs/quick+alpha=0.3/seed4.csv",
             std::regex_replace(log, std::regex("episode,[0-9.]+,200,"), "episode,123.456,200,"));
  const std::string steps = std::to_string(saved + 400);
  const Output fourth = run("/usr/bin/env", task("4", {"STEPS=" + steps}, flags), {.folder = here.path("")});
  INFO(fourth.err);
  REQUIRE(fourth.code == 0);
  CHECK(fourth.out == straight("4", steps));
  CHECK(here.read("runs/quick+alpha=0.3/seed4.csv").find("episode,123.456,200,") != std::string::npos);

  const Output summary =
      here.eval({"--summary", "--json", "runs/quick+alpha=0.3/seed3.csv", "runs/quick+alpha=0.3/seed4.csv"});
  INFO(summary.err);
  REQUIRE(summary.code == 0);
  const nlohmann::json groups = nlohmann::json::parse(summary.out).at("groups");
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].at("changes") == "alpha=0.3");
  CHECK(groups[0].at("runs") == 2);
}

TEST_CASE("Each setting of a job array has a folder of its own, and a task of the same setting goes on") {
  const Workspace here;
  const auto start = [&](const Words& flags, const char* steps = "300") {
    return run("/usr/bin/env", task("1", {std::string("STEPS=") + steps}, flags), {.folder = here.path("")});
  };
  const auto straight = [&](const std::string& alpha, const std::string& steps) {
    return "signature " + here.signature({"--alpha", alpha, "--total-steps", steps}) + "\n";
  };
  REQUIRE(start({"--preset", "quick", "--alpha", "0.3"}).code == 0);
  const Output other = start({"--preset", "quick", "--alpha", "0.5"});
  CHECK(other.code == 0);
  CHECK(other.out == straight("0.5", "300"));
  const Output same = start({"--alpha=0.30"}, "500");
  CHECK(same.code == 0);
  CHECK(same.out == straight("0.3", "500"));
  // The seed is the task's, whatever the flags say.
  CHECK(start({"--alpha=0.30", "--seed", "9"}, "500").out == same.out);
  for (const char* setting : {"quick+alpha=0.3", "quick+alpha=0.5"}) {
    CHECK(std::filesystem::exists(here.path("runs") / setting / "seed1.csv"));
  }
}

TEST_CASE("A Slurm task passes on what sac-train says of a wrong flag, before it makes a folder") {
  const Workspace here;
  const Output output = run("/usr/bin/env", task("1", {}, {"--alpha", "much"}), {.folder = here.path("")});
  CHECK(require_one_line_error(output, 2, "sac-train").find("--alpha") != std::string::npos);
  const Output misspelt = run("/usr/bin/env", task("1", {}, {"--alpah", "0.5"}), {.folder = here.path("")});
  CHECK(require_one_line_error(misspelt, 2, "sac-train").find("did you mean --alpha?") != std::string::npos);
  CHECK(here.names().empty());
}

TEST_CASE("GNU parallel's script: a folder for each setting, flags checked, the same line goes on") {
  if (run("/bin/sh", {"-c", "command -v parallel"}).code != 0) SKIP("GNU parallel is not installed");
  const Workspace here;
  const auto start = [&](Words words) {
    const std::string programs = std::filesystem::path(program("sac-train")).parent_path().string();
    Words all{"PATH=" + programs + ":" + std::getenv("PATH"), "HOME=" + here.path("").string(), "SEEDS=1 2", "bash",
              std::string(SAC_EXAMPLES) + "/parallel.sh"};
    all.insert(all.end(), words.begin(), words.end());
    return run("/usr/bin/env", all, {.folder = here.path("")});
  };
  CHECK(start({"--alpah", "0.3"}).code == 2);
  REQUIRE(start({"--alpha", "0.3", "--steps", "300"}).code == 0);
  REQUIRE(start({"--alpha", "0.5", "--steps", "300"}).code == 0);
  const std::string before = here.read("runs/quick+alpha=0.3/seed2.csv");
  REQUIRE(start({"--alpha", "0.3", "--steps", "300"}).code == 0);
  CHECK(here.read("runs/quick+alpha=0.3/seed2.csv") == before);
  CHECK(std::filesystem::exists(here.path("runs/quick+alpha=0.5/seed1.safetensors")));
}
