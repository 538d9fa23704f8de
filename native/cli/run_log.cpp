#include "run_log.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <tuple>

#include "errors.h"
#include "files.h"
#include "log_lines.h"
#include "sac/number_text.h"
#include "sac/task.h"
#include "setting.h"
#include "text.h"

namespace sac::cli {

namespace {

// The columns that are read; others may stand between and after them.
enum Column { kPreset, kChanges, kSeed, kEvent, kStep, kReturn, kColumns };
constexpr std::array<std::string_view, kColumns> kNames{"preset", "changes",           "seed",
                                                        "event",  "environment_steps", "evaluation_return"};
constexpr std::string_view kEpisodes = "episodes";  // read where it is there

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

// Rows of one seed and one setting that follow each other in one file.
struct Segment {
  LoggedSetting setting;
  std::int64_t seed;
  std::int64_t first, last;  // environment steps
  bool begins_in_the_middle;
  bool is_standard;
  std::optional<std::size_t> previous{};  // the segment in whose place it came when the setting changed
  bool has_next = false;
  std::map<std::int64_t, double> evaluations{};
};

class Reader {
 public:
  void read(const std::string& path) {
    const std::vector<std::uint8_t> bytes = read_file(path);
    const LogLines log = log_lines({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    path_ = path;
    line_ = 0;
    first_segment_ = segments_.size();
    for (const std::string_view line : log.lines) {
      ++line_;
      const std::vector<std::string_view> fields = log_fields(line);
      if (line_ == 1) {
        find_columns(fields);
      } else if (fields.size() != count_ && log.last_is_open && line_ == log.lines.size()) {
        result_.notes.push_back(concat(path, ", line ", std::to_string(line_), ", is cut off and not counted."));
      } else {
        add_row(fields);
      }
    }
    if (line_ == 0) throw Failure(concat("cannot summarise ", path, ": it has no first line with a log's columns."));
  }

  LoggedRuns finish() {
    join();
    return std::move(result_);
  }

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
    const auto episodes = std::find(names.begin(), names.end(), kEpisodes);
    episodes_.reset();
    if (episodes != names.end()) episodes_ = static_cast<std::size_t>(episodes - names.begin());
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
    const std::optional<double> mean_return = parse_number(field(kReturn));
    if (evaluation && !mean_return) wrong(kReturn, "a number");

    const LoggedSetting setting{std::string(field(kPreset)), std::string(field(kChanges))};
    const auto [first, is_new] = seen_.try_emplace({setting, *seed, *step, std::string(event)}, Place{path_, line_});
    if (!is_new) {
      refuse(concat("seed ", field(kSeed), " at step ", field(kStep), " stands in ", first->second.path, ", line ",
                    std::to_string(first->second.line), ", already; a run must be counted once"));
    }
    const std::optional<double> episodes = episodes_ ? parse_number(row[*episodes_]) : std::nullopt;
    Segment& segment = segment_of(setting, *seed, *step, episodes && *episodes > 1.0);
    segment.last = std::max(segment.last, *step);
    if (evaluation) segment.evaluations[*step] = *mean_return;
  }

  // The segment of this file that the row belongs to.
  Segment& segment_of(const LoggedSetting& setting, std::int64_t seed, std::int64_t step, bool in_the_middle) {
    std::optional<std::size_t> latest;
    for (std::size_t i = segments_.size(); i-- > first_segment_;) {
      const Segment& segment = segments_[i];
      if (segment.seed != seed || segment.has_next) continue;
      if (segment.setting == setting) return segments_[i];
      if (!latest) latest = i;
    }
    const auto config = config_of(setting.preset, setting.changes);
    Segment segment{setting, seed, step, step, in_the_middle, !config || is_standard_task(*config)};
    if (latest && segments_[*latest].last < step) {
      segment.previous = latest;
      segments_[*latest].has_next = true;
    }
    segments_.push_back(std::move(segment));
    return segments_.back();
  }

  // Makes runs of the segments.
  void join() {
    std::vector<std::size_t> run(segments_.size());
    for (std::size_t i = 0; i < run.size(); ++i) run[i] = i;
    const auto root = [&](std::size_t i) {
      while (run[i] != i) i = run[i];
      return i;
    };
    // A setting and a seed are one run, in whatever file.
    std::map<std::pair<LoggedSetting, std::int64_t>, std::size_t> known;
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      const Segment& segment = segments_[i];
      if (segment.previous) run[root(i)] = root(*segment.previous);
      const auto [same, is_new] = known.try_emplace({segment.setting, segment.seed}, i);
      if (!is_new) run[root(i)] = root(same->second);
    }
    // What begins in the middle went on from another file, after a change; if only one run can have been it, it was.
    std::map<std::size_t, std::pair<std::int64_t, std::int64_t>> spans;  // first and last step by root
    const auto measure = [&] {
      spans.clear();
      for (std::size_t i = 0; i < segments_.size(); ++i) {
        const auto [span, is_new] = spans.try_emplace(root(i), segments_[i].first, segments_[i].last);
        span->second.first = std::min(span->second.first, segments_[i].first);
        span->second.second = std::max(span->second.second, segments_[i].last);
      }
    };
    measure();
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      const Segment& segment = segments_[i];
      if (!segment.begins_in_the_middle || spans.at(root(i)).first < segment.first) continue;
      std::vector<std::size_t> candidates;
      for (const auto& [other, span] : spans) {
        if (other != root(i) && segments_[other].seed == segment.seed && span.second < segment.first) {
          candidates.push_back(other);
        }
      }
      if (candidates.size() != 1) continue;
      run[root(i)] = candidates.front();
      measure();
    }

    std::map<std::size_t, std::vector<std::size_t>> parts;
    for (std::size_t i = 0; i < segments_.size(); ++i) parts[root(i)].push_back(i);
    for (auto& [ignored, indices] : parts) {
      std::sort(indices.begin(), indices.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(segments_[a].first, a) < std::tie(segments_[b].first, b);
      });
      const Segment& begin = segments_[indices.front()];
      if (begin.begins_in_the_middle)
        result_.notes.push_back(concat("seed ", std::to_string(begin.seed), " of ", begin.setting.preset,
                                       " is told from step ", grouped_digits(begin.first),
                                       " on; what it did before, also a solution, is not counted."));
      LoggedRun& one = result_.runs.emplace_back();
      for (const std::size_t i : indices) {
        const Segment& segment = segments_[i];
        one.seed = segment.seed;
        one.steps = std::max(one.steps, segment.last);
        if (one.settings.empty() || one.settings.back() != segment.setting) one.settings.push_back(segment.setting);
        for (const auto& [step, mean_return] : segment.evaluations) {
          one.evaluations[step] = {mean_return, segment.is_standard};
        }
      }
    }
  }

  struct Row {
    LoggedSetting setting;
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
  std::optional<std::size_t> episodes_;  // a column
  std::map<Row, Place> seen_;
  std::vector<Segment> segments_;  // of all files
  std::size_t first_segment_ = 0;  // of this file
  LoggedRuns result_;
};

}  // namespace

LoggedRuns read_logs(const std::vector<std::string>& paths) {
  Reader reader;
  for (const std::string& path : paths) reader.read(path);
  return reader.finish();
}

}  // namespace sac::cli
