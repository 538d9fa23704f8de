// What the controls do to the run, without a window.
#include <catch2/catch_test_macros.hpp>

#include "../diverging.h"
#include "frames.h"

using namespace sac;
using namespace sac::gui;

TEST_CASE("a refused value leaves the configuration and a sentence that names it") {
  Lab lab = quick_lab();
  const Config before = lab.wanted();
  lab.want(*find_param("gamma"), "2");
  CHECK(lab.wanted() == before);
  CHECK(lab.message().find("gamma") != std::string::npos);
  CHECK(lab.message().find("0.9999") != std::string::npos);
  lab.want(*find_param("seed"), "seven");
  CHECK(lab.wanted() == before);
  CHECK(lab.message().find("seed") != std::string::npos);
  lab.want(*find_param("gamma"), "0.9");
  CHECK(lab.wanted().gamma == 0.9);
  CHECK(lab.message().empty());
}

TEST_CASE("values that do not fit together are refused with both names, and the run goes on as it is") {
  Lab lab = quick_lab();
  lab.set_running(true);
  REQUIRE(frames_until(lab, [&] { return steps(lab) > 0.0; }));
  lab.want(*find_param("buffer_capacity"), "1000");
  lab.want(*find_param("batch_size"), "1000");
  CHECK(lab.message().find("batch_size") != std::string::npos);
  CHECK(lab.message().find("buffer_capacity") != std::string::npos);
  CHECK(lab.wanted().batch_size == 64);
  const double before = steps(lab);
  REQUIRE(frames_until(lab, [&] { return steps(lab) > before; }));
  CHECK(lab.a().config.batch_size == 64);
  CHECK(lab.failure().empty());

  lab.want(*find_param("batch_size"), "500");
  CHECK(lab.message().empty());
  lab.restart();
  REQUIRE(frames_until(lab, [&] { return lab.a().config.buffer_capacity == 1000; }));
  CHECK(lab.a().config.batch_size == 500);
}

TEST_CASE("a target entropy that no policy has is refused while the training runs") {
  Lab lab(*find_preset("modern"), make_config(*find_preset("modern")));
  lab.want(*find_param("target_entropy"), "1");
  lab.update(false);
  CHECK(lab.message().find("target_entropy") != std::string::npos);
  CHECK(lab.failure().empty());
  lab.want(*find_param("target_entropy"), "0.5");
  REQUIRE(frames_until(lab, [&] { return lab.a().config.target_entropy == 0.5; }));
  CHECK(lab.message().empty());
}

TEST_CASE("a live value takes effect in the running training") {
  Lab lab = quick_lab();
  lab.set_running(true);
  REQUIRE(frames_until(lab, [&] { return steps(lab) > 0.0; }));
  lab.want(*find_param("alpha"), 0.7);
  CHECK_FALSE(lab.restart_pending());
  REQUIRE(frames_until(lab, [&] { return lab.a().config.alpha == 0.7; }));
  CHECK(steps(lab) > 0.0);
}

TEST_CASE("a value that needs a new run waits for it, unless nothing would be lost") {
  Lab lab = quick_lab();
  const Param& units = *find_param("hidden_units");
  lab.want(units, 16.0);
  REQUIRE(frames_until(lab, [&] { return lab.a().config.hidden_units == 16; }));

  lab.set_running(true);
  REQUIRE(frames_until(lab, [&] { return steps(lab) > 0.0; }));
  lab.want(units, 32.0);
  lab.update(false);
  CHECK(lab.restart_pending());
  CHECK(lab.a().config.hidden_units == 16);
  lab.restart();
  CHECK_FALSE(lab.restart_pending());
  REQUIRE(frames_until(lab, [&] { return lab.a().config.hidden_units == 32 && steps(lab) > 0.0; }));
  CHECK(lab.running());
}

TEST_CASE("a preset brings its values and keeps the seed") {
  Lab lab = quick_lab();
  lab.want(*find_param("seed"), 123.0);
  lab.choose(*find_preset("article"));
  CHECK(lab.wanted().hidden_units == make_config(*find_preset("article")).hidden_units);
  CHECK(lab.wanted().seed == 123);
  CHECK(lab.preset_value(*find_param("batch_size")) == 128.0);
  REQUIRE(frames_until(lab, [&] { return lab.a().config == lab.wanted(); }));
}

TEST_CASE("reset goes back to step 0 and pauses") {
  Lab lab = quick_lab();
  lab.set_running(true);
  REQUIRE(frames_until(lab, [&] { return steps(lab) > 0.0; }));
  lab.reset();
  CHECK_FALSE(lab.running());
  REQUIRE(frames_until(lab, [&] { return steps(lab) == 0.0 && !lab.a().running; }));
}

TEST_CASE("a diverged run is a failure until the next one") {
  Lab lab(*find_preset("article"), diverging_config());
  lab.set_running(true);
  CHECK(lab.running());
  REQUIRE(frames_until(lab, [&] { return !lab.failure().empty(); }));
  CHECK_FALSE(lab.running());
  lab.set_running(true);
  CHECK_FALSE(lab.running());
  lab.choose(*find_preset("quick"));
  CHECK(lab.failure().empty());
  lab.set_running(true);
  REQUIRE(frames_until(lab, [&] { return lab.a().config == lab.wanted() && steps(lab) > 0.0; }));
  CHECK(lab.running());
}
