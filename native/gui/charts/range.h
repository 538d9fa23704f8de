/// \file
/// What all charts over environment steps share: the visible steps, and the step that is pointed at.
#pragma once

#include <optional>

#include "charts/spec.h"
#include "ui/value_range.h"

namespace sac::gui {

/// What a chart shows behind its curves, and so has to have in view.
struct Behind {
  bool recent = true;  ///< runs before
  bool bands = true;   ///< those of seeds
};

/// All steps that there are to see.
Range full_range(const ChartSource& source, Behind behind = {});

class ChartRange {
 public:
  /// The step that is pointed at.
  std::optional<double> step;

  /// The visible steps.
  Range visible(const ChartSource& source, Behind behind = {}) const;
  bool is_zoomed() const { return zoom_.has_value() || latest_; }
  /// Only the second half of the run, whatever comes: after it has been solved, the differences are there.
  bool shows_latest() const { return latest_; }
  void show_latest(bool latest);

  /// Shows these steps, in whichever order and within what there is.
  void zoom_to(double a, double b, const ChartSource& source);
  /// Shows less around a step, or more.
  void scale(double factor, double around, const ChartSource& source);
  /// Moves what is visible by so many steps, as far as there are any.
  void shift(double by, const ChartSource& source);
  void reset();

 private:
  std::optional<Range> zoom_;
  bool latest_ = false;
};

}  // namespace sac::gui
