/// \file
/// The values of a state map: at a state, minus another map's, and which ones the ends of its colours stand for.
#pragma once

#include <memory>
#include <string>

#include "lab/state_values.h"
#include "sac/stage_player.h"
#include "sac/value_range.h"

namespace sac::gui {

/// Which of two runs' maps is shown; the difference is B minus A.
enum class MapSide { a, b, difference };

/// The map's value at a state, between the centres of its cells; NaN beyond its speeds.
double value_at(const StateValues& map, double theta, double omega);
/// `map` minus `other` at the cells of the coarser of the two. \pre both are of the same layer
StateValues map_difference(const StateValues& map, const StateValues& other);

/// Which map is shown, with its scale, from one frame to the next.
class DisplayedMap {
 public:
  /// \param a, b of the runs; null where there is none yet, or no run
  void choose(std::shared_ptr<const StateValues> a, std::shared_ptr<const StateValues> b, MapSide side,
              double max_torque);
  /// Null before there is one.
  const StateValues* map() const { return map_.get(); }
  const MapLayerInfo& layer() const;
  /// Zero is the middle of its colours.
  bool diverging() const;
  const MapRange& scale() const { return scale_; }
  MapSide side() const { return side_; }
  /// Differs whenever another map is shown.
  std::uint64_t version() const { return version_; }

 private:
  std::shared_ptr<const StateValues> a_, b_, map_;
  MapSide side_ = MapSide::a;
  double max_torque_ = 0.0;
  MapRange scale_;
  std::uint64_t version_ = 0;
};

/// A state and its value as text.
struct MapReadout {
  std::string theta, omega, value;
};
MapReadout read_state(const DisplayedMap& shown, const StagePlayer::State& state);

}  // namespace sac::gui
