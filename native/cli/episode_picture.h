/// \file
/// sac-eval --picture: an episode of a checkpoint's policy as a strip of pictures.
#pragma once

#include <optional>
#include <string>

namespace sac::cli {

inline constexpr int kDefaultTiles = 10, kMostTiles = 100;

struct EpisodePicture {
  std::string checkpoint;  ///< whose policy plays
  std::string path;        ///< of the PNG file
  int tiles = kDefaultTiles;
  std::optional<double> seconds;  ///< only so much of the episode, up to its end; at least one step
  bool dark = false;
  bool overwrite = false;
};

/// Plays one episode from hanging down at rest, by the policy's mean action, and writes what the stage shows at `tiles`
/// moments that are evenly spread over it, the first and the last of them included, in rows of ten.
/// \return what was drawn: lines for people, or one JSON object \throws Failure in one sentence
std::string draw_episode(const EpisodePicture& wanted, bool json);

}  // namespace sac::cli
