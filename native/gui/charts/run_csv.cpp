#include "charts/run_csv.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "sac/number_text.h"
#include "sac/schema.h"
#include "sac/setting.h"

namespace sac::gui {
namespace {

struct Row {
  std::int64_t step;
  std::string text;
};

// "alpha=0.5 tau=0.1": what differs from the preset's setting.
std::string changes_from(const Config& base, const Config& config) {
  std::string changes;
  for (const Param* param : setting_differences(base, config)) {
    if (!changes.empty()) changes += " ";
    changes += std::string(param->key) + "=" + get_text(config, *param);
  }
  return changes;
}

void add_field(std::string& row, double value) {
  row += ',';
  if (std::isfinite(value)) row += number_text(value);
}

void add_rows(std::vector<Row>& rows, const CsvRun& one) {
  const std::string run = std::string(one.preset) + "," + changes_from(one.base, one.run.config) + "," +
                          get_text(one.run.config, *find_param("seed"));
  const auto row = [&](std::int64_t step, std::string_view event, const Metrics& metrics) {
    std::string text = run + "," + std::string(event) + ",";
    for (const double value : metrics.values()) add_field(text, value);
    rows.push_back({step, std::move(text)});
  };
  for (const Episode& episode : one.run.history.episodes) {
    Metrics metrics;
    metrics.environment_steps = static_cast<double>(episode.step);
    metrics.episode_return = episode.episode_return;
    row(episode.step, "episode", metrics);
  }
  for (const Evaluation& evaluation : one.run.history.evaluations) {
    Metrics metrics;
    metrics.environment_steps = static_cast<double>(evaluation.step);
    metrics.evaluation_return = evaluation.mean_return;
    row(evaluation.step, "evaluation", metrics);
  }
  const std::size_t count = metric_infos().size();
  for (const HistoryPoint& point : one.run.history.points) {
    std::string text = run + ",metrics,";
    for (std::size_t i = 0; i < count; ++i) {
      const double value = i == 0 ? static_cast<double>(point.step) : static_cast<double>(point.metrics[i]);
      add_field(text, value);
    }
    rows.push_back({point.step, std::move(text)});
  }
}

}  // namespace

std::string run_csv(std::span<const CsvRun> runs) {
  std::string csv = "preset,changes,seed,event,seconds";
  for (const MetricInfo& metric : metric_infos()) csv.append(",").append(metric.key);
  csv += "\n";
  for (const CsvRun& run : runs) {
    std::vector<Row> rows;
    add_rows(rows, run);
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.step < b.step; });
    for (const Row& row : rows) csv += row.text + "\n";
  }
  return csv;
}

}  // namespace sac::gui
