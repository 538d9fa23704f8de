/// \file
/// Two runs: where they are, what differs, and which of them the controls change.
#pragma once

#include <string>

#include "lab/lab.h"
#include "ui/fonts.h"
#include "ui/panel.h"
#include "ui/theme.h"

namespace sac::gui {

/// "alpha 0.1 → 0.5"; what A has, and what B has instead.
std::string difference_text(const Difference& difference);

inline constexpr float kComparisonBarHeight = 48.0F;  ///< in layout units

/// One row. \pre two runs are compared
void draw_comparison_bar(const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts);

}  // namespace sac::gui
