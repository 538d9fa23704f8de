/// \file
/// The ends of a scale for values that change all the time: round numbers that stay while they still fit.
#pragma once

#include <limits>
#include <span>
#include <vector>

#include "sac/action_slice.h"
#include "sac/state_map.h"

namespace sac {

/// From the low end of a scale to its high end; both NaN where nothing is known yet.
struct ValueRange {
  double low = std::numeric_limits<double>::quiet_NaN();   ///< its lower end
  double high = std::numeric_limits<double>::quiet_NaN();  ///< its upper end
  bool operator==(const ValueRange&) const = default;      ///< false where an end is NaN
};

/// 1, 2 or 5 times a power of ten, at least as large as asked; NaN unless `least` is above 0 and finite.
double nice_step(double least);

/// Round ends around values.
/// \param before the ends so far, which stay while the values fill enough of them, and where there are no values
/// \param low, high of the values; low > high, or one that is not finite, means that there are none
ValueRange fit_range(ValueRange before, double low, double high);
/// The same around zero, as far down as up.
ValueRange fit_range_around_zero(ValueRange before, double low, double high);

/// Where values lie.
struct ValueSpan {
  double low;    ///< the lowest; NaN without any
  double high;   ///< the highest that counts; NaN without any
  bool clipped;  ///< some are beyond `high`
};
/// From the lowest to the highest value; a few outliers far above all others are left out. NaNs do not count.
ValueSpan span_of(std::span<const float> values);

/// What the ends of a state map's colours stand for.
struct MapRange {
  ValueRange range;      ///< values of the first and the last colour
  bool clipped = false;  ///< some values lie beyond the high end
};
/// A policy's mean action has a scale of its own. A map that is flat up to noise, as that of a fresh network, lies in
/// the middle of one that is long enough to look flat.
/// \param layer whose values they are
/// \param difference they are those of one map minus another's: zero is the middle
/// \param values [cells], NaN where there is none
/// \param max_torque N m
/// \param before of the last map of the same layer
MapRange map_range(MapLayer layer, bool difference, std::span<const float> values, double max_torque,
                   ValueRange before);

/// The ends of the scales of an action slice's two plots.
struct SliceRanges {
  ValueRange q;         ///< around the Qs, in the middle
  ValueRange density;   ///< from zero to where both densities can be seen: a needle does not flatten the other one
  ValueRange q_length;  ///< from zero to the length of `q`, which stays while the Qs fill enough of it
};
/// \param before of the last slice
/// \param slice  whose curves are drawn; without a finite value of a Q, the ends stay
/// \param single Q2 is not used
SliceRanges slice_ranges(const SliceRanges& before, const ActionSlice& slice, bool single);

/// Marks along a scale.
struct Ticks {
  std::vector<double> values;  ///< rising
  double step;                 ///< between two of them; NaN where there are none
};
/// Round values over a range, with both ends among them where those are round too.
/// \param range without ticks where it is not known \param most about as many steps, at most
Ticks ticks_of(ValueRange range, int most);

}  // namespace sac
