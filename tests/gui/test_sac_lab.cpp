// sac-lab as a user runs it, in a virtual display.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <filesystem>
#include <set>
#include <string>

#include "decode_png.h"
#include "program.h"
#include "ui/theme.h"

using namespace sac;
using namespace sac::gui;
namespace fs = std::filesystem;

namespace {

Outcome run_in_display(const std::string& arguments) { return run_lab(Folder(), arguments); }
// Nothing of these gets as far as a window.
Outcome run_without_display(const std::string& arguments) {
  return run_shell("env -u DISPLAY -u WAYLAND_DISPLAY " + programs() + "/sac-lab " + arguments);
}

Picture picture_of(const std::string& arguments) {
  const Folder folder;
  const fs::path file = folder.path / "out.png";
  const Outcome result = run_in_display(arguments + " --screenshot " + file.string());
  INFO(result.err);
  REQUIRE(result.code == 0);
  const std::string bytes = read_text(file);
  return decode_png({bytes.begin(), bytes.end()});
}

Rgb at(const Picture& picture, int x, int y) {
  const std::uint8_t* p = &picture.pixels[3 * (static_cast<std::size_t>(y) * picture.width + x)];
  return {static_cast<float>(p[0]) / 255.0F, static_cast<float>(p[1]) / 255.0F, static_cast<float>(p[2]) / 255.0F};
}
bool similar(Rgb a, Rgb b) {
  return std::abs(a.r - b.r) < 0.02F && std::abs(a.g - b.g) < 0.02F && std::abs(a.b - b.b) < 0.02F;
}
// Pixels of one colour in a part of the picture, given in shares of its size.
int count(const Picture& picture, Rgb colour, double left, double top, double right, double bottom) {
  int pixels = 0;
  for (int y = static_cast<int>(top * picture.height); y < static_cast<int>(bottom * picture.height); ++y)
    for (int x = static_cast<int>(left * picture.width); x < static_cast<int>(right * picture.width); ++x)
      pixels += similar(at(picture, x, y), colour);
  return pixels;
}
std::size_t distinct_colours_of_map(const Picture& picture) {
  std::set<unsigned> colours;
  for (int y = 13 * picture.height / 20; y < 9 * picture.height / 10; ++y)
    for (int x = 31 * picture.width / 100; x < 54 * picture.width / 100; ++x) {
      const std::uint8_t* p = &picture.pixels[3 * (static_cast<std::size_t>(y) * picture.width + x)];
      colours.insert(static_cast<unsigned>(p[0] << 16 | p[1] << 8 | p[2]));
    }
  return colours.size();
}
// Pixels of the rod, whose shading keeps it red.
int rod_pixels(const Picture& picture) {
  int pixels = 0;
  for (int y = picture.height / 8; y < picture.height / 2; ++y)
    for (int x = picture.width / 4; x < 3 * picture.width / 5; ++x) {
      const Rgb c = at(picture, x, y);
      pixels += c.r > c.g + 0.3F && c.r > c.b + 0.3F;
    }
  return pixels;
}
// The return chart's plot, without its legend.
int curve_pixels(const Picture& picture, const Theme& theme) {
  return count(picture, theme.policy, 0.68, 0.345, 0.98, 0.56);
}

void check_refused(const Outcome& result, int code, const std::string& part) {
  INFO(result.err);
  CHECK(result.code == code);
  CHECK(result.err.starts_with("sac-lab: "));
  CHECK(result.err.find(part) != std::string::npos);
  CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 1);
  CHECK(result.out.empty());
}

}  // namespace

TEST_CASE("sac-lab trains and writes the picture of its window") {
  const Picture picture = picture_of("--train --frames 300 --size 1024x700");
  CHECK(picture.width == 1024);
  CHECK(picture.height == 700);
  const Theme& light = theme(ThemeName::light);
  CHECK(similar(at(picture, 2, 2), light.background));
  CHECK(similar(at(picture, 1021, 697), light.background));
  CHECK(distinct_colours_of_map(picture) > 500);
  CHECK(count(picture, light.panel, 0.0, 0.0, 1.0, 1.0) > 100'000);  // panels
  CHECK(count(picture, light.ink, 0.0, 0.0, 1.0, 1.0) > 500);        // text
  CHECK(count(picture, light.accent, 0.2, 0.0, 0.35, 0.1) > 1'000);  // the button, at the top
  CHECK(rod_pixels(picture) > 300);
  CHECK(curve_pixels(picture, light) > 50);
}

TEST_CASE("without --train there is no curve, and dark is dark") {
  const Picture picture = picture_of("--frames 20 --size 1100x720 --theme dark");
  CHECK(picture.width == 1100);
  CHECK(picture.height == 720);
  const Theme& dark = theme(ThemeName::dark);
  CHECK(similar(at(picture, 2, 2), dark.background));
  CHECK(curve_pixels(picture, dark) == 0);
}

TEST_CASE("the window takes a size that suits the monitor") {
  const Picture picture = picture_of("--frames 3");
  CHECK(picture.width >= 920);
  CHECK(picture.height >= 560);
}

TEST_CASE("a diverged training is a message in the window") {
  const std::string flags =
      "--frames 200 --size 1024x700 --train --hidden_layers 3 --hidden_units 64 --batch_size 2 --learning_starts 0 "
      "--q_lr 1"
      " --value_lr 1 --policy_lr 1 --tau 1 --reward_scale 100 --init_w 1";
  const Theme& light = theme(ThemeName::light);
  CHECK(count(picture_of(flags), light.error_soft, 0.0, 0.1, 1.0, 0.2) > 20'000);
}

TEST_CASE("a number of frames alone closes the window") {
  const Outcome result = run_in_display("--frames 5");
  INFO(result.err);
  CHECK(result.code == 0);
}

TEST_CASE("the help lists the flags and opens no window") {
  const Outcome result = run_without_display("--help");
  CHECK(result.code == 0);
  for (const char* flag :
       {"--preset", "--train", "--frames", "--screenshot", "--theme", "--size", "--policy_lr", "--gravity"}) {
    INFO(flag);
    CHECK(result.out.find(flag) != std::string::npos);
  }
}

TEST_CASE("wrong usage exits with 2 and one line") {
  check_refused(run_without_display("--preset nonsense"), 2, "nonsense");
  check_refused(run_without_display("--preset nonsense"), 2, "quick");
  check_refused(run_without_display("--trian"), 2, "--train");
  check_refused(run_without_display("--gamma 2"), 2, "--gamma");
  check_refused(run_without_display("--size 10x10"), 2, "--size");
  check_refused(run_without_display("--theme"), 2, "--theme");
  check_refused(run_without_display("a.safetensors b.safetensors"), 2, "b.safetensors");
}

TEST_CASE("a picture that cannot be written, or no display, exits with 1 and one line") {
  check_refused(run_without_display("--screenshot /no/such/folder/out.png"), 1, "/no/such/folder");
  check_refused(run_without_display("--frames 1"), 1, "no display");
  check_refused(run_without_display("no_such.safetensors"), 1, "no_such.safetensors");
}
