#include "charts/bands.h"

#include <cmath>
#include <limits>
#include <string>

#include "sac/statistics.h"

namespace sac::gui {

std::vector<ReturnBand> bands_of(const std::vector<Study>& studies) {
  std::vector<ReturnBand> bands;
  for (const Study& study : studies) {
    if (study.runs.empty()) continue;
    ReturnBand band;
    const std::size_t count = study.runs.size();
    band.label = count == 1 ? "1 seed" : std::to_string(count) + " seeds";
    if (studies.size() > 1) band.label += study.side == Side::a ? " of A" : " of B";
    band.second = study.side == Side::b;
    std::vector<std::vector<double>> returns;
    const std::vector<double>* steps = &study.runs.front().steps;
    for (const SeedRun& run : study.runs) {
      returns.push_back(run.returns);
      if (run.steps.size() > steps->size()) steps = &run.steps;
    }
    // Where a run has ended before, its quartiles are infinite: nothing is drawn there.
    const auto known = [](double value) {
      return std::isfinite(value) ? value : std::numeric_limits<double>::quiet_NaN();
    };
    const std::vector<Quartiles> quartiles = return_band(returns);
    for (std::size_t i = 0; i < std::min(quartiles.size(), steps->size()); ++i) {
      band.low.add((*steps)[i], known(quartiles[i].low));
      band.median.add((*steps)[i], known(quartiles[i].median));
      band.high.add((*steps)[i], known(quartiles[i].high));
    }
    bands.push_back(std::move(band));
  }
  return bands;
}

const std::vector<ReturnBand>& SeedBands::of(const Seeds& seeds) {
  const auto studies = seeds.studies();
  if (studies != studies_) {
    studies_ = studies;
    bands_ = bands_of(*studies);
  }
  return bands_;
}

}  // namespace sac::gui
