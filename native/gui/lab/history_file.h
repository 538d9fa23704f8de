/// \file
/// The points of a run's charts as a text file.
#pragma once

#include <string>

#include "lab/run_record.h"

namespace sac::gui {

/// Its points: the keys of the metrics, then a line for each point; what has no value is empty.
std::string history_text(const RunHistory& history);
/// The points of such a file, as far as this program knows its metrics; none if it cannot be read.
RunHistory history_of(const std::string& path);

}  // namespace sac::gui
