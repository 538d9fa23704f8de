// --help, as it comes from the schema.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <regex>

#include "sac/schema.h"
#include "workspace.h"

using namespace cli_test;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("sac-train --help shows every flag, its range, its default and its group") {
  const Workspace here;
  const Output output = here.train({"--help"});
  REQUIRE(output.code == 0);
  CHECK(output.err.empty());
  for (const char* flag : {"--steps", "--total-steps", "--seeds", "--jobs", "--until", "--log", "--checkpoint",
                           "--checkpoint_every", "--resume", "--continue", "--overwrite", "--print_setting",
                           "--signature", "--quiet", "--preset", "--version"}) {
    CHECK_THAT(output.out, ContainsSubstring(std::string("\n  ") + flag));
  }
  for (const sac::Param& param : sac::params()) {
    INFO(param.key);
    CHECK_THAT(output.out, ContainsSubstring("\n  --" + std::string(param.key) + " "));
    CHECK_THAT(output.out, ContainsSubstring("Hyperparameters, " + std::string(param.group) + ":"));
    for (const std::string_view choice : param.choices) CHECK_THAT(output.out, ContainsSubstring(std::string(choice)));
  }
  CHECK_THAT(output.out, ContainsSubstring("--batch_size 1..4096 "));
  CHECK_THAT(output.out, ContainsSubstring("--twin_q true|false "));
  const std::string unwrapped = std::regex_replace(output.out, std::regex("\\s+"), " ");
  const std::string quick = sac::get_text(sac::make_config(*sac::find_preset("quick")), *sac::find_param("alpha"));
  CHECK_THAT(unwrapped, ContainsSubstring(" Default 1, with quick " + quick + ". --target_entropy"));
  for (const std::string& line : lines_of(output.out)) {
    INFO(line);
    CHECK(line.size() <= 100);
  }
}

TEST_CASE("sac-eval --help and sac-bench --help show their flags") {
  const Workspace here;
  const Output eval = here.eval({"--help"}), bench = here.bench({"--help"});
  CHECK(eval.code == 0);
  for (const char* flag : {"--episodes", "--summary", "--picture", "--json"})
    CHECK_THAT(eval.out, ContainsSubstring(flag));
  CHECK(bench.code == 0);
  CHECK_THAT(bench.out, ContainsSubstring("--json"));
}

TEST_CASE("Every program tells its version") {
  const Workspace here;
  const std::regex version("sac-[a-z]+( learning)? [0-9]+\\.[0-9]+\\.[0-9]+ \\((native|portable) build\\)\n");
  for (const Output& output : {here.train({"--version"}), here.eval({"--version"}), here.bench({"--version"}),
                               here.bench({"learning", "--version"})}) {
    CHECK(output.code == 0);
    CHECK(std::regex_match(output.out, version));
  }
}
