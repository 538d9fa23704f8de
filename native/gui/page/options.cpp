#include "page/options.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "errors.h"
#include "lab/link.h"
#include "page/arrangement.h"
#include "page/window.h"
#include "text.h"

namespace sac::gui {
namespace {

constexpr int kDefaultFrames = 300;  // of a run that only makes a picture
constexpr std::int64_t kMaxFrames = 1'000'000;
constexpr int kMaxWidth = 7680, kMaxHeight = 4320;

void read_size(const std::string& text, Options& options) {
  const std::size_t cross = text.find('x');
  try {
    if (cross == std::string::npos) throw UsageError("");
    options.width = static_cast<int>(whole_number("", text.substr(0, cross), kSmallestWidth, kMaxWidth));
    options.height = static_cast<int>(whole_number("", text.substr(cross + 1), kSmallestHeight, kMaxHeight));
  } catch (const UsageError&) {
    throw UsageError(concat("--size is \"", text, "\" but must be WIDTHxHEIGHT from ", std::to_string(kSmallestWidth),
                            "x", std::to_string(kSmallestHeight), " to ", std::to_string(kMaxWidth), "x",
                            std::to_string(kMaxHeight)));
  }
}

void read_theme(const std::string& text, Options& options) {
  if (text == "auto") return;
  if (text != "light" && text != "dark")
    throw UsageError(concat("--theme is \"", text, "\" but must be light, dark or auto"));
  options.theme = text == "dark" ? ThemeName::dark : ThemeName::light;
}

void read_words(const std::vector<std::string>& words, Options& options) {
  for (const std::string& word : words) {
    std::string& to = is_link(word) ? options.link : options.file;
    if (!to.empty() || (!options.file.empty() && !options.link.empty()))
      throw UsageError(concat("\"", word, "\" is one too many: a window opens one run"));
    to = word;
  }
}

}  // namespace

std::optional<Options> parse_options(int argc, const char* const* argv) {
  Options options;
  std::string frames, theme = "auto", size, resume, autosave;
  std::vector<std::string> words;
  CommandLine line("Trains Soft Actor-Critic on the Pendulum in a window.", "sac-lab");
  line.words("run", words,
             "A run to go on with, as the page, sac-train or this program saved it; or a link of the page.",
             "FILE|LINK", false);
  line.option("--resume", resume, "The same: a run to go on with.", "FILE");
  line.flag("--train", options.train, "Start training at once.");
  line.option("--log", options.log, "Write a CSV row for each episode and evaluation, as sac-train does.", "FILE");
  line.option("--layout", options.layout, "How the views stand (default as the window was left).",
              "explore|compare|update|big-stage");
  line.option("--theme", theme, "Colours of the window (default auto: as the desktop has it).", "light|dark|auto");
  line.option("--size", size, "Size of the window (default: as the monitor allows).", "WxH");
  line.option("--autosave", autosave, "Keep the run for the next start this often, in seconds (default 30).",
              "SECONDS");
  line.option("--script", options.script, "Do what this file says, line by line, and close.", "FILE");
  line.option("--frames", frames, "Draw this many pictures of the window, then close it.", "N");
  line.option("--screenshot", options.screenshot,
              "Write the last frame as a PNG file and close (after " + std::to_string(kDefaultFrames) +
                  " frames, if --frames does not say).",
              "FILE");
  auto flags = std::make_shared<ConfigFlags>(line);
  if (!line.parse(argc, argv)) return std::nullopt;

  options.config = flags->config();
  options.preset = find_preset(flags->preset());
  options.flags = flags;
  read_words(words, options);
  if (!resume.empty()) {
    if (!options.file.empty()) throw UsageError("--resume and a file name two runs; a window opens one");
    options.file = resume;
  }
  if (!options.file.empty() && !options.link.empty())
    throw UsageError("a file and a link are two runs; a window opens one");
  read_theme(theme, options);
  const auto& layouts = layout_names();
  if (!options.layout.empty() && std::find(layouts.begin(), layouts.end(), options.layout) == layouts.end())
    throw UsageError(concat("--layout is \"", options.layout, "\" but must be explore, compare, update or big-stage"));
  if (!size.empty()) read_size(size, options);
  if (!autosave.empty()) {
    options.autosave = real_number("--autosave", autosave);
    if (!(options.autosave >= 0.01 && options.autosave <= 3600.0))
      throw UsageError(concat("--autosave is \"", autosave, "\" but must be from 0.01 to 3600 seconds"));
  }
  if (!frames.empty())
    options.frames = static_cast<int>(whole_number("--frames", frames, 1, kMaxFrames));
  else if (!options.screenshot.empty())
    options.frames = kDefaultFrames;
  return options;
}

}  // namespace sac::gui
