#include "csv_log.h"

#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "errors.h"
#include "files.h"
#include "sac/schema.h"

namespace sac::cli {

namespace {

// These say which run it is and how it is watched, not what is learned.
bool is_setting(const Param& param) { return param.group != "run"; }

// The lines of an earlier log that a run resumed at this environment step has behind it; empty if there is none.
std::string kept_lines(const std::string& path, std::int64_t until) {
  if (until < 0 || !std::filesystem::exists(path)) return {};
  const std::vector<std::uint8_t> bytes = read_file(path);
  const std::string text(bytes.begin(), bytes.end());
  const std::string header = csv_header();
  if (text.empty()) return {};
  if (text.compare(0, header.size() + 1, header + '\n') != 0) {
    throw Failure("cannot go on in " + path + ": it is not a log of this version; name another --log");
  }
  constexpr int kStepsColumn = 5;
  std::string kept;
  for (std::size_t begin = header.size() + 1, end; (end = text.find('\n', begin)) != text.npos; begin = end + 1) {
    std::size_t field = begin;
    for (int i = 0; i < kStepsColumn && field < end; ++i) field = std::min(end, text.find(',', field)) + 1;
    if (std::atoll(text.c_str() + field) <= until) kept += text.substr(begin, end + 1 - begin);
  }
  return kept;
}

}  // namespace

std::string changes_from(const std::string& preset, const Config& config) {
  const Config base = make_config(*find_preset(preset));
  std::string text;
  for (const Param& param : params()) {
    if (!is_setting(param) || get(base, param) == get(config, param)) continue;
    text += (text.empty() ? "" : " ") + std::string(param.key) + '=' + get_text(config, param);
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
  for (const MetricInfo& metric : metric_infos()) header += ',' + std::string(metric.key);
  return header;
}

CsvLog::CsvLog(const std::string& path, std::int64_t keep_until) : path_(path) {
  const std::string kept = kept_lines(path, keep_until);
  file_ = std::fopen(path.c_str(), "wb");
  if (file_ == nullptr) throw Failure("cannot write " + path + ": " + std::strerror(errno));
  std::fprintf(file_, "%s\n%s", csv_header().c_str(), kept.c_str());
  try {
    flush();
  } catch (...) {
    std::fclose(file_);
    throw;
  }
}

CsvLog::~CsvLog() { std::fclose(file_); }

void CsvLog::write(const std::string& preset, const Config& config, const char* event, double seconds,
                   const Metrics& metrics) {
  char number[40];
  std::snprintf(number, sizeof number, ",%.3f", seconds);
  std::string row = preset + ',' + changes_from(preset, config) + ',' + std::to_string(config.seed) + ',' + event + number;
  for (const double value : metrics.values()) {
    std::snprintf(number, sizeof number, ",%.9g", value);
    row += std::isnan(value) ? "," : number;
  }
  row += '\n';
  const std::lock_guard lock(mutex_);
  std::fwrite(row.data(), 1, row.size(), file_);
}

void CsvLog::flush() {
  const std::lock_guard lock(mutex_);
  if (std::fflush(file_) != 0 || std::ferror(file_)) throw Failure("cannot write " + path_ + ": " + std::strerror(errno));
}

}  // namespace sac::cli
