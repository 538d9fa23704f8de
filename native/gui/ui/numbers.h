/// \file
/// Numbers as people read them, with real minus signs. What depends on a number's size stands in
/// `views/number_formats.inl`.
#pragma once

#include <limits>
#include <string>

namespace sac::gui {

/// What is not known (yet).
inline constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// "12,345"; a dash where there is no value yet.
std::string format_count(double value);
/// A fixed number of decimals, so that a changing number keeps its width; no negative zero.
std::string format_fixed(double value, int decimals);
/// This many significant digits, with a power of ten where zeros would be long.
std::string format_digits(double value, int digits = 3);
/// A value on an axis whose ticks are one step apart.
std::string format_tick(double value, double step);
/// A value or a bound of a range: short, exact, with powers of ten where decimals would be long.
std::string format_value(double value);
/// In a formula: three decimals, more for small numbers, so that what is computed from them comes out right.
std::string format_number(double value);
/// In a node of the diagram: as short as it may be.
std::string format_short(double value);
/// A share of 1: "37 %".
std::string format_percent(double share);

}  // namespace sac::gui
