/// \file
/// The action slice's two plots: the Qs over the torque, and pi(a|s) next to exp(Q/alpha)/Z.
#pragma once

#include <optional>

#include "sac/action_slice.h"
#include "ui/plot.h"
#include "ui/value_range.h"

namespace sac::gui {

/// What both plots have in common.
struct SliceView {
  const ActionSlice& slice;
  double max_torque;
  bool single;                       ///< the second Q is not used
  std::optional<std::size_t> index;  ///< of the action that is read; nothing: the policy's mean action
};

/// Index of the action that is nearest to the policy's mean action.
std::size_t mean_index(const ActionSlice& slice);

Plot draw_q_plot(const Box& box, const SliceView& view, const Range& range, const Theme& theme, const Fonts& fonts);
Plot draw_density_plot(const Box& box, const SliceView& view, const Range& range, const Theme& theme,
                       const Fonts& fonts);

}  // namespace sac::gui
