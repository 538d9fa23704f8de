// sac-eval --picture, where the desktop app is built: without a display.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>

#include "decode_png.h"
#include "program.h"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using Catch::Matchers::WithinAbs;

namespace {

constexpr int kTile = 240;

Outcome evaluate(const Folder& here, const std::string& arguments) {
  return run_shell("cd " + here.path.string() + " && unset DISPLAY WAYLAND_DISPLAY && " + programs() + "/sac-eval " +
                   arguments);
}

void train(const Folder& here, const std::string& arguments) {
  const Outcome trained = run_shell("cd " + here.path.string() + " && " + programs() +
                                    "/sac-train --quiet --steps 300 --checkpoint a.safetensors " + arguments);
  REQUIRE(trained.code == 0);
}

sac::Picture read_png(const Folder& here, const std::string& name) {
  const std::string bytes = read_text(here.path / name);
  return decode_png({bytes.begin(), bytes.end()});
}

// How much redder than blue the picture is there: the rod is, and what is around it is not.
int redness(const sac::Picture& picture, double x, double y) {
  const auto at = 3 * (static_cast<std::size_t>(std::lround(y)) * static_cast<std::size_t>(picture.width) +
                       static_cast<std::size_t>(std::lround(x)));
  return int{picture.pixels.at(at)} - int{picture.pixels.at(at + 2)};
}

}  // namespace

TEST_CASE("sac-eval draws an episode: in every tile the rod points where the pendulum is") {
  const Folder here;
  train(here, "--preset quick");
  for (const std::string theme : {"light", "dark"}) {
    CAPTURE(theme);
    const Outcome drawn =
        evaluate(here, "a.safetensors --picture " + theme + ".png --tiles 13 --json --theme " + theme);
    CAPTURE(drawn.err);
    REQUIRE(drawn.code == 0);
    CHECK(drawn.err.empty());
    const auto told = nlohmann::json::parse(drawn.out);
    const sac::Picture picture = read_png(here, theme + ".png");
    CHECK(picture.width == 10 * kTile);
    CHECK(picture.height == 2 * kTile);
    CHECK(told["width"] == picture.width);
    CHECK(told["height"] == picture.height);
    REQUIRE(told["tiles"].size() == 13);
    CHECK(told["tiles"].front()["step"] == 0);
    CHECK(told["tiles"].back()["step"] == 200);
    CHECK_THAT(told["tiles"].front()["theta"].get<double>(), WithinAbs(std::numbers::pi, 1e-6));
    for (int i = 0; i < 13; ++i) {
      CAPTURE(i);
      const double theta = told["tiles"][i]["theta"];
      const double x = kTile * (i % 10 + 0.5), y = kTile * (i / 10 + 0.5);  // the hub
      const double reach = 0.55 * 0.5 * kTile;                              // beyond the arcs, short of the rod's tip
      CHECK(redness(picture, x - reach * std::sin(theta), y - reach * std::cos(theta)) > 60);
      CHECK(redness(picture, x + reach * std::sin(theta), y + reach * std::cos(theta)) < 40);
    }
    // Where there is no tile, there is the ground.
    CHECK(redness(picture, 9.5 * kTile, 1.5 * kTile) == redness(picture, 9.9 * kTile, 1.9 * kTile));
  }
  CHECK(read_text(here.path / "light.png") != read_text(here.path / "dark.png"));
}

TEST_CASE("sac-eval draws the first seconds of an episode, up to its end") {
  const Folder here;
  train(here, "--preset quick --episode_steps 40");
  const auto last = [&](const std::string& seconds) {
    const Outcome drawn =
        evaluate(here, "a.safetensors --overwrite --picture a.png --tiles 3 --json --seconds " + seconds);
    CAPTURE(drawn.err);
    REQUIRE(drawn.code == 0);
    return nlohmann::json::parse(drawn.out)["tiles"].back()["step"].get<int>();
  };
  CHECK(last("1") == 20);
  CHECK(last("0.001") == 1);
  CHECK(last("1e9") == 40);
  CHECK_THAT(evaluate(here, "a.safetensors --overwrite --picture a.png --tiles 1").out,
             StartsWith("picture   a.png, 240x240\nepisode   from hanging down, 2.00 s in 1 tile\nreturn    -"));
}

TEST_CASE("sac-eval replaces no picture without a word, and draws no file that is no checkpoint") {
  const Folder here;
  train(here, "--preset quick");
  write_text(here.path / "a.png", "mine");
  const Outcome refused = evaluate(here, "a.safetensors --picture a.png");
  CHECK(refused.code == 1);
  CHECK_THAT(refused.err, ContainsSubstring("cannot write a.png: it is there already"));
  CHECK(read_text(here.path / "a.png") == "mine");
  CHECK(evaluate(here, "a.safetensors --picture a.png --overwrite").code == 0);
  CHECK(read_text(here.path / "a.png").starts_with("\x89PNG"));

  const std::string checkpoint = read_text(here.path / "a.safetensors");
  const Outcome itself = evaluate(here, "a.safetensors --overwrite --picture ./a.safetensors");
  CHECK(itself.code == 1);
  CHECK_THAT(itself.err, ContainsSubstring("cannot write ./a.safetensors: it is the checkpoint itself"));
  CHECK(read_text(here.path / "a.safetensors") == checkpoint);

  const Outcome foreign = evaluate(here, "a.png --picture b.png");
  CHECK(foreign.code == 1);
  CHECK_THAT(foreign.err, ContainsSubstring("cannot draw a.png: "));
  CHECK_FALSE(std::filesystem::exists(here.path / "b.png"));
  const Outcome nowhere = evaluate(here, "a.safetensors --picture none/b.png");
  CHECK(nowhere.code == 1);
  CHECK_THAT(nowhere.err, ContainsSubstring("cannot write none/b.png"));
}

TEST_CASE("sac-eval says in one sentence that nothing here can draw") {
  const Folder here;
  train(here, "--preset quick");
  const Outcome none = run_shell("cd " + here.path.string() + " && __EGL_VENDOR_LIBRARY_DIRS=/nowhere " + programs() +
                                 "/sac-eval a.safetensors --picture a.png");
  CHECK(none.code == 1);
  CHECK_THAT(none.err, ContainsSubstring("sac-eval: cannot draw: "));
  CHECK(std::count(none.err.begin(), none.err.end(), '\n') == 1);
  CHECK_FALSE(std::filesystem::exists(here.path / "a.png"));
}
