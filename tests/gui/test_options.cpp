// The command line of the app.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "errors.h"
#include "page/options.h"

using namespace sac;
using namespace sac::gui;

namespace {
Options parse(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "sac-lab");
  return parse_options(static_cast<int>(arguments.size()), arguments.data()).value();
}
std::string refusal(const std::vector<const char*>& arguments) {
  try {
    parse(arguments);
  } catch (const sac::UsageError& error) {
    return error.what();
  }
  return "accepted";
}
bool names(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
}  // namespace

TEST_CASE("without flags: preset quick, the desktop's colours, paused, open until closed") {
  const Options options = parse({});
  CHECK(options.preset == sac::find_preset("quick"));
  CHECK(options.config == sac::make_config(*sac::find_preset("quick")));
  CHECK_FALSE(options.theme);
  CHECK(options.file.empty());
  CHECK(options.autosave == 30.0);
  CHECK_FALSE(options.train);
  CHECK(options.frames == 0);
}

TEST_CASE("flags set what they name") {
  const Options options = parse({"--preset", "article", "--gamma", "0.9", "--train", "--frames", "12", "--theme",
                                 "dark", "--size", "1024x700", "--screenshot", "a.png"});
  CHECK(options.preset == sac::find_preset("article"));
  CHECK(options.config.gamma == 0.9);
  CHECK(options.train);
  CHECK(options.frames == 12);
  CHECK(options.theme == ThemeName::dark);
  CHECK(options.width == 1024);
  CHECK(options.height == 700);
  CHECK(options.screenshot == "a.png");
}

TEST_CASE("a picture without --frames is taken and the window closes") {
  CHECK(parse({"--screenshot", "a.png"}).frames == 300);
}

TEST_CASE("a run to go on with, or a link, is a word of its own") {
  CHECK(parse({"a.safetensors", "--train"}).file == "a.safetensors");
  CHECK(parse({"--resume", "a.safetensors"}).file == "a.safetensors");
  CHECK(parse({"https://example.org/?preset=modern"}).link == "https://example.org/?preset=modern");
  CHECK(names(refusal({"a.safetensors", "b.safetensors"}), "b.safetensors"));
  CHECK(names(refusal({"a.safetensors", "--resume", "b.safetensors"}), "--resume"));
  CHECK(names(refusal({"a.safetensors", "?preset=modern"}), "link"));
  CHECK(names(refusal({"--layout", "wide"}), "big-stage"));
  CHECK(names(refusal({"--autosave", "0"}), "--autosave"));
}

TEST_CASE("a wrong flag is named with what is allowed") {
  for (const char* size : {"huge", "1024", "1024x", "x700", "1024x700x3", "10x10", "1024x-700", "99999x700"}) {
    INFO(size);
    const std::string text = refusal({"--size", size});
    CHECK(names(text, "--size"));
    CHECK(names(text, size));
    CHECK(names(text, "480x320"));
  }
  CHECK(names(refusal({"--theme", "blue"}), "light, dark or auto"));
  CHECK(names(refusal({"--frames", "0"}), "--frames"));
  CHECK(names(refusal({"--frames", "many"}), "whole number"));
  CHECK(names(refusal({"--preset", "quik"}), "quick"));
  CHECK(names(refusal({"--gamma", "2"}), "0.9999"));
  const std::string misfit = refusal({"--batch_size", "1000", "--buffer_capacity", "1000"});
  CHECK(names(misfit, "--batch_size"));
  CHECK(names(misfit, "buffer_capacity"));
  CHECK(names(refusal({"--trian"}), "--train"));
}
