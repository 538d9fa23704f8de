#include "csv_log.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <set>
#include <utility>

#include "errors.h"
#include "files.h"
#include "log_lines.h"
#include "sac/number_text.h"
#include "sac/schema.h"
#include "setting.h"
#include "text.h"

namespace sac {

namespace {

// Where csv_header() has what is read back.
enum Column { kPreset, kChanges, kSeed, kEvent, kSeconds, kStep };

[[noreturn]] void fail(const std::string& path, int error) {
  throw Failure(concat("cannot write ", path, ": ", std::strerror(error), "."));
}

[[noreturn]] void refuse(const std::string& path, const std::string& what) {
  throw Failure(concat("cannot write ", path, ": ", what, "; name another --log, or --overwrite replaces it."));
}

bool read_number(std::string_view text, std::int64_t& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value >= 0;
}

// Whether two rows tell the same but for the wall time.
bool is_same_row(std::string_view a, std::string_view b) {
  const std::vector<std::string_view> first = log_fields(a), second = log_fields(b);
  if (first.size() != second.size()) return false;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (i != kSeconds && first[i] != second[i]) return false;
  }
  return true;
}

// The log without these rows.
std::string without(std::string_view text, const std::set<std::string, std::less<>>& rows) {
  std::string rest;
  for (const std::string_view line : log_lines(text).lines) {
    if (!rows.contains(line)) rest += concat(line, "\n");
  }
  return rest;
}

// " for seed 3", where there are several.
std::string of_seed(const LogOwner& owner, std::int64_t seed) {
  return owner.seeds == 1 ? std::string() : concat(" for seed ", std::to_string(seed));
}

// What a run still knows of itself at an earlier step.
Metrics metrics_at(const Trainer& trainer, std::int64_t step) {
  Metrics metrics;
  metrics.environment_steps = static_cast<double>(step);
  double episodes = 0.0;
  const bool all = trainer.metrics().episodes <= static_cast<double>(kMostEpisodes);
  for (const Episode& episode : trainer.episodes()) {
    if (episode.step > step) break;
    if (all) metrics.episodes = ++episodes;
    metrics.episode_return = episode.episode_return;
  }
  for (const Evaluation& evaluation : trainer.evaluations()) {
    if (evaluation.step > step) break;
    metrics.evaluation_return = evaluation.mean_return;
    metrics.best_evaluation = std::fmax(metrics.best_evaluation, evaluation.mean_return);
  }
  return metrics;
}

}  // namespace

std::string csv_header() {
  std::string header = "preset,changes,seed,event,seconds";
  for (const MetricInfo& metric : metric_infos()) header += concat(",", metric.key);
  return header;
}

CsvLog::CsvLog(const std::string& path, const LogOwner& owner, bool overwrite, Note note)
    : path_(path), preset_(owner.preset), note_(std::move(note)), is_stream_(sac::is_stream(path)) {
  if (is_stream_) {
    file_ = open_stream(path);
    buffer_ = csv_header() + '\n';
    flush();
    return;
  }
  check_writable(path);
  lock_ = FileLock(path);
  if (has_content(path)) {
    read_old(owner, overwrite);
  } else {
    replace(csv_header() + '\n');
  }
  open_file();
}

CsvLog::~CsvLog() {
  if (file_ >= 0) close(file_);
}

void CsvLog::read_old(const LogOwner& owner, bool overwrite) {
  const std::vector<std::uint8_t> bytes = read_file(path_);
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const std::string header = csv_header();
  const LogLines old = log_lines(text);
  const auto start_anew = [&] { replace(header + '\n'); };

  if (old.lines.empty() || old.lines[0] != header) {
    if (overwrite) return start_anew();
    const bool other_version = !old.lines.empty() && old.lines[0].starts_with("preset,changes,seed,event,");
    refuse(path_, other_version ? "it is a log with the columns of another version" : "it is no log of sac-train");
  }
  if (overwrite && owner.resumed.empty()) return start_anew();

  const std::size_t columns = log_fields(header).size();
  std::string_view preset, changes;  // of the row before
  std::optional<Config> config;
  std::map<std::int64_t, Config> before;  // the setting of the last row that a resumed run has behind it, by seed
  std::string another;                    // why it is not the owner's
  std::string another_future;             // why it is, up to where a run goes on from
  std::int64_t some_seed = -1;
  std::string_view kept = text;
  for (std::size_t i = 1; i < old.lines.size(); ++i) {
    const std::string_view line = old.lines[i];
    const std::vector<std::string_view> fields = log_fields(line);
    if (fields.size() != columns && i + 1 == old.lines.size() && old.last_is_open) {
      kept.remove_suffix(line.size());  // cut off; the run writes it again, or begin() does
      break;
    }
    Row row;
    row.text = line;
    if (fields.size() != columns || !read_number(fields[kSeed], row.seed) || !read_number(fields[kStep], row.step)) {
      if (overwrite) return start_anew();
      refuse(path_, concat("line ", std::to_string(i + 1), " is no row of a log"));
    }
    row.event = fields[kEvent];
    row.seconds = parse_number(fields[kSeconds]).value_or(std::nan(""));
    const bool own_seed = row.seed >= owner.config.seed && row.seed < owner.config.seed + owner.seeds;
    if (!own_seed) {
      some_seed = row.seed;
      continue;
    }
    if (!config || preset != fields[kPreset] || changes != fields[kChanges]) {
      preset = fields[kPreset], changes = fields[kChanges];
      config = config_of(preset, changes);
      if (!config) {
        if (overwrite) return start_anew();
        refuse(path_, concat("line ", std::to_string(i + 1), " names a setting that this version does not know"));
      }
    }
    const auto resumed = owner.resumed.find(row.seed);
    const bool is_resumed = resumed != owner.resumed.end();
    if (is_resumed && row.step <= resumed->second.step) {
      before[row.seed] = *config;
    } else if (const std::string other = difference(*config, owner.config); !other.empty()) {
      if (!is_resumed && another.empty()) another = other + of_seed(owner, row.seed);
      if (is_resumed && another_future.empty()) {
        another_future = concat("it goes on with another setting (", other, of_seed(owner, row.seed), ") from step ",
                                std::to_string(row.step), " on");
      }
    }
    old_rows_.push_back(std::move(row));
  }
  for (const auto& [seed, setting] : before) {
    const std::string other = difference(setting, owner.resumed.at(seed).config);
    if (!other.empty() && another.empty()) another = concat(other, " so far", of_seed(owner, seed));
  }
  if (old_rows_.empty() && some_seed >= 0) {
    another = concat("seed is ", std::to_string(some_seed), " there and ", std::to_string(owner.config.seed), " here");
  }
  if (!another.empty()) {
    old_rows_.clear();
    if (overwrite) return start_anew();
    refuse(path_, concat("it is the log of another run (", another, ")"));
  }
  if (!another_future.empty() && !overwrite) refuse(path_, another_future);

  had_header_ = true;
  resumed_ = owner.resumed;
  if (!old_rows_.empty()) preset_ = log_fields(old_rows_.front().text)[kPreset];
  if (overwrite) {  // a resumed run, which does its future anew
    std::set<std::string, std::less<>> future;
    std::erase_if(old_rows_, [&](const Row& row) {
      const bool is_future = row.step > owner.resumed.at(row.seed).step;
      if (is_future) future.insert(row.text);
      return is_future;
    });
    return replace(without(kept, future));
  }
  if (kept.size() != text.size()) return replace(kept);
  if (old.last_is_open) buffer_ = "\n";
}

void CsvLog::replace(std::string_view text) { write_atomically(path_, text); }

void CsvLog::open_file() {
  if (file_ >= 0) close(std::exchange(file_, -1));
  file_ = open(path_.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  struct stat about {};
  if (file_ < 0 || fstat(file_, &about) != 0) fail(path_, errno);
  size_ = about.st_size;
}

void CsvLog::begin(const Trainer& trainer) {
  const std::lock_guard lock(mutex_);
  const Config& config = trainer.config();
  const std::int64_t start = trainer.environment_steps();
  Run& run = runs_[config.seed];
  std::set<std::pair<std::string, std::int64_t>> there;
  // A log may begin in the middle of a run; from then on it is to be whole.
  std::int64_t first = had_header_ && old_rows_.empty() ? 0 : start + 1;
  for (const Row& row : old_rows_) {
    if (row.seed != config.seed) continue;
    if (row.step > start) {
      run.ahead.push_back(row);
      continue;
    }
    there.emplace(row.event, row.step);
    first = std::min(first, row.step);
    if (row.seconds > run.seconds_before) run.seconds_before = row.seconds;
  }

  std::vector<std::pair<std::int64_t, const char*>> missing;
  const auto look_for = [&](const auto& list, const char* event) {
    for (const auto& entry : list) {
      if (entry.step >= first && entry.step <= start && !there.contains({event, entry.step})) {
        missing.emplace_back(entry.step, event);
      }
    }
  };
  look_for(trainer.episodes(), "episode");
  look_for(trainer.evaluations(), "evaluation");
  if (missing.empty()) return;
  std::stable_sort(missing.begin(), missing.end(), [](auto& a, auto& b) { return a.first < b.first; });
  const auto resumed = resumed_.find(config.seed);
  const Config& before = resumed == resumed_.end() ? config : resumed->second.config;
  for (const auto& [step, event] : missing) {
    buffer_ += row_text(before, event, "", metrics_at(trainer, step)) + '\n';
  }
  note_(concat(path_, " lacks ", std::to_string(missing.size()), missing.size() == 1 ? " row" : " rows", " of seed ",
               std::to_string(config.seed), ", the first at step ", std::to_string(missing.front().first),
               "; written anew with steps and returns, which the checkpoint knows, and without losses."));
}

std::string CsvLog::row_text(const Config& config, const char* event, const std::string& seconds,
                             const Metrics& metrics) const {
  std::string row =
      concat(preset_, ",", changes_from(preset_, config), ",", std::to_string(config.seed), ",", event, ",", seconds);
  for (const double value : metrics.values()) {
    row += ',';
    if (!std::isnan(value)) row += significant_text(value, 10);
  }
  return row;
}

void CsvLog::write(const Config& config, const char* event, double seconds, const Metrics& metrics) {
  const std::lock_guard lock(mutex_);
  Run& run = runs_[config.seed];
  const std::string row = row_text(config, event, fixed_text(run.seconds_before + seconds, 3), metrics);
  if (!run.ahead.empty()) {
    const Row& known = run.ahead.front();
    if (is_same_row(known.text, row)) {
      // Time goes on from where it stood when the row was written.
      if (known.seconds > run.seconds_before + seconds) run.seconds_before = known.seconds - seconds;
      run.ahead.pop_front();
      return;
    }
    for (Row& other : run.ahead) replaced_.insert(std::move(other.text));
    run.ahead.clear();
  }
  buffer_ += row + '\n';
}

// Takes the rows that turned out otherwise out of the file, and keeps the file as it was.
void CsvLog::set_aside() {
  const std::vector<std::uint8_t> bytes = read_file(path_);
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (kept_as_.empty()) kept_as_ = unused_name(path_ + ".old");
  write_atomically(kept_as_, text);
  replace(without(text, replaced_));
  open_file();
  note_(
      concat(path_, " held ", std::to_string(replaced_.size()), replaced_.size() == 1 ? " row" : " rows",
             " of this run that now turn out otherwise, as with another build of the program; they are replaced, and ",
             kept_as_, " keeps the log as it was."));
  replaced_.clear();
  kept_as_.clear();
}

// A row is in the file whole or not at all; what did not get there stays in the buffer.
void CsvLog::append() {
  if (is_torn_) cut_to(size_);
  std::size_t done = 0;
  while (done < buffer_.size()) {
    const ssize_t written = ::write(file_, buffer_.data() + done, buffer_.size() - done);
    if (written >= 0) {
      done += static_cast<std::size_t>(written);
      continue;
    }
    if (errno == EINTR) continue;
    const int error = errno;
    if (is_stream_) {
      buffer_.clear();
      if (error == EPIPE) return;  // the signal that came with it ends the run
      fail(path_, error);
    }
    const std::size_t whole = done == 0 ? 0 : buffer_.rfind('\n', done - 1) + 1;  // npos + 1 is 0
    buffer_.erase(0, whole);
    size_ += static_cast<std::int64_t>(whole);
    if (whole < done) cut_to(size_);
    fail(path_, error);
  }
  size_ += static_cast<std::int64_t>(done);
  buffer_.clear();
}

void CsvLog::cut_to(std::int64_t size) {
  is_torn_ = ftruncate(file_, size) != 0;
  if (is_torn_) fail(path_, errno);
}

void CsvLog::flush_unlocked() {
  if (!replaced_.empty()) set_aside();
  if (!buffer_.empty()) append();
}

void CsvLog::flush() {
  const std::lock_guard lock(mutex_);
  flush_unlocked();
}

void CsvLog::sync() {
  const std::lock_guard lock(mutex_);
  flush_unlocked();
  if (!is_stream_ && fdatasync(file_) != 0 && errno != EINVAL && errno != EROFS) fail(path_, errno);
}

}  // namespace sac
