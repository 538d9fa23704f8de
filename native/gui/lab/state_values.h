/// \file
/// A picture of one layer of the state map, as the training thread hands it to the window.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sac/state_map.h"

namespace sac::gui {

/// The layer over theta (across, from -pi) and omega (up, from -max_speed); cell centres.
struct StateValues {
  static constexpr int kSize = 64;

  MapLayer layer = MapLayer::value;
  int size = kSize;           ///< cells each way: kSize, or a power of two less where the networks are large
  std::vector<float> values;  ///< [size omega][size theta]; NaN where there is none yet
  float low = 0.0F;           ///< of those that are finite
  float high = 0.0F;
  double max_speed = 8.0;
  double exact_progress = 1.0;  ///< of the exact solution that the layer needs, 0 to 1; 1 where none is needed
  std::uint64_t version = 0;    ///< differs whenever the values do

  std::size_t cells() const { return static_cast<std::size_t>(size) * static_cast<std::size_t>(size); }
};

}  // namespace sac::gui
