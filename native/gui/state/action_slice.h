/// \file
/// The action slice: at one state, the Qs over the torque, and exp(Q/alpha)/Z next to pi(a|s).
#pragma once

#include <optional>
#include <string>

#include "lab/lab.h"
#include "state/slice_plots.h"
#include "ui/fonts.h"
#include "ui/panel.h"
#include "ui/theme.h"

namespace sac::gui {

/// What is read at one action.
struct SliceReadout {
  std::string theta, omega, torque, q1, q2, policy, target, kl;
};
/// \param index of the action; nothing: the policy's mean action
SliceReadout read_slice(const SliceAt& at, double max_torque, std::optional<std::size_t> index);

class ActionSliceView {
 public:
  /// Shows the slice of the run in focus.
  void draw(const Box& box, const Lab& lab, const Theme& theme, const Fonts& fonts);
  /// As it was drawn; empty before there is a slice.
  const SliceReadout& readout() const { return readout_; }

 private:
  float draw_head(const Box& box, const Lab& lab, const Theme& theme, const Fonts& fonts) const;
  void draw_plots(const Box& box, const SliceAt& at, const Config& config, const Theme& theme, const Fonts& fonts);

  SliceRanges ranges_;
  std::optional<std::size_t> index_;
  SliceReadout readout_;
};

}  // namespace sac::gui
