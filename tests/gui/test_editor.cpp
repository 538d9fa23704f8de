// Every change can be taken back and done again, runs included.
#include <catch2/catch_test_macros.hpp>

#include "../diverging.h"
#include "frames.h"

using namespace sac;
using namespace sac::gui;

TEST_CASE("a value is taken back and done again, and the run goes on") {
  Lab lab = quick_lab();
  train(lab, 100.0);
  const std::uint64_t before = signature(lab);
  lab.want(*find_param("alpha"), 0.7);
  CHECK(lab.editor().undo_label() == "alpha");
  lab.undo();
  CHECK(lab.wanted().alpha == make_config(*find_preset("quick")).alpha);
  CHECK(lab.editor().undo_label().empty());
  CHECK(lab.editor().redo_label() == "alpha");
  lab.redo();
  CHECK(lab.wanted().alpha == 0.7);
  CHECK(signature(lab) == before);
  lab.undo();
  lab.want(*find_param("tau"), 0.0137);
  CHECK(lab.editor().redo_label().empty());
}

TEST_CASE("a movement of a slider is one edit") {
  Lab lab = quick_lab();
  const double first = lab.wanted().alpha;
  lab.update(true);
  for (const double value : {0.2, 0.3, 0.4}) lab.want(*find_param("alpha"), value);
  lab.update(false);
  lab.want(*find_param("alpha"), 0.5);
  lab.undo();
  CHECK(lab.wanted().alpha == 0.4);
  lab.undo();
  CHECK(lab.wanted().alpha == first);
}

TEST_CASE("after a reset the run comes back bit for bit, and the new one again") {
  Lab lab = quick_lab();
  train(lab, 500.0);
  const std::uint64_t before = signature(lab);
  const double at = steps(lab);
  lab.reset();
  REQUIRE(frames_until(lab, [&] { return steps(lab) == 0.0; }));
  REQUIRE(lab.notices().all().size() == 1);
  CHECK(lab.notices().all()[0].undo);
  lab.step();  // seen by nobody yet
  const std::uint64_t after = signature(lab);
  lab.update(false);
  lab.undo();
  CHECK(signature(lab) == before);
  REQUIRE(frames_until(lab, [&] { return steps(lab) == at; }));
  CHECK(lab.a().history.points.size() > 1);
  CHECK(lab.notices().all().empty());
  lab.redo();
  CHECK(signature(lab) == after);
  REQUIRE(frames_until(lab, [&] { return steps(lab) == 1.0; }));
}

TEST_CASE("a preset, a restart and weights that are kept can be taken back") {
  Lab lab = quick_lab();
  train(lab, 300.0);
  const std::uint64_t first = signature(lab);
  lab.choose(*find_preset("modern"));
  CHECK(lab.preset().name == "modern");
  lab.undo();
  CHECK(lab.preset().name == "quick");
  CHECK(signature(lab) == first);

  lab.want(*find_param("buffer_capacity"), 5000.0);
  REQUIRE(lab.restart_pending());
  REQUIRE(lab.run(Side::a).can_keep_weights());
  lab.restart_keeping();
  REQUIRE(frames_until(lab, [&] { return lab.a().config.buffer_capacity == 5000; }));
  CHECK(steps(lab) == 0.0);
  Trainer fresh(lab.a().config);
  CHECK(signature(lab) != fresh.signature());  // it knows something
  lab.undo();
  CHECK(signature(lab) == first);
  CHECK(lab.restart_pending());
}

TEST_CASE("what waits can be withdrawn, and waits again") {
  Lab lab = quick_lab();
  train(lab, 10.0);
  lab.want(*find_param("hidden_units"), 16.0);
  lab.withdraw();
  CHECK_FALSE(lab.restart_pending());
  lab.undo();
  lab.update(false);
  CHECK(lab.restart_pending());
}

TEST_CASE("a comparison that has ended comes back with both runs") {
  Lab lab = quick_lab();
  const KeyValue own[] = {{"hidden_units", "16"}};
  lab.start_comparison(own);
  for (int i = 0; i < 4; ++i) lab.step();
  const std::uint64_t a = signature(lab), b = signature(lab, Side::b);
  REQUIRE(frames_until(lab, [&] { return steps(lab, Side::b) == 4.0; }));
  lab.end_comparison();
  CHECK_FALSE(lab.comparing());
  lab.undo();
  REQUIRE(lab.comparing());
  CHECK(signature(lab) == a);
  CHECK(signature(lab, Side::b) == b);
  lab.keep_other();
  CHECK(signature(lab) == b);
  lab.undo();
  REQUIRE(lab.comparing());
  CHECK(signature(lab) == a);
  CHECK(signature(lab, Side::b) == b);
  lab.redo();
  CHECK_FALSE(lab.comparing());
  CHECK(signature(lab) == b);
}

TEST_CASE("runs are kept among the recent ones, each once, and of many the last few can be gone back to") {
  Lab lab = quick_lab();
  lab.want(*find_param("evaluation_interval"), 100.0);
  lab.update(false);
  std::vector<std::uint64_t> signatures;
  for (int i = 0; i < 6; ++i) {
    train(lab, 250.0);
    signatures.push_back(signature(lab));
    lab.update(false);
    lab.want(*find_param("seed"), 100.0 + i);
    lab.restart();
    REQUIRE(frames_until(lab, [&] { return steps(lab) == 0.0; }));
  }
  REQUIRE(lab.recent().runs().size() == 6);
  CHECK(lab.recent().runs()[0].name.starts_with("quick, seed 1"));
  CHECK(lab.recent().runs()[1].name.find("seed 100") != std::string::npos);
  for (std::size_t i = signatures.size(); i-- > 0;) {
    lab.undo();  // the restart
    const bool kept = i >= signatures.size() - Edits::kMostRuns;
    CHECK((signature(lab) == signatures[i]) == kept);
    lab.undo();  // the seed
  }
}

TEST_CASE("a diverged run goes back to a time when it was well, with smaller learning rates, and trains") {
  Config bad = diverging_config();
  bad.update_after = 300;  // until then it is well
  Lab lab(*find_preset("quick"), bad);
  for (int i = 0; i < 10; ++i) lab.step();
  REQUIRE(frames_until(lab, [&] { return steps(lab) == 10.0; }));
  lab.want(*find_param("alpha"), 0.3);  // before a change, the state is kept
  lab.set_running(true);
  REQUIRE(frames_until(lab, [&] { return !lab.failure().empty(); }));
  const double stopped = steps(lab);
  REQUIRE(lab.remedy().step == 10);
  CHECK(static_cast<double>(lab.remedy().step) < stopped);
  const double step = static_cast<double>(lab.remedy().step);
  lab.recover();
  CHECK(lab.running());
  CHECK(lab.wanted().q_lr <= bad.q_lr / 10.0);
  CHECK(lab.notices().all().back().text.find("q_lr") != std::string::npos);
  REQUIRE(frames_until(lab, [&] { return steps(lab) > step; }));
}
