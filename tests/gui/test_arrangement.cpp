// Named layouts, splitters that are remembered, and what else a window leaves for the next.
#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "page/arrangement.h"
#include "page/child.h"
#include "page/loop.h"
#include "page/window_state.h"
#include "temporary_folder.h"

using namespace sac::gui;

TEST_CASE("every layout has a name, and the last is followed by the first") {
  Arrangement arrangement;
  CHECK(arrangement.name() == "explore");
  for (std::size_t i = 1; i < layout_names().size(); ++i) {
    arrangement.next();
    CHECK(arrangement.name() == layout_names()[i]);
    CHECK(arrangement.shows(View::map));
  }
  arrangement.next();
  CHECK(arrangement.name() == "explore");
  arrangement.choose("big-stage");
  CHECK_FALSE(arrangement.shows(View::controls));
  CHECK(arrangement.shows(View::stage));
}

TEST_CASE("shares go to a text and back; what does not fill the space is left out") {
  Arrangement arrangement;
  arrangement.set_shares("explore:0.3000,0.3000,0.4000 explore.1:0.5,0.4 nonsense update:1,x");
  CHECK(arrangement.shares() == "explore:0.3000,0.3000,0.4000");
  Arrangement other;
  other.set_shares(arrangement.shares());
  CHECK(other.shares() == arrangement.shares());
  other.reset();
  CHECK(other.shares().empty());
}

TEST_CASE("what a window leaves is there for the next, and a damaged file does no harm") {
  const Folder folder;
  const std::string path = (folder.path / "below" / "window").string();
  WindowState state;
  state.values["layout"] = "update";
  for (int i = 0; i < 12; ++i) state.add_recent("/run" + std::to_string(i) + ".safetensors");
  state.add_recent("/run11.safetensors");
  state.write(path);
  const WindowState again = WindowState::read(path);
  CHECK(again.values == state.values);
  CHECK(again.recent_files.size() == WindowState::kMostFiles);
  CHECK(again.recent_files.front() == "/run11.safetensors");
  std::ofstream(path) << "\xff\xfe=\n\n====\nlayout";
  CHECK(WindowState::read(path).recent_files.empty());
  CHECK(WindowState::read(folder.path.string()).values.empty());
}

TEST_CASE("another program's answer comes without waiting for it") {
  Child echo({"sh", "-c", "echo one; sleep 0.05; echo two"});
  CHECK_FALSE(echo.poll());
  const auto answer = echo.wait(60.0);
  REQUIRE(answer);
  CHECK(answer->code == 0);
  CHECK(answer->out == "one\ntwo");
  CHECK_FALSE(echo.is_running());
  CHECK(Child({"sh", "-c", "exit 3"}).wait(60.0)->code == 3);
  CHECK(Child({"no-such-program-there"}).wait(60.0)->code == 127);
  CHECK(has_program("sh"));
  CHECK_FALSE(has_program("no-such-program-there"));
}

TEST_CASE("where the processor draws, frames are as seldom as they cost") {
  Pace card(false), processor(true);
  card.drew(0.1);
  processor.drew(0.02);
  CHECK(card.interval(false, true) == 1.0 / 60.0);
  CHECK(processor.interval(true, true) < processor.interval(false, true));
  CHECK(processor.interval(false, true) >= 0.02 / 0.05);
  processor.drew(10.0);
  CHECK(processor.interval(false, true) <= 1.0);
}
