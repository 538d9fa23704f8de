/// \file
/// What this processor can do at most, for comparison with what the engine does.
#pragma once

namespace sac::cli {

/// Single-precision multiply-adds of one thread with everything in registers, in floating-point operations (two for
/// each multiply-add) per second, as fast as this build's instructions allow. Runs for about `seconds`.
double measure_peak(double seconds);

}  // namespace sac::cli
