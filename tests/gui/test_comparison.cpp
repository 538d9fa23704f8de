// Two runs side by side: what each follows of the other.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "../diverging.h"
#include "frames.h"

using namespace sac;
using namespace sac::gui;

TEST_CASE("B begins where A is, bit for bit, and both do the same until something differs") {
  Lab lab = quick_lab();
  lab.set_running(true);
  REQUIRE(frames_until(lab, [&] { return steps(lab, Side::a) > 300.0; }));
  lab.set_running(false);
  REQUIRE(frames_until(lab, [&] { return !lab.a().running; }));
  CHECK(lab.b() == nullptr);
  lab.start_comparison();
  REQUIRE(lab.b() != nullptr);
  REQUIRE(frames_until(lab, [&] { return steps(lab, Side::b) == steps(lab, Side::a); }));
  CHECK(signature(lab, Side::a) == signature(lab, Side::b));
  CHECK(lab.b()->history.points.size() == lab.a().history.points.size());

  lab.step();
  CHECK(signature(lab, Side::a) == signature(lab, Side::b));
  lab.want(*find_param("alpha"), 0.7);  // in B, which has the focus
  REQUIRE(lab.differences().size() == 1);
  CHECK(lab.differences()[0].param->key == "alpha");
  CHECK(lab.differences()[0].b == "0.7");
  REQUIRE(frames_until(lab, [&] { return lab.b()->config.alpha == 0.7; }));
  lab.step();
  CHECK(signature(lab, Side::a) != signature(lab, Side::b));
}

TEST_CASE("B with values of its own begins at the start, with A's seed, and a preset reaches both") {
  Lab lab = quick_lab();
  lab.want(*find_param("seed"), 5.0);
  lab.update(false);
  const KeyValue own[] = {{"hidden_units", "16"}};
  lab.start_comparison(own);
  REQUIRE(frames_until(lab, [&] { return lab.b()->config.hidden_units == 16; }));
  CHECK(lab.b()->config.seed == 5);
  CHECK(lab.focus() == Side::b);
  CHECK(lab.preset_value(*find_param("hidden_units")) == get(lab.run(Side::a).wanted(), *find_param("hidden_units")));
  lab.choose(*find_preset("modern"));
  REQUIRE(frames_until(lab, [&] { return lab.b()->config.entropy_mode == lab.a().config.entropy_mode; }));
  CHECK(lab.run(Side::b).wanted().hidden_units == 16);
  CHECK(lab.run(Side::b).wanted().seed == 5);
}

TEST_CASE("both train, pause and start again together, and neither gets far ahead") {
  Lab lab = quick_lab();
  const KeyValue own[] = {{"updates_per_step", "8"}};
  lab.start_comparison(own);
  lab.set_running(true);
  double most = 0.0;
  REQUIRE(frames_until(lab, [&] {
    most = std::max(most, std::abs(steps(lab, Side::a) - steps(lab, Side::b)));
    return steps(lab, Side::a) > 1500.0 && steps(lab, Side::b) > 1000.0;
  }));
  CHECK(most < 1100.0);
  lab.reset();
  REQUIRE(frames_until(lab, [&] { return steps(lab, Side::a) == 0.0 && steps(lab, Side::b) == 0.0; }));
  CHECK_FALSE(lab.running());
}

TEST_CASE("a run that fails in B leaves A training") {
  Lab lab = quick_lab();
  std::vector<KeyValue> own;
  const Config bad = diverging_config();
  std::vector<std::string> texts;
  texts.reserve(params().size());
  for (const Param& param : params()) {
    if (param.key == "seed") continue;
    texts.push_back(get_text(bad, param));
    own.push_back({param.key, texts.back()});
  }
  lab.start_comparison(own);
  lab.set_running(true);
  REQUIRE(frames_until(lab, [&] { return !lab.run(Side::b).failure().empty(); }));
  CHECK(lab.running());
  CHECK(lab.run(Side::a).failure().empty());
  const double before = steps(lab, Side::a);
  REQUIRE(frames_until(lab, [&] { return steps(lab, Side::a) > before + 1000.0; }));
}

TEST_CASE("keeping B makes A what B was, and ending the comparison leaves A as it is") {
  Lab lab = quick_lab();
  const KeyValue own[] = {{"hidden_units", "16"}};
  lab.start_comparison(own);
  for (int i = 0; i < 3; ++i) lab.step();
  const std::uint64_t b = signature(lab, Side::b);
  lab.keep_other();
  CHECK_FALSE(lab.comparing());
  CHECK(lab.focus() == Side::a);
  CHECK(signature(lab, Side::a) == b);
  CHECK(lab.wanted().hidden_units == 16);
  lab.start_comparison(own);
  lab.end_comparison();
  CHECK(signature(lab, Side::a) == b);
}

TEST_CASE("a single value that differs is given back, and that can be undone") {
  Lab lab = quick_lab();
  const KeyValue own[] = {{"alpha", "0.7"}, {"tau", "0.1"}};
  lab.start_comparison(own);
  lab.update(false);
  REQUIRE(lab.differences().size() == 2);
  lab.focus_on(Side::a);
  lab.give_back(*find_param("alpha"));
  REQUIRE(lab.differences().size() == 1);
  CHECK(lab.differences()[0].param->key == "tau");
  CHECK(lab.editor().undo_label() == "alpha");
  lab.undo();
  CHECK(lab.differences().size() == 2);
}
