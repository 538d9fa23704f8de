/// \file
/// The ends of a scale, from one frame to the next.
#pragma once

#include <cmath>

#include "sac/value_range.h"

namespace sac::gui {

using Range = ValueRange;

/// Keeps the ends while they still fit; without values these are such as can be drawn.
class StableRange {
 public:
  void reset() { range_ = {}; }
  /// Around values from low to high.
  Range fit(double low, double high) {
    range_ = fit_range(range_, low, high);
    return std::isnan(range_.low) ? Range{0.0, 1.0} : range_;
  }

 private:
  Range range_;
};

}  // namespace sac::gui
