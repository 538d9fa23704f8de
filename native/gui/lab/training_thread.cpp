#include "lab/training_thread.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <new>
#include <utility>

namespace sac::gui {
namespace {
using namespace std::chrono_literals;

// A slice this long keeps the answer to any request well under a frame.
constexpr auto kSlice = 4ms;
constexpr auto kPublishInterval = std::chrono::microseconds(1'000'000 / 60);
constexpr std::size_t kMostSamples = 4000;
constexpr double kRateWindow = 0.5;

double seconds_between(std::chrono::steady_clock::time_point from, std::chrono::steady_clock::time_point to) {
  return std::chrono::duration<double>(to - from).count();
}
}  // namespace

double stage_now() { return 1000.0 * seconds_between({}, std::chrono::steady_clock::now()); }

TrainingThread::TrainingThread(const Config& config) {
  begin_run(config, requests_.run);
  publish();
  thread_ = JoiningThread([this] { loop(); });
}

TrainingThread::~TrainingThread() {
  const std::scoped_lock lock(mutex_);
  stopping_ = true;
  wake_.notify_all();
}

std::uint64_t TrainingThread::restart(const Config& config) {
  const std::scoped_lock lock(mutex_);
  requests_.configure.reset();
  requests_.steps = 0;
  requests_.restart = config;
  wake_.notify_all();
  return ++requests_.run;
}

void TrainingThread::configure(const Config& config) {
  const std::scoped_lock lock(mutex_);
  requests_.configure = config;
  wake_.notify_all();
}

void TrainingThread::set_running(bool running) {
  const std::scoped_lock lock(mutex_);
  running_ = running;
  wake_.notify_all();
}

void TrainingThread::set_speed(Speed speed) {
  const std::scoped_lock lock(mutex_);
  speed_ = speed;
  wake_.notify_all();
}

void TrainingThread::step() {
  const std::scoped_lock lock(mutex_);
  running_ = false;
  ++requests_.steps;
  wake_.notify_all();
}

void TrainingThread::set_layer(MapLayer layer) {
  const std::scoped_lock lock(mutex_);
  requests_.layer = layer;
  wake_.notify_all();
}

void TrainingThread::place(const StagePlayer::State& state, bool held) {
  const std::scoped_lock lock(mutex_);
  requests_.place = {state, held};
  wake_.notify_all();
}

std::vector<StageSample> TrainingThread::take_stage() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(stage_samples_, {});
}

std::shared_ptr<const Snapshot> TrainingThread::snapshot() const {
  const std::scoped_lock lock(mutex_);
  return snapshot_;
}

void TrainingThread::loop() {
  while (true) {
    Requests requests;
    bool running = false;
    Speed speed{};
    {
      std::unique_lock lock(mutex_);
      const auto asked = [this] {
        return stopping_ || requests_.restart || requests_.configure || requests_.layer || requests_.place ||
               requests_.steps > 0;
      };
      // At a fixed speed, sleep until the next step is about due; when idle, only now and then look around.
      const bool fast = running_ && speed_ == Speed::as_fast_as_possible;
      if (!fast && !asked()) wake_.wait_for(lock, running_ ? 3ms : 50ms, asked);
      if (stopping_) return;
      requests = std::exchange(requests_, {.run = requests_.run});
      running = running_;
      speed = speed_;
    }
    try {
      if (!running) was_training_ = false;
      obey(requests);
      if (running && error_.empty()) train(speed);
      play();
      if (Clock::now() >= next_state_values_) compute_state_values();
    } catch (const std::exception& problem) {
      fail(problem);
    }
    if (!error_.empty()) {
      const std::scoped_lock lock(mutex_);
      if (!requests_.restart) running_ = false;  // a new run may already have been asked for
    }
    if (Clock::now() - last_publish_ >= kPublishInterval || requests.restart || requests.steps > 0) publish();
  }
}

void TrainingThread::obey(const Requests& requests) {
  if (requests.restart) {
    try {
      begin_run(*requests.restart, requests.run);
    } catch (const std::exception& problem) {
      fail(problem);  // the stage goes on with the old networks
    }
  }
  if (requests.configure) {
    notice_ = trainer_->configure(*requests.configure);
    stage_.configure(trainer_->config());
  }
  if (requests.layer) {
    layer_ = *requests.layer;
    next_state_values_ = {};
  }
  if (requests.place) stage_.place(*trainer_, requests.place->state, requests.place->held);
  for (int i = 0; i < requests.steps && error_.empty(); ++i) run_step();
}

void TrainingThread::play() {
  if (!stage_.play(*trainer_, stage_now())) return;
  const std::vector<StageSample> samples = stage_.take();
  const std::scoped_lock lock(mutex_);
  stage_samples_.insert(stage_samples_.end(), samples.begin(), samples.end());
  // Nobody has looked for long: what is old is of no use.
  if (stage_samples_.size() > kMostSamples)
    stage_samples_.erase(stage_samples_.begin(), stage_samples_.end() - kMostSamples);
}

void TrainingThread::fail(const std::exception& problem) {
  const bool memory = dynamic_cast<const std::bad_alloc*>(&problem) != nullptr;
  error_ = memory ? "There is not enough memory for this run; a smaller buffer_capacity or hidden_units needs less."
                  : std::string("The training stopped: ") + problem.what();
}

void TrainingThread::begin_run(const Config& config, std::uint64_t run) {
  run_ = run;
  error_.clear();
  notice_.clear();
  trainer_ = std::make_unique<Trainer>(config);
  record_ = RunRecord();
  stage_.configure(config);
  stage_.restart(*trainer_);
  seconds_ = solved_seconds_ = owed_steps_ = updates_per_second_ = rate_seconds_ = 0.0;
  rate_updates_ = 0;
  was_training_ = false;
  compute_state_values();
}

void TrainingThread::train(Speed speed) {
  const auto start = Clock::now();
  const double elapsed = was_training_ ? seconds_between(counted_until_, start) : 0.0;
  if (!was_training_) counted_until_ = start;
  was_training_ = true;

  // One step at a time, so that a slow setting falls behind instead of making the controls wait.
  if (speed == Speed::as_fast_as_possible) {
    owed_steps_ = 0.0;
    do {
      run_step();
    } while (error_.empty() && Clock::now() - start < kSlice);
  } else {
    const double factor = speed == Speed::ten_times ? 10.0 : 1.0;
    owed_steps_ += std::min(elapsed, 0.25) * factor / trainer_->config().dt;
    const int due = static_cast<int>(owed_steps_);
    owed_steps_ -= due;
    for (int i = 0; i < due && error_.empty() && Clock::now() - start < kSlice; ++i) run_step();
    count_time();
  }
  measure_rate();
}

void TrainingThread::count_time() {
  const auto now = Clock::now();
  seconds_ += seconds_between(counted_until_, now);
  counted_until_ = now;
}

void TrainingThread::run_step() {
  trainer_->run(1);
  if (was_training_) count_time();
  error_ = trainer_->divergence();
  if (trainer_->solved() && solved_seconds_ == 0.0) solved_seconds_ = std::max(seconds_, 1e-9);
  record_.append(*trainer_);
}

void TrainingThread::measure_rate() {
  if (seconds_ - rate_seconds_ < kRateWindow) return;
  const std::int64_t updates = trainer_->gradient_updates();
  updates_per_second_ = static_cast<double>(updates - rate_updates_) / (seconds_ - rate_seconds_);
  rate_updates_ = updates;
  rate_seconds_ = seconds_;
}

void TrainingThread::compute_state_values() {
  const auto start = Clock::now();
  const Config& config = trainer_->config();
  auto result = std::make_shared<StateValues>();
  result->layer = layer_;
  result->max_speed = config.max_speed;
  const bool learned = layer_ != MapLayer::exact_value;
  const auto drawn = map_.draw(*trainer_, layer_ == MapLayer::value_error ? MapLayer::value : layer_, config.max_speed);
  result->values.assign(drawn.begin(), drawn.end());
  if (needs_exact(layer_)) {
    exact_.want(config, trainer_->temperature());
    const auto exact = exact_.map();
    result->exact_progress = exact ? exact->progress : 0.0;
    for (std::size_t i = 0; i < result->values.size(); ++i)
      result->values[i] = exact ? (learned ? result->values[i] - exact->values[i] : exact->values[i]) : NAN;
  } else {
    exact_.rest();
  }
  float low = INFINITY, high = -INFINITY;
  for (const float value : result->values) {
    if (!std::isfinite(value)) continue;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  if (low <= high) result->low = low, result->high = high;
  result->version = ++state_values_version_;
  state_values_ = std::move(result);
  // The map may take a tenth of the time at most, however large the networks are.
  const auto end = Clock::now();
  next_state_values_ = end + std::max<Clock::duration>(66ms, 10 * (end - start));
}

void TrainingThread::publish() {
  auto next = std::make_shared<Snapshot>();
  next->run = run_;
  next->config = trainer_->config();
  next->metrics = trainer_->metrics();
  next->metrics.environment_steps = static_cast<double>(trainer_->environment_steps());
  next->metrics.gradient_updates = static_cast<double>(trainer_->gradient_updates());
  next->metrics.episodes = static_cast<double>(trainer_->episodes().size());
  next->history = record_.view();
  next->solved = trainer_->solved();
  next->first_update_step = first_update_step(next->config);
  next->solved_seconds = solved_seconds_;
  next->seconds = seconds_;
  next->error = error_;
  next->notice = notice_;
  next->state_values = state_values_;
  last_publish_ = Clock::now();
  const std::scoped_lock lock(mutex_);
  next->running = running_;
  next->updates_per_second = running_ ? updates_per_second_ : 0.0;
  snapshot_ = std::move(next);
}

}  // namespace sac::gui
