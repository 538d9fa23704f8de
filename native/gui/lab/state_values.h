/// \file
/// A picture of one layer of the state map, as the training thread hands it to the window.
#pragma once

#include <cstdint>
#include <vector>

#include "sac/state_map.h"

namespace sac::gui {

/// The layer over theta (across, from -pi) and omega (up, from -max_speed); cell centres.
struct StateValues {
  static constexpr int kSize = 64;

  MapLayer layer = MapLayer::value;
  std::vector<float> values;  ///< [kSize omega][kSize theta]; NaN where there is none yet
  float low = 0.0F;           ///< of those that are finite
  float high = 0.0F;
  double max_speed = 8.0;
  double exact_progress = 1.0;  ///< of the exact solution that the layer needs, 0 to 1; 1 where none is needed
  std::uint64_t version = 0;    ///< differs whenever the values do
};

}  // namespace sac::gui
