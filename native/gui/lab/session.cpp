#include "lab/session.h"

#include <algorithm>
#include <new>
#include <utility>

namespace sac::gui {
namespace {
using namespace std::chrono_literals;

// A slice this long keeps the answer to any request well under a frame.
constexpr auto kSlice = 4ms;
constexpr double kRateWindow = 0.5;

double seconds_between(std::chrono::steady_clock::time_point from, std::chrono::steady_clock::time_point to) {
  return std::chrono::duration<double>(to - from).count();
}
}  // namespace

double stage_now() { return 1000.0 * seconds_between({}, std::chrono::steady_clock::now()); }

Session::Session(const Config& config, std::uint64_t run) : trainer_(std::make_unique<Trainer>(config)), run_(run) {
  begin();
  stage_.restart(*trainer_);
  inspector_.look(*trainer_, stage_.at(stage_now()), true);
}

HeldRun Session::replace(HeldRun next, std::uint64_t run) {
  run_ = run;
  error_.clear();
  notice_.clear();
  changed_ = true;
  if (!next.trainer) return next;
  HeldRun before{std::exchange(trainer_, std::move(next.trainer)), std::exchange(record_, std::move(next.record)),
                 std::exchange(seconds_, next.seconds), std::exchange(solved_seconds_, next.solved_seconds)};
  error_ = trainer_->divergence();
  if (!error_.empty()) running_ = false;
  record_.append(trainer_->episodes(), trainer_->evaluations());
  begin();
  stage_.forget();
  return before;
}

void Session::begin() {
  stage_.configure(trainer_->config());
  steps_left_ = 0;
  tracing_ = was_training_ = false;
  owed_steps_ = updates_per_second_ = 0.0;
  rate_seconds_ = seconds_;
  rate_updates_ = trainer_->gradient_updates();
  states_.clear();
  states_budget_.reset();
  inspector_.reset();
}

void Session::fail(const std::exception& problem, std::uint64_t run) {
  const bool memory = dynamic_cast<const std::bad_alloc*>(&problem) != nullptr;
  error_ = memory ? "There is not enough memory for this run; a smaller buffer_capacity or hidden_units needs less."
                  : std::string("The training stopped: ") + problem.what();
  run_ = run;
  set_running(false);
}

SavedRun Session::save() const {
  return {trainer_->save(), record_.view(), trainer_->config(), trainer_->environment_steps(),
          seconds_,         solved_seconds_};
}

void Session::configure(const Config& config) {
  // What it was before can be gone back to, unless that takes long.
  if (states_budget_.cost() < std::chrono::duration<double>(0.1)) keep_state();
  notice_ = trainer_->configure(config);
  stage_.configure(trainer_->config());
  inspector_.note_progress();
  changed_ = true;
}

void Session::set_running(bool running) {
  running_ = running && error_.empty();
  steps_left_ = 0;
  tracing_ = false;
  if (!running_) was_training_ = false;
  changed_ = true;
}

void Session::set_speed(Speed speed) {
  speed_ = speed;
  owed_steps_ = 0.0;
}

void Session::step() {
  const int left = steps_left_;
  set_running(false);
  steps_left_ = left + 1;
}

void Session::trace_update() {
  set_running(false);
  tracing_ = true;
}

void Session::watch(const Watch& watch) {
  inspector_.watch(watch);
  changed_ = true;
}

void Session::place(const StagePlayer::State& state, bool held, double at) {
  stage_.place(*trainer_, state, held, at);
  inspector_.note_stage();
}

Session::Next Session::next() const {
  const bool well = error_.empty();
  if (well && (steps_left_ > 0 || tracing_)) return Next::at_once;
  if (well && running_) return speed_ == Speed::as_fast_as_possible && !is_at_limit() ? Next::at_once : Next::soon;
  if (changed_) return Next::soon;
  return inspector_.watched().views.stage || inspector_.is_stale() ? Next::later : Next::never;
}

void Session::pump() {
  const bool stepping = steps_left_ > 0 || tracing_;
  if (error_.empty() && stepping) finish_steps();
  if (error_.empty() && running_) train();
  const bool idle = !stepping && !running_;
  if (inspector_.watched().views.stage && stage_.play(*trainer_, stage_now())) inspector_.note_stage();
  if (inspector_.look(*trainer_, stage_.at(stage_now()), idle)) changed_ = true;
}

void Session::settle() {
  for (; steps_left_ > 0 && error_.empty(); --steps_left_) run_step();
}

void Session::finish_steps() {
  const auto start = Clock::now();
  do {
    if (steps_left_ > 0) {
      run_step(--steps_left_ == 0);
    } else {
      run_traced();
    }
  } while ((steps_left_ > 0 || tracing_) && error_.empty() && Clock::now() - start < kSlice);
}

void Session::run_traced() {
  if (inspector_.trace(*trainer_)) tracing_ = false;
  note_step();
}

void Session::train() {
  const auto start = Clock::now();
  const double elapsed = was_training_ ? seconds_between(counted_until_, start) : 0.0;
  if (!was_training_) counted_until_ = start;
  was_training_ = true;

  // One step at a time, so that a slow setting falls behind instead of making the controls wait.
  if (speed_ == Speed::as_fast_as_possible) {
    owed_steps_ = 0.0;
    while (error_.empty() && !is_at_limit()) {
      run_step();
      if (Clock::now() - start >= kSlice) break;
    }
  } else {
    const double factor = speed_ == Speed::ten_times ? 10.0 : 1.0;
    owed_steps_ += std::min(elapsed, 0.25) * factor / trainer_->config().dt;
    const int due = static_cast<int>(owed_steps_);
    owed_steps_ -= due;
    for (int i = 0; i < due && error_.empty() && !is_at_limit() && Clock::now() - start < kSlice; ++i) run_step();
    count_time();
  }
  measure_rate();
  if (states_budget_.is_due(Clock::now(), false)) keep_state();
}

void Session::keep_state() {
  if (!error_.empty() || trainer_->environment_steps() == 0 || !trainer_->runaway().empty()) return;
  const auto from = Clock::now();
  states_.push(std::make_shared<const SavedRun>(save()));
  states_budget_.done(from, Clock::now());
}

void Session::count_time() {
  const auto now = Clock::now();
  seconds_ += seconds_between(counted_until_, now);
  counted_until_ = now;
}

void Session::run_step(bool last) {
  if ((last && inspector_.watched().views.update) || inspector_.wants_trace()) {
    inspector_.trace(*trainer_);
  } else {
    trainer_->run(1);
  }
  note_step();
}

void Session::note_step() {
  if (was_training_) count_time();
  if (recorder_ && !trainer_->episodes().empty() && trainer_->episodes().back().step == trainer_->environment_steps())
    recorder_("episode", *trainer_, seconds_);
  if (recorder_ && !trainer_->evaluations().empty() &&
      trainer_->evaluations().back().step == trainer_->environment_steps())
    recorder_("evaluation", *trainer_, seconds_);
  error_ = trainer_->divergence();
  if (trainer_->solved() && solved_seconds_ == 0.0) solved_seconds_ = std::max(seconds_, 1e-9);
  record_.append(*trainer_);
  inspector_.note_progress();
  changed_ = true;
  if (!error_.empty()) set_running(false);
}

void Session::measure_rate() {
  if (seconds_ - rate_seconds_ < kRateWindow) return;
  const std::int64_t updates = trainer_->gradient_updates();
  updates_per_second_ = static_cast<double>(updates - rate_updates_) / (seconds_ - rate_seconds_);
  rate_updates_ = updates;
  rate_seconds_ = seconds_;
}

std::shared_ptr<const Snapshot> Session::snapshot() {
  auto next = std::make_shared<Snapshot>();
  static_cast<Inspection&>(*next) = inspector_.found();
  next->run = run_;
  next->config = trainer_->config();
  next->metrics = trainer_->metrics();
  next->history = record_.view();
  next->solved = trainer_->solved();
  next->first_update_step = first_update_step(next->config);
  next->solved_seconds = solved_seconds_;
  next->seconds = seconds_;
  next->error = error_;
  next->notice = notice_;
  next->runaway = trainer_->runaway();
  if (!error_.empty()) next->good = states_.before(trainer_->environment_steps(), next->config);
  next->running = running_;
  next->updates_per_second = running_ ? updates_per_second_ : 0.0;
  changed_ = false;
  return next;
}

}  // namespace sac::gui
