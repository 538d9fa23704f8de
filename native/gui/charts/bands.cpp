#include "charts/bands.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "charts/catalogue.h"
#include "sac/statistics.h"

namespace sac::gui {
namespace {

// Nothing is drawn where a run has ended before, or some run does not have the metric.
Band band_of(const std::vector<double>& steps, const std::vector<Quartiles>& quartiles) {
  const auto known = [](double value) {
    return std::isfinite(value) ? value : std::numeric_limits<double>::quiet_NaN();
  };
  Band band;
  for (std::size_t i = 0; i < std::min(quartiles.size(), steps.size()); ++i) {
    if (std::isnan(quartiles[i].median)) continue;
    band.low.add(steps[i], known(quartiles[i].low));
    band.median.add(steps[i], known(quartiles[i].median));
    band.high.add(steps[i], known(quartiles[i].high));
  }
  return band;
}

Band band_of_returns(const std::vector<SeedRun>& runs) {
  std::vector<std::vector<double>> returns;
  const std::vector<double>* steps = &runs.front().steps;
  for (const SeedRun& run : runs) {
    returns.push_back(run.returns);
    if (run.steps.size() > steps->size()) steps = &run.steps;
  }
  return band_of(*steps, return_band(returns));
}

Band band_of_metric(const std::vector<SeedRun>& runs, std::size_t metric) {
  std::vector<std::vector<double>> values;
  for (const SeedRun& run : runs) {
    values.emplace_back();
    for (const Metrics& metrics : run.metrics) values.back().push_back(metrics.values()[metric]);
  }
  return band_of(runs.front().steps, metric_band(values));
}

}  // namespace

std::vector<StudyBand> bands_of(const std::vector<Study>& studies) {
  std::vector<StudyBand> bands;
  for (const Study& study : studies) {
    if (study.runs.empty()) continue;
    StudyBand band;
    const std::size_t count = study.runs.size();
    band.label = count == 1 ? "1 seed" : std::to_string(count) + " seeds";
    if (studies.size() > 1) band.label += study.side == Side::a ? " of A" : " of B";
    band.second = study.side == Side::b;
    band.returns = band_of_returns(study.runs);
    for (const std::string_view key : banded_metrics())
      band.metrics.emplace(key, band_of_metric(study.runs, metric_place(key)));
    bands.push_back(std::move(band));
  }
  return bands;
}

std::vector<DrawnBand> drawn_bands(const TimeChart& chart, const ChartSource& source,
                                   std::span<const Trace* const> shown) {
  std::vector<DrawnBand> drawn;
  const auto hue_of = [](const StudyBand& band) { return band.second ? &Theme::run_b : &Theme::run_a; };
  if (chart.id == ChartId::returns) {
    for (const StudyBand& band : source.bands) drawn.push_back({band.label, hue_of(band), &band.returns});
    return drawn;
  }
  for (const Trace* trace : shown)
    for (const StudyBand& band : source.bands) {
      const auto found = band.metrics.find(trace->key);
      if (!trace->banded || found == band.metrics.end() || found->second.median.steps.empty()) continue;
      // Of one setting each quantity keeps its colour; of two, each setting has its own.
      drawn.push_back({std::string(trace->name) + ", " + band.label,
                       source.bands.size() == 1 ? trace->hue : hue_of(band), &found->second});
    }
  return drawn;
}

const std::vector<StudyBand>& SeedBands::of(const Seeds& seeds) {
  const auto studies = seeds.studies();
  if (studies != studies_) {
    studies_ = studies;
    bands_ = bands_of(*studies);
  }
  return bands_;
}

}  // namespace sac::gui
