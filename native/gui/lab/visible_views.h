/// \file
/// What somebody sees is computed, and no more.
#pragma once

#include <optional>

#include "sac/stage_player.h"
#include "sac/state_map.h"

namespace sac::gui {

/// Which views somebody sees.
struct VisibleViews {
  bool stage = true;
  bool map = true;
  bool slice = false;
  bool update = false;     ///< an update with all its numbers, now and then
  bool histogram = false;  ///< of the newest actions
  bool operator==(const VisibleViews&) const = default;
};

/// What a run is asked for.
struct Watch {
  VisibleViews views{};
  MapLayer layer = MapLayer::value;
  /// Where the action slice is; nothing: where the stage's pendulum is.
  std::optional<StagePlayer::State> pointed{};
};

}  // namespace sac::gui
