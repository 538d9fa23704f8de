/// \file
/// The numbers that a training reports.
#pragma once

#include <array>
#include <cstddef>
#include <limits>

namespace sac {

/// The latest value of each metric of `metrics.inl`, in that order; NaN where there is none yet.
struct Metrics {
  /// \cond metrics.inl
#define SAC_METRIC(key, symbol, unit, group, help) double key = std::numeric_limits<double>::quiet_NaN();
#include "sac/metrics.inl"
#undef SAC_METRIC
#define SAC_METRIC(key, symbol, unit, group, help) +1
  /// \endcond

  /// How many metrics there are.
  static constexpr std::size_t count = 0
#include "sac/metrics.inl"
      ;
  /// \cond
#undef SAC_METRIC
#define SAC_METRIC(key, symbol, unit, group, help) key,
  /// \endcond

  /// The fields in the order of the list.
  std::array<double, count> values() const {
    return {
#include "sac/metrics.inl"
    };
  }
#undef SAC_METRIC
};

}  // namespace sac
