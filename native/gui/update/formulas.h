/// \file
/// The formulas of every sub-step in TeX, with lines that this batch's numbers fill, and each in one short line.
#pragma once

#include <string>
#include <vector>

#include "update/quantities.h"
#include "update/substeps.h"

namespace sac::gui {

/// Definitions stand alone; numbers of the chosen transition have those of the whole batch beside them.
struct FormulaRow {
  bool definition;
  std::string tex;
  std::vector<std::string> batch{};
};

/// \param reading null: dashes stand for numbers \param b the chosen transition
std::vector<FormulaRow> formulas_of(SubstepId step, const Variant& v, const Reading* reading, int b);
/// One short line for each sub-step: the update at a glance.
std::string summary_of(SubstepId step, const Variant& v);

}  // namespace sac::gui
