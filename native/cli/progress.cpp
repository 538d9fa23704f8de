#include "progress.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "terminal.h"
#include "text.h"

namespace sac::cli {

namespace {

using namespace std::chrono_literals;
constexpr auto kRedraw = 100ms;       // on a terminal
constexpr auto kFirstLine = 2s;       // elsewhere
constexpr auto kNextLine = 5s;        // elsewhere
constexpr double kSpeedWindow = 3.0;  // seconds over which speeds are measured

double seconds_between(auto from, auto to) {
  return std::chrono::duration<double>(to - from).count();
}

std::string value_or_dash(double value) {
  return std::isnan(value) ? "-" : fixed_digits(value, 1);
}

std::string time_left(double seconds) {
  if (seconds < 60.0) return fixed_digits(seconds, seconds < 9.95 ? 1 : 0) + " s left";
  const auto minutes = static_cast<std::int64_t>(seconds / 60.0);
  if (minutes < 60) return std::to_string(minutes) + " min left";
  return concat(std::to_string(minutes / 60), " h ", std::to_string(minutes % 60), " min left");
}

}  // namespace

Progress::Progress(bool quiet, int runs, std::int64_t steps)
    : quiet_(quiet), terminal_(stderr_is_terminal()), steps_(steps), runs_(static_cast<std::size_t>(runs)) {
  const auto now = Clock::now();
  recent_.push_back({now, 0, 0});
  next_ = now + (terminal_ ? Clock::duration(kRedraw) : Clock::duration(kFirstLine));
}

void Progress::report(int run, std::int64_t steps, std::int64_t updates, const Metrics& metrics) {
  if (quiet_) return;
  const std::lock_guard lock(mutex_);
  runs_[static_cast<std::size_t>(run)] = {steps, updates, false, metrics};
  const auto now = Clock::now();
  if (now < next_) return;
  std::string text = line(now);
  if (terminal_) {
    // A line that wraps could not be redrawn.
    text.resize(std::min(text.size(), static_cast<std::size_t>(std::max(1, terminal_columns() - 1))));
    std::fprintf(stderr, "\r\033[K%s", text.c_str());
  } else {
    std::fprintf(stderr, "%s\n", text.c_str());
  }
  std::fflush(stderr);
  drawn_ = true;
  next_ = now + (terminal_ ? Clock::duration(kRedraw) : Clock::duration(kNextLine));
}

void Progress::finish(int run) {
  const std::lock_guard lock(mutex_);
  runs_[static_cast<std::size_t>(run)].finished = true;
}

void Progress::clear() {
  const std::lock_guard lock(mutex_);
  if (drawn_ && terminal_) std::fputs("\r\033[K", stderr);
  drawn_ = false;
}

std::string Progress::line(Clock::time_point now) {
  Sample current{now, 0, 0};
  std::int64_t steps_left = 0;
  for (const Run& run : runs_) {
    current.steps += run.steps;
    current.updates += run.updates;
    if (!run.finished) steps_left += steps_ - run.steps;
  }
  // Speeds over the last seconds only: the steps before the first update would otherwise promise too much.
  recent_.push_back(current);
  while (recent_.size() > 2 && seconds_between(recent_[1].time, now) > kSpeedWindow) recent_.erase(recent_.begin());
  const Sample& past = recent_.front();
  const double elapsed = seconds_between(past.time, now);
  const double steps_per_second = static_cast<double>(current.steps - past.steps) / elapsed;
  const double updates_per_second = static_cast<double>(current.updates - past.updates) / elapsed;

  std::string text;
  if (runs_.size() == 1) {
    const Metrics& m = runs_[0].metrics;
    text = concat("frame ", grouped_digits(std::llround(m.environment_steps)), ", episodes ",
                  grouped_digits(std::isnan(m.episodes) ? 0 : std::llround(m.episodes)), ", return ",
                  value_or_dash(m.episode_return), ", evaluation ", value_or_dash(m.evaluation_return));
  } else {
    const auto finished = std::count_if(runs_.begin(), runs_.end(), [](const Run& run) { return run.finished; });
    text = concat("runs ", std::to_string(finished), "/", std::to_string(runs_.size()), ", frames ",
                  grouped_digits(current.steps), "/", grouped_digits(current.steps + steps_left));
  }
  text += concat(", ", grouped_digits(std::llround(updates_per_second)), " updates/s");
  if (steps_per_second > 0.0) text += concat(", ", time_left(static_cast<double>(steps_left) / steps_per_second));
  return text;
}

}  // namespace sac::cli
