/// \file
/// The ends of a scale for values that change all the time: round numbers that stay while they still fit; the page's
/// web/src/ui/value_range.ts.
#pragma once

#include <span>

namespace sac::gui {

struct Range {
  double low;
  double high;
  bool operator==(const Range&) const = default;
};

/// 1, 2 or 5 times a power of ten, at least as large as asked. \pre least > 0
double nice_step(double least);

class StableRange {
 public:
  void reset() { *this = StableRange(); }
  /// Around values from low to high; what it was before where those are not there (low > high).
  Range fit(double low, double high);
  /// Around zero, as far down as up.
  Range fit_around(double low, double high);

 private:
  Range range_{0.0, 0.0};
  bool known_ = false;
};

struct Span {
  double low, high;  ///< NaN without any value
  bool clipped;      ///< some values are beyond `high`
};
/// From the lowest to the highest value; a few outliers far above all others are left out. NaNs do not count.
Span span_of(std::span<const float> values);

}  // namespace sac::gui
