// Every wrong flag, value or file: one clear line and the right exit code, before any work is done.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "workspace.h"

using namespace cli_test;
using Catch::Matchers::ContainsSubstring;

namespace {

struct Mistake {
  Words arguments;
  Words named;  // what the line must hold
};

void require_usage_error(const Output& output, const Mistake& mistake, const std::string& program) {
  std::string command = program;
  for (const std::string& word : mistake.arguments) command += " '" + word + "'";
  INFO(command);
  const std::string line = require_one_line_error(output, 2, program);
  for (const std::string& text : mistake.named) CHECK_THAT(line, ContainsSubstring(text));
}

}  // namespace

TEST_CASE("sac-train names a wrong flag or value and what is allowed") {
  const Mistake mistake = GENERATE(values<Mistake>({
      {{"--preset", "fast"}, {"--preset", "\"fast\"", "quick, article, modern"}},
      {{"--preset"}, {"--preset", "needs a value"}},
      {{"--policy-lr", "0.1"}, {"--policy-lr", "did you mean --policy_lr?"}},
      {{"--velocity", "1"}, {"--velocity", "--help"}},
      {{"-x"}, {"-x", "--help"}},
      {{"surplus"}, {"\"surplus\"", "--help"}},
      {{"--tau", "1.5"}, {"--tau", "\"1.5\"", " to 1."}},
      {{"--tau", "-0.1"}, {"--tau", "\"-0.1\""}},
      {{"--tau", "0.1x"}, {"--tau", "\"0.1x\"", "a number from"}},
      {{"--tau", "nan"}, {"--tau", "\"nan\""}},
      {{"--tau", ""}, {"--tau", "needs a value"}},
      {{"--alpha", "--tau", "0.1"}, {"--alpha", "needs a value"}},
      {{"--batch_size", "12.5"}, {"--batch_size", "\"12.5\"", "a whole number from 1 to 4096"}},
      {{"--batch_size", "0"}, {"--batch_size", "\"0\"", "a whole number from 1 to 4096"}},
      {{"--twin_q", "maybe"}, {"--twin_q", "\"maybe\"", "true or false"}},
      {{"--critic", "three"}, {"--critic", "\"three\"", "value_network or twin_target"}},
      {{"--seed", "-1"}, {"--seed", "\"-1\"", "4294967295"}},
      {{"--seed", "4294967296"}, {"--seed", "\"4294967296\"", "4294967295"}},
      {{"--steps", "0"}, {"--steps", "\"0\"", "from 1 to 1000000000"}},
      {{"--steps", "1e-4"}, {"--steps", "\"1e-4\"", "a whole number"}},
      {{"--steps", "0x10"}, {"--steps", "\"0x10\"", "a whole number"}},
      {{"--steps", "99999999999999999999"}, {"--steps", "a whole number"}},
      {{"--steps"}, {"--steps", "needs a value"}},
      {{"--total-steps", "0"}, {"--total-steps", "\"0\"", "from 1 to 1000000000"}},
      {{"--total-steps", "10", "--steps", "10"}, {"--total-steps", "--steps"}},
      {{"--checkpoint_every", "0.5", "--checkpoint", "a"}, {"--checkpoint_every", "\"0.5\"", "a whole number"}},
      {{"--checkpoint_every", "100"}, {"--checkpoint_every", "--checkpoint:"}},
      {{"--seeds", "0"}, {"--seeds", "\"0\"", "from 1 to"}},
      {{"--seeds", "2", "--seed", "4294967295"}, {"--seeds", "4294967295"}},
      {{"--jobs", "0"}, {"--jobs", "\"0\"", "from 1 to"}},
      {{"--until", "solved"}, {"--until", "\"solved\"", "a number"}},
      {{"--until", "-150", "--evaluation_interval", "0"}, {"--until", "--evaluation_interval"}},
      {{"--log", ""}, {"--log", "needs a value"}},
      {{"--log", "a", "--checkpoint", "a"}, {"--log", "\"a\"", "another file"}},
      {{"--resume", "a", "--seeds", "2"}, {"--seeds", "--resume"}},
      {{"--continue"}, {"--continue", "--checkpoint"}},
      {{"--continue", "--checkpoint", "a", "--resume", "b"}, {"--continue", "--resume"}},
      {{"--continue", "--checkpoint", "a", "--overwrite"}, {"--continue", "--overwrite"}},
      {{"--print_setting", "--resume", "a"}, {"--print_setting", "--resume"}},
      {{"--print_setting", "--alpah", "1"}, {"--alpah", "did you mean --alpha?"}},
      {{"--log", "./s.csv", "--checkpoint", "s.csv"}, {"--log", "\"./s.csv\"", "another file"}},
      {{"--log", "S.csv", "--checkpoint", "s.csv"}, {"--log", "\"S.csv\"", "another file"}},
      {{"--log", "a-seed8", "--checkpoint", "a", "--seed", "7", "--seeds", "2"}, {"--log", "another file"}},
  }));
  const Workspace here;
  require_usage_error(here.train(mistake.arguments), mistake, "sac-train");
  CHECK(here.names().empty());
}

TEST_CASE("sac-eval and sac-bench name a wrong flag or value and what is allowed") {
  const Workspace here;
  const Mistake evals[] = {
      {{}, {"checkpoint", "required"}},
      {{"a", "--episodes", "0"}, {"--episodes", "\"0\"", "from 1 to"}},
      {{"a", "--episodes", "ten"}, {"--episodes", "\"ten\"", "a whole number"}},
      {{"a", "--episode", "5"}, {"--episode", "did you mean --episodes?"}},
      {{"a", "b"}, {"\"b\"", "--help"}},
      {{"--summary"}, {"checkpoint", "required"}},
      {{"--summary", "a.csv", "--episodes", "5"}, {"--episodes", "--summary"}},
      {{"a", "--picture", "a.png", "--episodes", "5"}, {"--picture", "--episodes"}},
      {{"a", "--picture", "a.png", "--oracle"}, {"--picture", "--oracle"}},
      {{"a", "--tiles", "5"}, {"--tiles", "--picture"}},
      {{"a", "--picture", "a.png", "--tiles", "101"}, {"--tiles", "\"101\"", "from 1 to 100"}},
      {{"a", "--picture", "a.png", "--seconds", "0"}, {"--seconds", "\"0\"", "more than 0"}},
      {{"a", "--picture", "a.png", "--theme", "blue"}, {"--theme", "\"blue\"", "light and dark"}},
  };
  for (const Mistake& mistake : evals) require_usage_error(here.eval(mistake.arguments), mistake, "sac-eval");
  const Mistake benches[] = {
      {{"--jsn"}, {"--jsn", "did you mean --json?"}},
      {{"--seconds", "0"}, {"--seconds", "\"0\"", "0.01 to 60"}},
      {{"--seconds", "nan"}, {"--seconds", "\"nan\"", "a number"}},
      {{"quick"}, {"\"quick\"", "learning and claims"}},
  };
  for (const Mistake& mistake : benches) require_usage_error(here.bench(mistake.arguments), mistake, "sac-bench");
}

TEST_CASE("After -- stands no flag, so that a file may begin with a dash") {
  const Workspace here;
  REQUIRE(here.train({"--steps", "100", "--quiet", "--checkpoint", "./-a.safetensors", "--"}).code == 0);
  CHECK(here.eval({"--episodes", "2", "--", "-a.safetensors"}).code == 0);
  require_usage_error(here.train({"--", "more"}), {{}, {"\"more\""}}, "sac-train");
}

TEST_CASE("What is wrong leaves the terminal as it is, whatever a value or a file holds") {
  const Workspace here;
  const std::string escape = "\x1b[31mred\x07\r\x7f\n";
  const std::string flag = require_one_line_error(here.train({"--alpha", escape}), 2, "sac-train");
  here.write("log.csv", "preset,changes,seed,event,environment_steps,evaluation_return\n" + escape);
  const std::string file = require_one_line_error(here.eval({"--summary", "log.csv"}), 1, "sac-eval");
  for (const std::string& said : {flag, file}) {
    INFO(said);
    CHECK(std::none_of(said.begin(), said.end(), [](char c) { return (c >= 0 && c < ' ') || c == 0x7f; }));
  }
  CHECK_THAT(flag, ContainsSubstring("[31mred"));
}

TEST_CASE("An unwritable path is told before the training starts") {
  const Workspace here;
  std::filesystem::create_directory(here.path("folder"));
  here.write("file", "");
  // A billion steps would not end within the test's time.
  for (const std::string flag : {"--log", "--checkpoint"}) {
    for (const std::string path : {"missing/a", "file/a", "folder"}) {
      INFO(flag << ' ' << path);
      const Output output = here.train({flag, path, "--steps", "1000000000"});
      CHECK_THAT(require_one_line_error(output, 1, "sac-train"), ContainsSubstring("cannot write " + path + ": "));
    }
  }
  const Output device = here.train({"--checkpoint", "/dev/null", "--steps", "1000000000"});
  CHECK_THAT(require_one_line_error(device, 1, "sac-train"), ContainsSubstring("/dev/null: it is not a regular file"));
  CHECK(here.names() == Words{"file", "folder"});
}

TEST_CASE("A file that is no checkpoint is refused by name") {
  const Workspace here;
  REQUIRE(here.train({"--quiet", "--steps", "300", "--checkpoint", "good"}).code == 0);
  const std::string good = here.read("good");
  here.write("empty", "");
  here.write("garbage", std::string(1000, 'x'));
  here.write("truncated", good.substr(0, good.size() - 1));
  here.write("oversized", good + 'x');
  here.write("header_only", good.substr(0, 100));
  std::filesystem::create_directory(here.path("folder"));
  for (const std::string name : {"missing", "empty", "garbage", "truncated", "oversized", "header_only", "folder"}) {
    INFO(name);
    const std::string resumed = require_one_line_error(here.train({"--resume", name}), 1, "sac-train");
    CHECK_THAT(resumed, ContainsSubstring(" " + name + ": "));
    const std::string evaluated = require_one_line_error(here.eval({name}), 1, "sac-eval");
    CHECK_THAT(evaluated, ContainsSubstring(" " + name + ": "));
  }
}
