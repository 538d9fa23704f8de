#include "csv_log.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <limits>
#include <vector>

#include "errors.h"
#include "files.h"
#include "sac/schema.h"
#include "text.h"

namespace sac::cli {

namespace {

// These say which run it is and how it is watched, not what is learned.
bool is_setting(const Param& param) {
  return param.group != "run";
}

[[noreturn]] void fail(const std::string& path, int error) {
  throw Failure(concat("cannot write ", path, ": ", std::strerror(error), "."));
}

// The environment step of a row.
std::int64_t step_of(std::string_view row) {
  constexpr int kColumnsBefore = 5;  // as csv_header() has them before the metrics
  for (int i = 0; i < kColumnsBefore; ++i) row.remove_prefix(std::min(row.size(), row.find(',') + 1));
  std::int64_t step = std::numeric_limits<std::int64_t>::max();  // an unreadable row counts as later than all
  std::from_chars(row.data(), row.data() + row.size(), step);
  return step;
}

// The rows of an earlier log that a run resumed at this environment step has behind it; empty if there is none.
std::string kept_rows(const std::string& path, std::int64_t until) {
  std::error_code ignored;
  if (until < 0 || !std::filesystem::is_regular_file(path, ignored)) return {};
  const std::vector<std::uint8_t> bytes = read_file(path);
  const std::string text(bytes.begin(), bytes.end());
  const std::string header = csv_header() + '\n';
  if (text.empty()) return {};
  if (!text.starts_with(header)) {
    throw Failure(concat("cannot go on in ", path, ": it is not a log of this version; name another --log."));
  }
  std::string kept;
  // A last row without its line break was cut off and is left out.
  for (std::size_t begin = header.size(), end; (end = text.find('\n', begin)) != text.npos; begin = end + 1) {
    const std::string_view row = std::string_view(text).substr(begin, end + 1 - begin);
    if (step_of(row) <= until) kept += row;
  }
  return kept;
}

}  // namespace

std::string changes_from(const std::string& preset, const Config& config) {
  const Config base = make_config(*find_preset(preset));
  std::string text;
  for (const Param& param : params()) {
    if (!is_setting(param) || get(base, param) == get(config, param)) continue;
    text += concat(text.empty() ? "" : " ", param.key, "=", get_text(config, param));
  }
  return text;
}

std::string closest_preset(const Config& config) {
  std::string best;
  std::size_t fewest = params().size() + 1;
  for (const Preset& preset : presets()) {
    const Config base = make_config(preset);
    std::size_t differences = 0;
    for (const Param& param : params()) differences += is_setting(param) && get(base, param) != get(config, param);
    if (differences < fewest) fewest = differences, best = preset.name;
  }
  return best;
}

std::string csv_header() {
  std::string header = "preset,changes,seed,event,seconds";
  for (const MetricInfo& metric : metric_infos()) header += concat(",", metric.key);
  return header;
}

CsvLog::CsvLog(const std::string& path, std::int64_t keep_until) : path_(path) {
  const std::string kept = kept_rows(path, keep_until);
  kept_preset_ = kept.substr(0, kept.find(','));
  const std::string start = concat(csv_header(), "\n", kept);
  // Pipes and devices, such as /dev/stdout, have nothing to lose.
  std::error_code ignored;
  const bool is_stream = std::filesystem::exists(path, ignored) && !std::filesystem::is_regular_file(path, ignored) &&
                         !std::filesystem::is_directory(path, ignored);
  if (!is_stream) write_atomically(path, start);
  file_.reset(std::fopen(path.c_str(), "ab"));
  if (!file_) fail(path, errno);
  if (is_stream) std::fputs(start.c_str(), file_.get());
  flush();
}

void CsvLog::write(const std::string& preset, const Config& config, const char* event, double seconds,
                   const Metrics& metrics) {
  std::string row = concat(preset, ",", changes_from(preset, config), ",", std::to_string(config.seed), ",", event, ",",
                           fixed_digits(seconds, 3));
  for (const double value : metrics.values()) {
    char number[40];
    std::snprintf(number, sizeof number, ",%.10g", value);
    row += std::isnan(value) ? "," : number;
  }
  row += '\n';
  const std::lock_guard lock(mutex_);
  std::fwrite(row.data(), 1, row.size(), file_.get());
}

void CsvLog::flush() {
  const std::lock_guard lock(mutex_);
  if (std::fflush(file_.get()) != 0 || std::ferror(file_.get())) fail(path_, errno);
}

}  // namespace sac::cli
