#include "episode_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>
#include <vector>

#include "canvas/offscreen.h"
#include "canvas/pendulum_picture.h"
#include "canvas/png.h"
#include "canvas/stage_motion.h"
#include "errors.h"
#include "files.h"
#include "sac/json_text.h"
#include "sac/number_text.h"
#include "sac/stage_player.h"
#include "sac/trainer.h"
#include "text.h"

namespace sac::cli {
namespace {

constexpr int kTile = 240;  // pixels, each way
constexpr int kTilesInRow = 10;

std::vector<StageSample> play(const Trainer& trainer, std::size_t steps) {
  StagePlayer player;
  player.configure(trainer.config());
  player.place(trainer, {std::numbers::pi, 0.0}, false, 1.0);
  std::vector<StageSample> episode;
  for (double now = 1.0; episode.size() <= steps; now += StagePlayer::kAhead) {
    player.play(trainer, now);
    for (const StageSample& sample : player.take())
      if (episode.size() <= steps) episode.push_back(sample);
  }
  return episode;
}

// How many steps are drawn.
std::size_t drawn_steps(const EpisodePicture& wanted, const Config& config) {
  const double whole = static_cast<double>(config.episode_steps);
  if (!wanted.seconds) return static_cast<std::size_t>(whole);
  return static_cast<std::size_t>(std::llround(std::clamp(*wanted.seconds / config.dt, 1.0, whole)));
}

// The angle on the stage, `share` of a step behind sample `at`.
double theta_at(const std::vector<StageSample>& episode, std::size_t at, double share) {
  const auto theta = [&](std::size_t i) { return i < episode.size() ? episode[i].theta : 0.0; };
  const bool goes_on = at + 1 < episode.size();
  return StageMotion{theta(at),
                     goes_on ? theta(at + 1) : theta(at),
                     at > 0,
                     at > 0 ? theta(at - 1) : 0.0,
                     at + 2 < episode.size(),
                     theta(at + 2),
                     goes_on ? share : 0.0}
      .theta();
}

PendulumTrail trail_of(const std::vector<StageSample>& episode, std::size_t at) {
  PendulumTrail trail;
  const double dt = episode[at].dt;
  const double end = static_cast<double>(at) * dt;
  const double kept = PendulumTrail::kInterval * static_cast<double>(trail.thetas().size() - 1);
  for (double back = std::min(kept, end); back >= 0.0; back -= PendulumTrail::kInterval) {
    const double step = (end - back) / dt;
    const auto from = static_cast<std::size_t>(step);
    trail.push(theta_at(episode, from, step - std::floor(step)));
  }
  return trail;
}

void paste(const std::vector<std::uint8_t>& tile, int column, int row, Picture& strip) {
  constexpr std::ptrdiff_t kLine = std::ptrdiff_t{3} * kTile;
  for (int y = 0; y < kTile; ++y) {
    const std::ptrdiff_t to =
        3 * (static_cast<std::ptrdiff_t>(row * kTile + y) * strip.width + std::ptrdiff_t{column} * kTile);
    std::copy_n(tile.begin() + y * kLine, kLine, strip.pixels.begin() + to);
  }
}

// Which samples are shown: the first, the last, and evenly between.
std::vector<std::size_t> moments(std::size_t samples, int tiles) {
  std::vector<std::size_t> found;
  for (int i = 0; i < tiles; ++i) {
    const double share = tiles > 1 ? static_cast<double>(i) / (tiles - 1) : 1.0;
    found.push_back(static_cast<std::size_t>(std::llround(share * static_cast<double>(samples - 1))));
  }
  return found;
}

Picture draw(const std::vector<StageSample>& episode, const std::vector<std::size_t>& shown, const Theme& theme) {
  const auto tiles = static_cast<int>(shown.size());
  const int columns = std::min(tiles, kTilesInRow), rows = (tiles + columns - 1) / columns;
  Picture strip{columns * kTile, rows * kTile, {}};
  strip.pixels.resize(static_cast<std::size_t>(3) * static_cast<std::size_t>(strip.width * strip.height));
  const auto byte = [](float share) { return static_cast<std::uint8_t>(std::lround(255.0F * share)); };
  const std::array<std::uint8_t, 3> ground{byte(theme.panel.r), byte(theme.panel.g), byte(theme.panel.b)};
  for (std::size_t i = 0; i < strip.pixels.size(); ++i) strip.pixels[i] = ground[i % 3];

  const Offscreen context;
  const PendulumPicture picture;
  gl::Target target;
  for (int i = 0; i < tiles; ++i) {
    const std::size_t at = shown[static_cast<std::size_t>(i)];
    // A sample's torque led to it; the stage shows the one that is being done.
    const double torque = episode[std::min(at + 1, episode.size() - 1)].torque;
    const StageSample& sample = episode[at];
    target.begin(kTile, kTile);
    picture.draw({sample.theta, torque, sample.max_torque, sample.length, sample.mean, sample.std},
                 trail_of(episode, at), theme, kTile, kTile, 1.0F);
    paste(gl::read_pixels(kTile, kTile), i % columns, i / columns, strip);
    target.end();
  }
  return strip;
}

std::string report(const EpisodePicture& wanted, const std::vector<StageSample>& episode,
                   const std::vector<std::size_t>& shown, const Picture& strip, bool json) {
  double total = 0.0;
  for (std::size_t i = 1; i < episode.size(); ++i) total += episode[i].reward;
  const std::string width = std::to_string(strip.width), height = std::to_string(strip.height);
  if (json) {
    std::string text = concat("{\"picture\":", json_string(wanted.path), ",\"width\":", width, ",\"height\":", height,
                              ",\"return\":", json_number(total), ",\"tiles\":[");
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const StageSample& sample = episode[shown[i]];
      text += concat(i ? "," : "", "{\"step\":", std::to_string(shown[i]), ",\"theta\":", json_number(sample.theta),
                     ",\"omega\":", json_number(sample.omega), "}");
    }
    return text + "]}\n";
  }
  const double seconds = static_cast<double>(episode.size() - 1) * episode.front().dt;
  return concat("picture   ", wanted.path, ", ", width, "x", height, "\nepisode   from hanging down, ",
                fixed_text(seconds, 2), " s in ", std::to_string(shown.size()), shown.size() == 1 ? " tile" : " tiles",
                "\nreturn    ", fixed_text(total, 1), " in this time\n");
}

}  // namespace

std::string draw_episode(const EpisodePicture& wanted, bool json) {
  if (same_file(wanted.path, wanted.checkpoint))
    throw Failure(concat("cannot write ", wanted.path, ": it is the checkpoint itself; name another --picture."));
  if (!wanted.overwrite && has_content(wanted.path))
    throw Failure(concat("cannot write ", wanted.path, ": it is there already; name another --picture, or --overwrite ",
                         "replaces it."));
  check_writable(wanted.path);
  std::string error;
  const auto trainer = Trainer::load(read_file(wanted.checkpoint), error);
  if (!trainer) throw Failure(concat("cannot draw ", wanted.checkpoint, ": ", error));
  const std::vector<StageSample> episode = play(*trainer, drawn_steps(wanted, trainer->config()));
  const std::vector<std::size_t> shown = moments(episode.size(), wanted.tiles);
  const Picture strip = draw(episode, shown, theme(wanted.dark ? ThemeName::dark : ThemeName::light));
  write_atomically(wanted.path, encode_png(strip));
  return report(wanted, episode, shown, strip, json);
}

}  // namespace sac::cli
