#include "progress.h"

#include <cmath>
#include <cstdio>

#ifdef _WIN32
#include <io.h>
#define SAC_STDERR_IS_TERMINAL _isatty(2)
#else
#include <unistd.h>
#define SAC_STDERR_IS_TERMINAL isatty(2)
#endif

namespace sac::cli {

namespace {

using namespace std::chrono_literals;

double seconds_between(auto from, auto to) { return std::chrono::duration<double>(to - from).count(); }

std::string fixed(double value, int digits) {
  char text[40];
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  return text;
}

std::string value_or_dash(double value) { return std::isnan(value) ? "-" : fixed(value, 1); }

std::string time_left(double seconds) {
  if (seconds < 60.0) return fixed(seconds, seconds < 9.95 ? 1 : 0) + " s left";
  const auto minutes = static_cast<std::int64_t>(seconds / 60.0);
  if (minutes < 60) return std::to_string(minutes) + " min left";
  return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min left";
}

}  // namespace

std::string grouped_digits(std::int64_t number) {
  std::string text = std::to_string(number);
  for (auto i = static_cast<std::ptrdiff_t>(text.size()) - 3; i > (number < 0 ? 1 : 0); i -= 3) {
    text.insert(static_cast<std::size_t>(i), 1, ',');
  }
  return text;
}

Progress::Progress(bool quiet, int runs, std::int64_t steps)
    : quiet_(quiet), terminal_(SAC_STDERR_IS_TERMINAL != 0), steps_(steps), runs_(static_cast<std::size_t>(runs)) {
  const auto now = Clock::now();
  recent_.push_back({now, 0, 0.0});
  next_ = now + (terminal_ ? 100ms : 2000ms);
}

Progress::~Progress() { clear(); }

void Progress::report(int run, std::int64_t steps_done, const Metrics& metrics) {
  if (quiet_) return;
  const std::lock_guard lock(mutex_);
  runs_[static_cast<std::size_t>(run)] = {steps_done, metrics};
  const auto now = Clock::now();
  if (now < next_) return;
  const std::string text = line(now);
  std::fprintf(stderr, terminal_ ? "\r\033[K%s" : "%s\n", text.c_str());
  std::fflush(stderr);
  drawn_ = true;
  next_ = now + (terminal_ ? 100ms : 5000ms);
}

void Progress::clear() {
  const std::lock_guard lock(mutex_);
  if (drawn_ && terminal_) std::fputs("\r\033[K", stderr);
  drawn_ = false;
}

Progress::Sample Progress::total(Clock::time_point now) const {
  Sample sum{now, 0, 0.0};
  for (const Run& run : runs_) {
    sum.steps += run.steps;
    if (run.steps > 0) sum.updates += run.metrics.gradient_updates;
  }
  return sum;
}

std::string Progress::line(Clock::time_point now) {
  const Sample current = total(now);
  // Speeds over the last few seconds: the warm-up without updates would otherwise promise too much.
  recent_.push_back(current);
  while (recent_.size() > 2 && seconds_between(recent_[1].time, now) > 3.0) recent_.erase(recent_.begin());
  const Sample& past = recent_.front();
  const double elapsed = seconds_between(past.time, now);
  const double steps_per_second = static_cast<double>(current.steps - past.steps) / elapsed;
  const double updates_per_second = (current.updates - past.updates) / elapsed;

  const auto all_steps = steps_ * static_cast<std::int64_t>(runs_.size());
  std::string text;
  if (runs_.size() == 1) {
    const Metrics& m = runs_[0].metrics;
    text = "frame " + grouped_digits(static_cast<std::int64_t>(m.environment_steps)) + ", episodes " +
           grouped_digits(std::isnan(m.episodes) ? 0 : static_cast<std::int64_t>(m.episodes)) + ", return " +
           value_or_dash(m.episode_return) + ", evaluation " + value_or_dash(m.evaluation_return);
  } else {
    std::size_t finished = 0;
    for (const Run& run : runs_) finished += run.steps == steps_;
    text = "runs " + std::to_string(finished) + "/" + std::to_string(runs_.size()) + ", frames " +
           grouped_digits(current.steps) + "/" + grouped_digits(all_steps);
  }
  text += ", " + grouped_digits(std::llround(updates_per_second)) + " updates/s";
  if (steps_per_second > 0.0) text += ", " + time_left(static_cast<double>(all_steps - current.steps) / steps_per_second);
  return text;
}

}  // namespace sac::cli
