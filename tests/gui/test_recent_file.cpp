// Recent runs outlive their window, in a file that several windows share.
#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "lab/recent_file.h"
#include "sac/schema.h"
#include "temporary_folder.h"

using namespace sac;
using namespace sac::gui;

namespace {

RecentRun run_of(const std::string& name, double first) {
  AppendLog<Evaluation> evaluations;
  for (int i = 1; i <= 3; ++i) evaluations.push_back({250 * i, first + 0.1 * i});
  return {name, evaluations.view()};
}
RecentRuns runs_of(std::vector<RecentRun> runs) {
  RecentRuns recent;
  recent.set(std::move(runs));
  return recent;
}

}  // namespace

TEST_CASE("recent runs are read as they were written, to the last bit") {
  const std::vector<RecentRun> runs{run_of("quick, seed 1", -1000.0), run_of("quick, seed 2, alpha = 0.5", -1.0 / 3.0)};
  const std::vector<RecentRun> read = recent_of(recent_text(runs));
  REQUIRE(read.size() == 2);
  CHECK(read[1].name == "quick, seed 2, alpha = 0.5");
  REQUIRE(read[1].evaluations.size() == 3);
  CHECK(read[1].evaluations[2].step == 750);
  CHECK(read[1].evaluations[2].mean_return == runs[1].evaluations[2].mean_return);
}

TEST_CASE("what is no such file, or is cut off, gives what there is") {
  CHECK(recent_of("").empty());
  CHECK(recent_of("something else\nrun=a\n250,-1\n").empty());
  CHECK(recent_of("sac-lab recent 1\n250,-1\n").empty());
  CHECK(recent_of("sac-lab recent 1\nrun=a\n250,-1\n500,-").front().evaluations.size() == 1);
  CHECK(recent_of("sac-lab recent 1\nrun=a\n250,-1\n250,-2\nrun=b\n250,-1\n").size() == 1);
  std::vector<RecentRun> many;
  for (int i = 0; i < 20; ++i) many.push_back(run_of(std::to_string(i), -i));
  const std::vector<RecentRun> read = recent_of(recent_text(many));
  REQUIRE(read.size() == RecentRuns::kMost);
  CHECK(read.back().name == "19");
}

TEST_CASE("two windows add to one file, and forgetting takes away what this window knows") {
  const Folder folder;
  const std::string path = (folder.path / "deep" / "recent").string();
  RecentFile first(path), second(path);
  CHECK(first.read().empty());
  CHECK(second.read().empty());
  first.update(runs_of({run_of("a", -1.0)}));
  second.update(runs_of({run_of("b", -2.0)}));
  CHECK(RecentFile(path).read().size() == 2);
  first.update(runs_of({run_of("a", -1.0), run_of("c", -3.0)}));
  CHECK(RecentFile(path).read().size() == 3);
  first.update(runs_of({}));
  const std::vector<RecentRun> left = RecentFile(path).read();
  REQUIRE(left.size() == 1);
  CHECK(left[0].name == "b");
}

TEST_CASE("where nothing can be written, nothing is, and nothing fails") {
  RecentFile none(""), nowhere("/dev/null/recent");
  none.update(runs_of({run_of("a", -1.0)}));
  nowhere.update(runs_of({run_of("a", -1.0)}));
  CHECK(none.read().empty());
  CHECK(nowhere.read().empty());
}
