#include "page/options.h"

#include <cstdint>

#include "errors.h"
#include "flags.h"
#include "page/window.h"

namespace sac::gui {
namespace {

constexpr int kDefaultFrames = 300;  // of a run that only makes a picture
constexpr std::int64_t kMaxFrames = 1'000'000;
constexpr int kMaxWidth = 7680, kMaxHeight = 4320;

void read_size(const std::string& text, Options& options) {
  const std::size_t cross = text.find('x');
  try {
    if (cross == std::string::npos) throw UsageError("");
    options.width = static_cast<int>(whole_number("", text.substr(0, cross), kLeastWidth, kMaxWidth));
    options.height = static_cast<int>(whole_number("", text.substr(cross + 1), kLeastHeight, kMaxHeight));
  } catch (const UsageError&) {
    throw UsageError("--size is \"" + text + "\" but must be WIDTHxHEIGHT from " + std::to_string(kLeastWidth) + "x" +
                     std::to_string(kLeastHeight) + " to " + std::to_string(kMaxWidth) + "x" +
                     std::to_string(kMaxHeight));
  }
}

}  // namespace

std::optional<Options> parse_options(int argc, const char* const* argv) {
  Options options;
  std::string frames, theme = "light", size;
  CommandLine line("Trains Soft Actor-Critic on the Pendulum in a window.", "sac-lab");
  line.flag("--train", options.train, "Start training at once.");
  line.option("--frames", frames, "Draw this many pictures of the window, then close it.", "N");
  line.option("--screenshot", options.screenshot,
              "Write the last frame as a PNG file and close (after " + std::to_string(kDefaultFrames) +
                  " frames, if --frames does not say).",
              "FILE");
  line.option("--theme", theme, "Colours of the window (default light).", "light|dark");
  line.option("--size", size, "Size of the window (default: as the monitor allows).", "WxH");
  const ConfigFlags flags(line);
  if (!line.parse(argc, argv)) return std::nullopt;

  options.config = flags.config();
  options.preset = find_preset(flags.preset().empty() ? "quick" : flags.preset());
  if (theme != "light" && theme != "dark") throw UsageError("--theme is \"" + theme + "\" but must be light or dark");
  options.theme = theme == "dark" ? ThemeName::dark : ThemeName::light;
  if (!size.empty()) read_size(size, options);
  if (!frames.empty())
    options.frames = static_cast<int>(whole_number("--frames", frames, 1, kMaxFrames));
  else if (!options.screenshot.empty())
    options.frames = kDefaultFrames;
  return options;
}

}  // namespace sac::gui
