// sac-train --log
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "sac/schema.h"
#include "workspace.h"

using namespace cli_test;

TEST_CASE("sac-train --log has a column for every metric and a row for every episode and evaluation") {
  const Workspace here;
  REQUIRE(
      here.train({"--quiet", "--steps", "1000", "--seed", "3", "--alpha", "0.5", "--twin_q", "false", "--log", "a.csv"})
          .code == 0);
  const std::string csv = here.read("a.csv");

  Words names{"preset", "changes", "seed", "event", "seconds"};
  for (const sac::MetricInfo& metric : sac::metric_infos()) names.emplace_back(metric.key);
  CHECK(fields_of(lines_of(csv).at(0)) == names);

  std::vector<std::pair<std::string, int>> events;
  double seconds = 0.0;
  for (const Row& row : rows_of(csv)) {
    events.emplace_back(row.at("event"), std::stoi(row.at("environment_steps")));
    CHECK(row.at("preset") == "quick");
    CHECK(row.at("changes") == "twin_q=false alpha=0.5");
    CHECK(row.at("seed") == "3");
    CHECK(std::stod(row.at("seconds")) >= seconds);
    seconds = std::stod(row.at("seconds"));
    CHECK(std::stod(row.at("episode_return")) < 0.0);
    CHECK(std::isfinite(std::stod(row.at("policy_loss"))));
    CHECK(row.at("alpha_loss").empty());  // the temperature is fixed
  }
  CHECK(seconds > 0.0);
  const std::vector<std::pair<std::string, int>> expected{
      {"episode", 200},    {"evaluation", 250}, {"episode", 400},  {"evaluation", 500}, {"episode", 600},
      {"evaluation", 750}, {"episode", 800},    {"episode", 1000}, {"evaluation", 1000}};
  CHECK(events == expected);
}

TEST_CASE("The flag --overwrite replaces an old log, also one that is no log, and a symbolic link stays") {
  const Workspace here;
  here.write("old.csv", "something else\n");
  std::filesystem::create_symlink("old.csv", here.path("link.csv"));
  REQUIRE(here.train({"--quiet", "--steps", "200", "--log", "link.csv", "--overwrite"}).code == 0);
  CHECK(std::filesystem::is_symlink(here.path("link.csv")));
  CHECK(rows_of(here.read("old.csv")).size() == 1);
  CHECK(here.names() == Words{"link.csv", "old.csv"});
}

TEST_CASE("A log may start at the end of a link that leads nowhere yet") {
  const Workspace here;
  std::filesystem::create_symlink("new.csv", here.path("link.csv"));
  REQUIRE(here.train({"--quiet", "--steps", "200", "--log", "link.csv"}).code == 0);
  CHECK(std::filesystem::is_symlink(here.path("link.csv")));
  CHECK(here.names() == Words{"link.csv", "new.csv"});
}

TEST_CASE("A log may go to a pipe or device") {
  const Workspace here;
  const Output output = here.train({"--quiet", "--steps", "200", "--log", "/dev/stdout"});
  CHECK(output.code == 0);
  CHECK(rows_of(output.out).size() == 1);
}
