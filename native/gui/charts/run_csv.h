/// \file
/// A run's numbers as CSV, in the columns of `sac-train --log`.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "charts/spec.h"

namespace sac::gui {

struct CsvRun {
  std::string_view preset;  ///< its name
  const Config& base;       ///< the preset's values
  const Snapshot& run;
};

/// Episodes, evaluations and, as event "metrics", every metric at a step, in their order.
std::string run_csv(std::span<const CsvRun> runs);

}  // namespace sac::gui
