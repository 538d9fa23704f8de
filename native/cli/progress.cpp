#include "progress.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "errors.h"
#include "sac/number_text.h"
#include "sparkline.h"
#include "terminal.h"
#include "text.h"

namespace sac::cli {

namespace {

using namespace std::chrono_literals;
constexpr auto kRedraw = 100ms;  // on a terminal
constexpr auto kFirstLine = 2s;  // elsewhere
constexpr auto kNextLine = 5s;   // elsewhere
constexpr std::size_t kCurveColumns = 16;
constexpr double kSpeedWindow = 3.0;  // seconds over which speeds are measured

double seconds_between(auto from, auto to) { return std::chrono::duration<double>(to - from).count(); }

std::string value_or_dash(double value) { return std::isnan(value) ? "-" : fixed_text(value, 1); }

std::string time_left(double seconds) {
  if (seconds < 60.0) return fixed_text(seconds, seconds < 9.95 ? 1 : 0) + " s left";
  const auto minutes = static_cast<std::int64_t>(seconds / 60.0);
  if (minutes < 60) return std::to_string(minutes) + " min left";
  return concat(std::to_string(minutes / 60), " h ", std::to_string(minutes % 60), " min left");
}

// The parts that fit, with commas in between. Of those that do not, the one with the highest rank goes first.
struct Part {
  int rank;
  std::string text;
};
std::string fitted(std::vector<Part> parts, std::size_t columns) {
  for (;;) {
    std::string text;
    for (const Part& part : parts) text += concat(text.empty() ? "" : ", ", part.text);
    if (columns_of(text) <= columns || parts.size() == 1) return text.substr(0, columns);
    parts.erase(
        std::max_element(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.rank < b.rank; }));
  }
}

}  // namespace

Progress::Progress(bool quiet, int runs, std::int64_t steps)
    : quiet_(quiet),
      terminal_(stderr_can_redraw()),
      draws_curve_(terminal_ && runs == 1 && stderr_shows_utf8()),
      runs_(static_cast<std::size_t>(runs)) {
  for (Run& run : runs_) run.expected_steps = steps;
  const auto now = Clock::now();
  recent_.push_back({now, 0, 0});
  next_ = now + (terminal_ ? Clock::duration(kRedraw) : Clock::duration(kFirstLine));
}

void Progress::expect(int run, std::int64_t steps, std::int64_t updates) {
  const std::lock_guard lock(mutex_);
  runs_[static_cast<std::size_t>(run)].expected_steps = steps;
  runs_[static_cast<std::size_t>(run)].expected_updates = updates;
}

void Progress::evaluated(double mean_return) {
  if (!draws_curve_ || !std::isfinite(mean_return)) return;  // what has diverged is no point of a curve
  const std::lock_guard lock(mutex_);
  returns_.push_back(mean_return);
}

void Progress::report(int index, std::int64_t steps, std::int64_t updates, const Metrics& metrics) {
  if (quiet_) return;
  const std::lock_guard lock(mutex_);
  Run& run = runs_[static_cast<std::size_t>(index)];
  run.steps = steps, run.updates = updates, run.metrics = metrics;
  const auto now = Clock::now();
  Sample sample{now, 0, 0};
  for (const Run& one : runs_) sample.steps += one.steps, sample.updates += one.updates;
  recent_.push_back(sample);
  // Of what is older than the window the latest stays, or a step that takes longer would have no speed.
  while (recent_.size() > 2 && seconds_between(recent_[1].time, now) > kSpeedWindow) recent_.erase(recent_.begin());
  if (now < next_) return;
  if (terminal_) {
    // A line that wraps could not be redrawn.
    std::fprintf(stderr, "\r\033[K%s", line(static_cast<std::size_t>(std::max(1, terminal_columns() - 1))).c_str());
  } else {
    std::fprintf(stderr, "%s\n", line(std::string::npos).c_str());
  }
  std::fflush(stderr);
  drawn_ = true;
  next_ = now + (terminal_ ? Clock::duration(kRedraw) : Clock::duration(kNextLine));
}

void Progress::finish(int run) {
  const std::lock_guard lock(mutex_);
  runs_[static_cast<std::size_t>(run)].finished = true;
}

void Progress::note(const std::string& sentence) {
  const std::lock_guard lock(mutex_);
  erase();
  tell(sentence);
}

void Progress::clear() {
  const std::lock_guard lock(mutex_);
  erase();
}

void Progress::erase() {
  if (drawn_ && terminal_) std::fputs("\r\033[K", stderr);
  drawn_ = false;
}

std::string Progress::line(std::size_t columns) const {
  std::int64_t steps_left = 0, updates_left = 0;
  for (const Run& run : runs_) {
    if (run.finished) continue;
    steps_left += run.expected_steps - run.steps;
    updates_left += std::max<std::int64_t>(0, run.expected_updates - run.updates);
  }
  const Sample &past = recent_.front(), &current = recent_.back();
  const double elapsed = seconds_between(past.time, current.time);
  const double steps_per_second = static_cast<double>(current.steps - past.steps) / elapsed;
  const double updates_per_second = static_cast<double>(current.updates - past.updates) / elapsed;

  std::vector<Part> parts;
  if (runs_.size() == 1) {
    const Metrics& m = runs_[0].metrics;
    parts = {{0, concat("step ", grouped_digits(std::llround(m.environment_steps)))},
             {6, concat("episodes ", grouped_digits(std::isnan(m.episodes) ? 0 : std::llround(m.episodes)))},
             {4, concat("return ", value_or_dash(m.episode_return))},
             {2, concat("evaluation ", value_or_dash(m.evaluation_return))}};
    if (const std::string curve = sparkline(returns_, kCurveColumns); !curve.empty()) parts.push_back({3, curve});
  } else {
    const auto finished = std::count_if(runs_.begin(), runs_.end(), [](const Run& run) { return run.finished; });
    parts = {{0, concat("runs ", std::to_string(finished), "/", std::to_string(runs_.size()))},
             {4, concat("steps ", grouped_digits(current.steps), "/", grouped_digits(current.steps + steps_left))}};
  }
  parts.push_back({5, concat(grouped_digits(std::llround(updates_per_second)), " updates/s")});
  // Updates take the time. Steps without one, at the beginning, would promise too much.
  if (updates_left > 0 && updates_per_second > 0.0) {
    parts.push_back({1, time_left(static_cast<double>(updates_left) / updates_per_second)});
  } else if (updates_left == 0 && steps_per_second > 0.0) {
    parts.push_back({1, time_left(static_cast<double>(steps_left) / steps_per_second)});
  }
  return fitted(std::move(parts), columns);
}

}  // namespace sac::cli
