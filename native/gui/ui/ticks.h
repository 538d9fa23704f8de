/// \file
/// Round numbers for axes.
#pragma once

#include <vector>

namespace sac::gui {

/// At most `count` multiples of 1, 2 or 5 times a power of ten inside [low, high].
std::vector<double> nice_ticks(double low, double high, int count);
/// Powers of ten (with `count` in mind) inside [low, high], both positive.
std::vector<double> log_ticks(double low, double high, int count);

}  // namespace sac::gui
