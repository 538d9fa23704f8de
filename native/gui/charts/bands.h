/// \file
/// Seeds studied, as bands behind the curves.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "charts/spec.h"
#include "lab/seeds.h"

namespace sac::gui {

/// Median and quartiles at every evaluation of each setting that has finished runs: of the returns, where a run that
/// has ended before its time counts as worse than every other; and of the metrics that some chart has bands of, as far
/// as every run has them, since nobody knows what that of a run that has ended would be.
std::vector<StudyBand> bands_of(const std::vector<Study>& studies);

/// A band of a chart, with its entry in the legend.
struct DrawnBand {
  std::string label;
  Rgb Theme::*hue;
  const Band* band;
};
/// Those of a chart: of the returns, or of its shown traces that have some.
std::vector<DrawnBand> drawn_bands(const TimeChart& chart, const ChartSource& source,
                                   std::span<const Trace* const> shown);

/// `bands_of`, computed anew only where a run has come.
class SeedBands {
 public:
  const std::vector<StudyBand>& of(const Seeds& seeds);

 private:
  std::shared_ptr<const std::vector<Study>> studies_;
  std::vector<StudyBand> bands_;
};

}  // namespace sac::gui
