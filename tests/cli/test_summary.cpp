// sac-eval --summary: the logs of many machines together.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>

#include "workspace.h"

using namespace cli_test;
using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

const std::string kHeader = "preset,changes,seed,event,seconds,environment_steps,episode_return,evaluation_return\n";

std::string row(const std::string& setting, int seed, int step, double evaluation) {
  return setting + "," + std::to_string(seed) + ",evaluation,0.5," + std::to_string(step) + ",-900," +
         std::to_string(evaluation) + "\n";
}

json summarise(const Workspace& here, Words arguments) {
  arguments.insert(arguments.begin(), {"--summary", "--json"});
  const Output output = here.eval(arguments);
  INFO(output.err);
  REQUIRE(output.code == 0);
  CHECK(output.err.empty());
  return json::parse(output.out).at("groups");
}

}  // namespace

TEST_CASE("sac-eval --summary reads what the page exports") {
  const Workspace here;
  here.write("page.csv",
             kHeader + row("quick,", 1, 250, -150) + "quick,,1,metrics,,275,-400,-150\n" + "quick,,1,metrics,,300,,\n");
  const json groups = summarise(here, {"page.csv"});
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].at("frames") == json{{"least", 300}, {"most", 300}});
  CHECK(groups[0].at("final_return").at("mean") == -150.0);
}

TEST_CASE("sac-eval --summary tells of each setting: runs, solved steps, final returns") {
  const Workspace here;
  // Solved at 500, 250 (and never left), 750 and never; the last evaluations are -150, -140, -155 and -900.
  here.write("one.csv", kHeader + row("quick,", 1, 250, -1000) + row("quick,", 1, 500, -160) +
                            row("quick,", 1, 750, -150) + row("quick,", 2, 250, -140) +
                            "quick,,2,episode,0.6,400,-130,-140\n");
  here.write("two.csv", kHeader + row("quick,", 4, 750, -900) + row("quick,alpha=0.5 tau=0.1", 1, 250, -200) +
                            row("quick,", 3, 500, -200) +
                            "quick,,3,evaluation,0.9,750,-150,-155");  // without a line break, and whole
  const json groups = summarise(here, {"one.csv", "two.csv"});
  REQUIRE(groups.size() == 2);
  const json& quick = groups[0];
  CHECK(quick.at("preset") == "quick");
  CHECK(quick.at("changes") == "");
  CHECK(quick.at("runs") == 4);
  CHECK(quick.at("frames") == json{{"least", 400}, {"most", 750}});
  CHECK(quick.at("solved") == 3);
  CHECK(quick.at("solved_frame").at("median") == 625);  // of 250, 500, 750 and never
  CHECK(quick.at("solved_frame").at("worst") == nullptr);
  const json& final_return = quick.at("final_return");
  CHECK(final_return.at("runs") == 4);
  CHECK(final_return.at("mean") == -336.25);
  CHECK(final_return.at("interquartile_mean") == -152.5);  // of -150 and -155
  CHECK(final_return.at("low") < -500.0);                  // a resample may hold -900 twice
  CHECK(final_return.at("low") >= -900.0);
  CHECK(final_return.at("high") > -152.5);
  CHECK(final_return.at("high") <= -140.0);
  CHECK(groups[1].at("changes") == "alpha=0.5 tau=0.1");
  CHECK(groups[1].at("solved") == 0);
  CHECK(groups[1].at("final_return").at("low") == nullptr);  // one run tells nothing of the others
  CHECK(groups[1].at("optimum") == -136.9);

  CHECK(summarise(here, {"two.csv", "one.csv"}) == groups);

  const Output table = here.eval({"--summary", "one.csv", "two.csv"});
  REQUIRE(table.code == 0);
  const Words lines = lines_of(table.out);
  REQUIRE(lines.size() == 3);
  CHECK_THAT(lines[0], ContainsSubstring("IQM") && ContainsSubstring("95 % interval") && ContainsSubstring("setting"));
  CHECK_THAT(lines[1], ContainsSubstring("400-750") && ContainsSubstring("3 of 4") && ContainsSubstring(" 625 ") &&
                           ContainsSubstring(" - ") && ContainsSubstring("-336.2") && ContainsSubstring("-152.5"));
  CHECK(lines[1].ends_with("  quick"));
  CHECK(lines[2].ends_with("  quick alpha=0.5 tau=0.1"));
  CHECK_THAT(lines[2], ContainsSubstring("-200.0                    -        63.1  quick"));
}

TEST_CASE("sac-eval --summary reads what sac-train writes, also a run that goes on in another file") {
  const Workspace here;
  REQUIRE(here.train({"--quiet", "--steps", "500", "--seeds", "3", "--log", "a.csv"}).code == 0);
  REQUIRE(here.train({"--quiet", "--steps", "300", "--seed", "50", "--log", "b.csv", "--checkpoint", "b"}).code == 0);
  REQUIRE(here.train({"--quiet", "--steps", "300", "--resume", "b", "--log", "c.csv"}).code == 0);
  REQUIRE(
      here.train({"--quiet", "--steps", "200", "--evaluation_interval", "0", "--tau", "0.1", "--log", "d.csv"}).code ==
      0);
  const json groups = summarise(here, {"a.csv", "b.csv", "c.csv", "d.csv"});
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].at("runs") == 4);
  CHECK(groups[0].at("frames") == json{{"least", 500}, {"most", 600}});
  // The seed table of the training itself has the same last evaluations.
  double sum = 0.0;
  for (const char* log : {"a.csv", "c.csv"}) {
    for (const Row& r : rows_of(here.read(log))) {
      if (r.at("event") == "evaluation" && r.at("environment_steps") == "500")
        sum += std::stod(r.at("evaluation_return"));
    }
  }
  CHECK(std::abs(groups[0].at("final_return").at("mean").get<double>() - sum / 4) < 1e-5);
  // Without an evaluation there is a run, and nothing to say of its return.
  CHECK(groups[1].at("runs") == 1);
  CHECK(groups[1].at("final_return").at("runs") == 0);
  CHECK(groups[1].at("final_return").at("mean") == nullptr);
  CHECK(groups[1].at("final_return").at("low") == nullptr);
}

TEST_CASE("A last line that was cut off is not counted, and said") {
  const Workspace here;
  here.write("a.csv", kHeader + row("quick,", 1, 250, -150) + "quick,,1,evaluation,0.9,500,-1");
  const Output output = here.eval({"--summary", "--json", "a.csv"});
  REQUIRE(output.code == 0);
  CHECK(output.err == "sac-eval: a.csv, line 3, is cut off and not counted.\n");
  CHECK(json::parse(output.out).at("groups")[0].at("frames").at("most") == 250);
}

TEST_CASE("A log that begins in the midst of a run says that earlier solutions are not in it") {
  const Workspace here;
  REQUIRE(here.train({"--preset", "quick", "--steps", "450", "--checkpoint", "a.safetensors", "--log", "whole.csv",
                      "--quiet"})
              .code == 0);
  REQUIRE(here.train({"--resume", "a.safetensors", "--steps", "300", "--log", "rest.csv", "--quiet"}).code == 0);
  const Output rest = here.eval({"--summary", "rest.csv"});
  CHECK(rest.code == 0);
  CHECK(rest.err ==
        "sac-eval: seed 1 of quick is told from step 500 on; what it did before, also a solution, is not counted.\n");
  CHECK(here.eval({"--summary", "whole.csv"}).err.empty());
  CHECK(here.eval({"--summary", "rest.csv", "whole.csv"}).err.empty());
}

TEST_CASE("A log that a spreadsheet saved is read: byte order mark, CRLF, no last line break") {
  const Workspace here;
  std::string log = kHeader + row("quick,", 1, 250, -150) + row("quick,", 1, 500, -140);
  log.pop_back();
  here.write("unix.csv", log);
  for (std::size_t at = 0; (at = log.find('\n', at)) != log.npos; at += 2) log.insert(at, 1, '\r');
  here.write("windows.csv", "\xef\xbb\xbf" + log);
  CHECK(summarise(here, {"windows.csv"}) == summarise(here, {"unix.csv"}));
  CHECK(summarise(here, {"unix.csv"})[0].at("frames").at("most") == 500);
}

TEST_CASE("A run whose setting changed while it trained is one run, solved when it was, in one file or two") {
  const Workspace here;
  const std::string first = row("quick,", 1, 250, -500) + row("quick,", 1, 500, -150);
  const std::string then = row("quick,alpha=0.5", 1, 750, -140) + row("quick,alpha=0.5", 1, 1000, -139);
  here.write("one.csv", kHeader + first + then);
  const auto check = [](const json& groups) {
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].at("runs") == 1);
    CHECK(groups[0].at("changes") == "");
    CHECK(groups[0].at("then") == json::array({{{"preset", "quick"}, {"changes", "alpha=0.5"}}}));
    CHECK(groups[0].at("solved_frame").at("median") == 500);
    CHECK(groups[0].at("final_return").at("mean") == -139.0);
  };
  check(summarise(here, {"one.csv"}));
  CHECK_THAT(here.eval({"--summary", "one.csv"}).out, ContainsSubstring("quick, then alpha=0.5\n"));

  // What sac-train writes, in a second file: it tells by its episodes that it did not begin there.
  REQUIRE(here.train({"--quiet", "--steps", "500", "--log", "a.csv", "--checkpoint", "a"}).code == 0);
  REQUIRE(here.train({"--quiet", "--steps", "500", "--resume", "a", "--alpha", "0.5", "--log", "b.csv"}).code == 0);
  const json groups = summarise(here, {"b.csv", "a.csv"});
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].at("runs") == 1);
  CHECK(groups[0].at("frames").at("most") == 1000);

  // Two settings that began at the same step are two runs, also in one file.
  here.write("two.csv", kHeader + first + row("quick,alpha=0.5", 1, 250, -140) + row("quick,alpha=0.5", 1, 500, -139));
  CHECK(summarise(here, {"two.csv"}).size() == 2);
}

TEST_CASE("Solved is a word for the standard task; elsewhere the summary tells what is best") {
  const Workspace here;
  here.write("a.csv", kHeader + row("quick,episode_steps=10", 1, 250, -50) + row("quick,gravity=0", 1, 250, -80) +
                          row("quick,gravity=0", 2, 250, -60));
  const json groups = summarise(here, {"a.csv"});
  REQUIRE(groups.size() == 2);
  for (const json& group : groups) {
    CHECK(group.at("solved") == nullptr);
    CHECK(group.at("solved_frame").at("median") == nullptr);
    CHECK(group.at("optimum").get<double>() > group.at("final_return").at("interquartile_mean").get<double>());
    CHECK(group.at("optimum") != -136.9);
  }
  const Output table = here.eval({"--summary", "a.csv"});
  CHECK_THAT(table.out, !ContainsSubstring(" of "));
}

TEST_CASE("Of a run without evaluations nobody says whether it is solved") {
  const Workspace here;
  const std::string unwatched = "quick,,1,episode,0.6,400,-130,\n";
  here.write("one.csv", kHeader + unwatched);
  CHECK(summarise(here, {"one.csv"})[0].at("solved") == nullptr);
  here.write("two.csv", kHeader + unwatched + row("quick,", 2, 250, -140) + row("quick,", 3, 250, -900));
  const json quick = summarise(here, {"two.csv"})[0];
  CHECK(quick.at("runs") == 3);
  CHECK(quick.at("solved") == 1);
  CHECK(quick.at("solved_frame").at("median") == nullptr);  // of 250 and never
  CHECK(here.eval({"--summary", "two.csv"}).out.find("1 of 2") != std::string::npos);
}

TEST_CASE("sac-eval --summary refuses what is no log, and names file and line") {
  const Workspace here;
  const std::string good = row("quick,", 1, 250, -150);
  here.write("good.csv", kHeader + good);
  const struct {
    std::string content;
    Words named;
  } mistakes[] = {
      {"", {"bad.csv:", "first line"}},
      {"step,loss\n1,2\n", {"bad.csv, line 1:", "preset"}},
      {kHeader + row("quick,", 2, 250, -150) + "quick,,2,episode,0.5,400\n", {"bad.csv, line 3:", "6 fields", "8"}},
      {kHeader + "quick,,x,episode,0.5,200,-900,\n", {"bad.csv, line 2:", "seed", "\"x\"", "a whole number"}},
      {kHeader + "quick,,2,episode,0.5,-5,-900,\n", {"bad.csv, line 2:", "environment_steps", "\"-5\""}},
      {kHeader + "quick,,2,party,0.5,200,-900,\n", {"bad.csv, line 2:", "event", "episode, evaluation or metrics"}},
      {kHeader + "quick,,2,evaluation,0.5,200,-900,\n", {"bad.csv, line 2:", "evaluation_return", "a number"}},
      {kHeader + "quick,,2,evaluation,0.5,200,-900,nan\n", {"bad.csv, line 2:", "evaluation_return", "\"nan\""}},
      {kHeader + ",,2,evaluation,0.5,200,-900,-1\n", {"bad.csv, line 2:", "preset", "a name"}},
      {kHeader + "qu\"ick,,2,evaluation,0.5,200,-900,-1\n", {"bad.csv, line 2:", "preset", "without quotes"}},
      {kHeader + good, {"bad.csv, line 2:", "seed 1", "step 250", "good.csv, line 2", "once"}},
  };
  for (const auto& mistake : mistakes) {
    INFO(mistake.content);
    here.write("bad.csv", mistake.content);
    const std::string line = require_one_line_error(here.eval({"--summary", "good.csv", "bad.csv"}), 1, "sac-eval");
    for (const std::string& text : mistake.named) CHECK_THAT(line, ContainsSubstring(text));
  }
  here.write("empty.csv", kHeader);
  CHECK_THAT(require_one_line_error(here.eval({"--summary", "empty.csv"}), 1, "sac-eval"), ContainsSubstring("no run"));
  CHECK_THAT(require_one_line_error(here.eval({"--summary", "none.csv"}), 1, "sac-eval"),
             ContainsSubstring("none.csv"));
}
