/// \file
/// What returns are held against: the optimum, the line from which on the task counts as solved, and where that was.
#pragma once

#include "charts/spec.h"
#include "ui/plot.h"

namespace sac::gui {

/// The lines, below the curves.
void draw_references(const Plot& plot, const ChartSource& source, bool large, const Theme& theme);
/// Their names, above the curves, so that none is crossed out.
void name_references(const Plot& plot, const ChartSource& source, const Theme& theme, const Fonts& fonts);

}  // namespace sac::gui
