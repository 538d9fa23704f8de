// sac-bench learning
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <limits>
#include <nlohmann/json.hpp>

#include "learning.h"
#include "learning_report.h"
#include "sac/schema.h"
#include "sac/trainer.h"
#include "workspace.h"

using namespace cli_test;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

TEST_CASE("sac-bench learning tells of each run what the run itself tells", "[portable]") {
  const Workspace here;
  const Output output = here.bench({"learning", "--presets", "quick,quick:alpha=0.5:seed=20", "--seeds", "3", "--steps",
                                    "700", "--jobs", "2", "--out", "."});
  REQUIRE(output.code == 0);
  CHECK(lines_of(output.out).size() == 5);
  CHECK_THAT(lines_of(output.out).back(), ContainsSubstring("learning.svg"));
  CHECK_THAT(lines_of(output.out).at(2), ContainsSubstring("quick:alpha=0.5:seed=20") && ContainsSubstring(" 0/3 "));
  CHECK(here.names() == Words{"learning.csv", "learning.json", "learning.svg"});

  sac::Config config = sac::make_config(*sac::find_preset("quick"));
  config.alpha = 0.5;
  config.seed = 21;
  sac::Trainer trainer(config);
  trainer.run(700);
  const nlohmann::json second = nlohmann::json::parse(here.read("learning.json")).at("presets").at(1);
  CHECK(second.at("name") == "quick:alpha=0.5:seed=20");
  const nlohmann::json run = second.at("runs").at(1);
  CHECK(run.at("seed") == 21);
  CHECK(run.at("solved_frame").is_null());
  double final_return = 0.0;
  for (const double value : trainer.evaluate(1000)) final_return += value / 1000.0;
  CHECK_THAT(run.at("final_return").get<double>(), WithinAbs(final_return, 1e-3));

  std::vector<double> returns;
  for (const Row& row : rows_of(here.read("learning.csv"))) {
    if (row.at("preset") == "quick:alpha=0.5:seed=20" && row.at("seed") == "21") {
      returns.push_back(std::stod(row.at("evaluation_return")));
    }
  }
  REQUIRE(returns.size() == trainer.evaluations().size());
  for (std::size_t i = 0; i < returns.size(); ++i) {
    CHECK_THAT(returns[i], WithinAbs(trainer.evaluations()[i].mean_return, 1e-3));
  }
  CHECK(rows_of(here.read("learning.csv")).size() == 2 * 3 * 2);
}

TEST_CASE("sac-bench learning replaces its own files, and others only where that is asked for") {
  const Workspace here;
  const auto learn = [&](Words more) {
    more.insert(more.begin(), {"learning", "--presets", "quick:hidden_units=8:batch_size=8", "--seeds", "1", "--steps",
                               "250", "--quiet", "--out", "."});
    return here.bench(more);
  };
  REQUIRE(learn({}).code == 0);
  REQUIRE(learn({}).code == 0);
  for (const std::string name : {"learning.csv", "learning.json", "learning.svg"}) {
    INFO(name);
    const std::string own = here.read(name);
    here.write(name, "<svg>mine</svg>");
    CHECK_THAT(require_one_line_error(learn({}), 1, "sac-bench"),
               ContainsSubstring(name) && ContainsSubstring("--overwrite"));
    CHECK(here.read(name) == "<svg>mine</svg>");
    REQUIRE(learn({"--overwrite"}).code == 0);
    CHECK(here.read(name).substr(0, 20) == own.substr(0, 20));
  }
}

TEST_CASE("A picture has a panel for each preset and a line for each run") {
  sac::cli::LearningResult result;
  result.learning_case.name = "quick";
  result.optimum = -137.0;
  for (int seed = 1; seed <= 5; ++seed) {
    sac::cli::LearningRun& run = result.runs.emplace_back();
    run.curve = {{250, -1500.0}, {500, -100.0 * seed}};
  }
  result.curve = {{250, -1500.0, -1500.0, {-1500.0, -1500.0}}, {500, -300.0, -300.0, {-400.0, -200.0}}};
  const std::string svg = sac::cli::learning_svg({result, result, result});
  CHECK(svg.starts_with("<svg "));
  CHECK(svg.ends_with("</svg>\n"));
  CHECK(count_of(svg, ">quick</text>") == 3);
  CHECK(count_of(svg, "<polygon ") == 3);
  CHECK(count_of(svg, "<polyline ") == 3 * (5 + 2));
  CHECK(count_of(svg, ">solved &#8722;160<") == 3);
  CHECK(count_of(svg, ">optimum &#8722;137<") == 3);
  CHECK_THAT(svg, ContainsSubstring("each of 5 seeds") && !ContainsSubstring("nan") && !ContainsSubstring("inf"));
}

TEST_CASE("Seeds that were never solved count as the worst") {
  const double never = std::numeric_limits<double>::infinity();
  sac::cli::LearningResult result;
  result.learning_case.name = "article";
  result.runs.resize(3);
  result.runs[0].solved_step = 2500;
  result.runs[2].divergence = "Training stopped.";
  result.solved = 1;
  result.median_solved_step = result.worst_solved_step = never;
  const std::vector<std::string> lines = lines_of(sac::cli::learning_table({result}));
  REQUIRE(lines.size() == 3);
  CHECK_THAT(lines[1], ContainsSubstring("1/3            -           -"));
  CHECK(lines[2] == "article, seed 0: Training stopped.");
  const nlohmann::json json = nlohmann::json::parse(sac::cli::learning_json({result})).at("presets").at(0);
  CHECK(json.at("median_solved_frame").is_null());
  CHECK(json.at("runs").at(0).at("solved_frame") == 2500);
  CHECK(json.at("runs").at(2).at("diverged") == true);
}

TEST_CASE("sac-bench learning refuses what it cannot do, in one line") {
  const Workspace here;
  const auto error = [&here](Words words) {
    words.insert(words.begin(), "learning");
    return require_one_line_error(here.bench(words), 2, "sac-bench");
  };
  CHECK_THAT(error({"--presets", "quikc"}), ContainsSubstring("quick"));
  CHECK_THAT(error({"--presets", "quick:alpha"}), ContainsSubstring("KEY=VALUE"));
  CHECK_THAT(error({"--presets", "quick:alhpa=1"}), ContainsSubstring("alpha"));
  CHECK_THAT(error({"--presets", "quick:evaluation_interval=0"}), ContainsSubstring("evaluation_interval"));
  CHECK_THAT(error({"--steps", "100"}), ContainsSubstring("250"));
  CHECK_THAT(error({"--presets", "quick:seed=4294967295", "--seeds", "2"}), ContainsSubstring("4294967295"));
  CHECK_THAT(error({"--seeds", "0"}), ContainsSubstring("1 to 10000"));
  CHECK_THAT(require_one_line_error(here.bench({"learning", "--out", "nowhere"}), 1, "sac-bench"),
             ContainsSubstring("nowhere"));
}
