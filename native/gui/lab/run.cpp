#include "lab/run.h"

#include <stdexcept>
#include <utility>

namespace sac::gui {
namespace {

// What the thread does besides steps takes less.
constexpr double kLongWork = 0.1;

HeldRun new_run(const Config& config) {
  HeldRun run;
  run.trainer = std::make_unique<Trainer>(config);
  return run;
}

}  // namespace

Run::Run(const Preset& preset, const Config& config, std::function<void()> published)
    : sent_(config),
      training_(config, std::move(published)),
      run_(training_.snapshot()->run),
      snapshot_(training_.snapshot()) {
  draft_.open(config, &preset);
}

void Run::update() {
  snapshot_ = training_.snapshot();
  stage_samples_ = training_.take_stage();
  if (!failure().empty()) running_ = false;  // the thread has stopped by itself
  if (snapshot_->notice != notice_) message_ = notice_ = snapshot_->notice;
  if (draft_.in_force() == sent_) return;
  sent_ = draft_.in_force();
  training_.configure(sent_);
}

bool Run::finishing() const {
  return !running_ && (snapshot_->running || !is_current() || training_.working_for() > kLongWork);
}

void Run::set_running(bool running) {
  running_ = running && failure().empty();
  touched_ = touched_ || running_;
  training_.set_running(running_);
}

void Run::step_once() {
  running_ = false;
  touched_ = true;
  training_.step();
}

void Run::trace_update() {
  running_ = false;
  touched_ = true;
  training_.trace_update();
}

Run::Before Run::replace(TrainingThread::Maker maker) {
  sent_ = draft_.in_force();
  touched_ = running_;
  message_.clear();
  notice_.clear();
  auto [run, before] = training_.replace(std::move(maker));
  run_ = run;
  return std::move(before);
}

Run::Before Run::begin() {
  draft_.begin();
  return replace([config = draft_.in_force()](const Trainer&) { return new_run(config); });
}

Run::Before Run::begin_keeping() {
  draft_.begin();
  return replace([config = draft_.in_force()](const Trainer& present) {
    HeldRun run = new_run(config);
    if (const std::string problem = run.trainer->take_weights(present); !problem.empty())
      throw std::runtime_error(problem);
    return run;
  });
}

Run::Before Run::start(const Preset& preset, std::span<const KeyValue> values, std::vector<std::string>* problems) {
  std::vector<std::string> found = draft_.start(preset, values);
  if (problems) *problems = std::move(found);
  return replace([config = draft_.in_force()](const Trainer&) { return new_run(config); });
}

Run::Before Run::go_on(const Draft& draft, TrainingThread::Maker maker) {
  draft_ = draft;
  Before before = replace(std::move(maker));
  touched_ = true;
  return before;
}

const std::string& Run::failure() const {
  static const std::string none;
  return is_current() ? snapshot_->error : none;
}

}  // namespace sac::gui
