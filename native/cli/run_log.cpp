#include "run_log.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <tuple>

#include "errors.h"
#include "files.h"
#include "text.h"

namespace sac::cli {

namespace {

// The columns that are read; others may stand between and after them.
enum Column { kPreset, kChanges, kSeed, kEvent, kStep, kReturn, kColumns };
constexpr std::array<std::string_view, kColumns> kNames{"preset", "changes",           "seed",
                                                        "event",  "environment_steps", "evaluation_return"};

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  for (std::size_t end; (end = line.find(',')) != line.npos; line.remove_prefix(end + 1)) {
    fields.push_back(line.substr(0, end));
  }
  fields.push_back(line);
  return fields;
}

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

// Where a row stands, to tell of a second one like it.
struct Place {
  std::string path;
  std::size_t line;
};

class Reader {
 public:
  void read(const std::string& path) {
    const std::vector<std::uint8_t> bytes = read_file(path);
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    path_ = path;
    line_ = 0;
    for (std::size_t begin = 0, end; (end = text.find('\n', begin)) != text.npos; begin = end + 1) {
      ++line_;
      const std::vector<std::string_view> fields = fields_of(text.substr(begin, end - begin));
      line_ == 1 ? find_columns(fields) : add_row(fields);
    }
    if (line_ == 0) throw Failure(concat("cannot summarise ", path, ": it has no first line with a log's columns."));
  }

  LoggedSettings settings;

 private:
  [[noreturn]] void refuse(std::string_view what) const {
    throw Failure(concat("cannot summarise ", path_, ", line ", std::to_string(line_), ": ", what, "."));
  }

  void find_columns(const std::vector<std::string_view>& names) {
    count_ = names.size();
    for (std::size_t i = 0; i < kColumns; ++i) {
      const auto found = std::find(names.begin(), names.end(), kNames[i]);
      if (found == names.end()) refuse(concat("a log of sac-train has a column ", kNames[i], ", this file has none"));
      columns_[i] = static_cast<std::size_t>(found - names.begin());
    }
  }

  void add_row(const std::vector<std::string_view>& row) {
    if (row.size() != count_) {
      refuse(concat("it has ", std::to_string(row.size()), " fields, the first line ", std::to_string(count_)));
    }
    const auto field = [&](Column column) { return row[columns_[column]]; };
    const auto wrong = [&](Column column, std::string_view allowed) {
      refuse(concat(kNames[column], " is \"", field(column), "\" but must be ", allowed));
    };
    for (const Column column : {kPreset, kChanges}) {
      const bool printable = std::all_of(field(column).begin(), field(column).end(),
                                         [](char c) { return c >= ' ' && c != '"' && c != '\\'; });
      if (!printable) wrong(column, "text without quotes");
    }
    if (field(kPreset).empty()) wrong(kPreset, "a name");
    const auto seed = whole(field(kSeed)), step = whole(field(kStep));
    if (!seed) wrong(kSeed, "a whole number");
    if (!step) wrong(kStep, "a whole number");
    const std::string_view event = field(kEvent);
    const bool evaluation = event == "evaluation";
    // The page's export tells all metrics in between, too.
    if (!evaluation && event != "episode" && event != "metrics") wrong(kEvent, "episode, evaluation or metrics");
    double mean_return = 0.0;
    if (evaluation) {
      const std::string text(field(kReturn));
      char* end = nullptr;
      mean_return = std::strtod(text.c_str(), &end);
      if (text.empty() || end != text.c_str() + text.size() || !std::isfinite(mean_return)) wrong(kReturn, "a number");
    }

    const std::pair setting(std::string(field(kPreset)), std::string(field(kChanges)));
    const auto [first, is_new] = seen_.try_emplace({setting, *seed, *step, std::string(event)}, Place{path_, line_});
    if (!is_new) {
      refuse(concat("seed ", field(kSeed), " at step ", field(kStep), " stands in ", first->second.path, ", line ",
                    std::to_string(first->second.line), ", already; a run must be counted once"));
    }
    LoggedRun& run = settings[setting][*seed];
    run.frames = std::max(run.frames, *step);
    if (evaluation) run.evaluations[*step] = mean_return;
  }

  struct Row {
    std::pair<std::string, std::string> setting;
    std::int64_t seed, step;
    std::string event;
    bool operator<(const Row& other) const {
      return std::tie(setting, seed, step, event) < std::tie(other.setting, other.seed, other.step, other.event);
    }
  };
  std::string path_;
  std::size_t line_ = 0;
  std::size_t count_ = 0;  // of fields
  std::array<std::size_t, kColumns> columns_{};
  std::map<Row, Place> seen_;
};

}  // namespace

LoggedSettings read_logs(const std::vector<std::string>& paths) {
  Reader reader;
  for (const std::string& path : paths) reader.read(path);
  return std::move(reader.settings);
}

}  // namespace sac::cli
