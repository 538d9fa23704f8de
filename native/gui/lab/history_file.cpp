#include "lab/history_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "errors.h"
#include "files.h"
#include "log_lines.h"
#include "sac/number_text.h"
#include "sac/schema.h"

namespace sac::gui {

std::string history_text(const RunHistory& history) {
  std::string text = "step";
  for (const MetricInfo& metric : metric_infos()) text.append(",").append(metric.key);
  char digits[40];
  for (const HistoryPoint& point : history.points) {
    text.append("\n").append(std::to_string(point.step));
    for (const float value : point.metrics) {
      text += ',';
      if (std::isfinite(value)) text.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
    }
  }
  return text + "\n";
}

RunHistory history_of(const std::string& path) {
  RunRecord record;
  std::vector<std::uint8_t> bytes;
  try {
    bytes = read_file(path);
  } catch (const Failure&) {
    return {};
  }
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const std::vector<std::string_view> lines = log_lines(text).lines;
  if (lines.empty()) return {};
  std::vector<std::size_t> places;  // of the columns behind the first, in the list of metrics
  for (const std::string_view key : log_fields(lines[0])) {
    const auto found = std::find_if(metric_infos().begin(), metric_infos().end(),
                                    [&](const MetricInfo& metric) { return metric.key == key; });
    places.push_back(static_cast<std::size_t>(found - metric_infos().begin()));
  }
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::vector<std::string_view> fields = log_fields(lines[i]);
    if (fields.size() != places.size()) break;
    HistoryPoint point{};
    point.metrics.fill(std::numeric_limits<float>::quiet_NaN());
    std::from_chars(fields[0].data(), fields[0].data() + fields[0].size(), point.step);
    for (std::size_t column = 1; column < fields.size(); ++column)
      if (places[column] < point.metrics.size())
        if (const std::optional<double> value = parse_number(fields[column]))
          point.metrics[places[column]] = static_cast<float>(*value);
    record.append(point);
  }
  return record.view();
}

}  // namespace sac::gui
