/// \file
/// The curves of a chart in the order in which they are drawn: backdrops, raw values, what is read; the first trace
/// last.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "charts/curves.h"
#include "charts/spec.h"

namespace sac::gui {

struct Layer {
  std::shared_ptr<const Curve> curve{};
  AxisSide side = AxisSide::left;
  Rgb Theme::*hue = nullptr;
  float width = 1.5F;
  float alpha = 1.0F;
  std::span<const float> dash{};
  bool read = false;  ///< the cursor marks its value
  bool dots = false;
  bool area = false;
  float fill = 0.0F;  ///< opacity of the area down to the next layer
  int recent = -1;    ///< of the runs before, which one
};

/// \param span environment steps of the smoothing; 0: none
std::vector<Layer> layers_of(const TimeChart& chart, const ChartSource& source, std::span<const Trace* const> traces,
                             double span, Curves& curves);

}  // namespace sac::gui
