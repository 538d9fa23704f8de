#include "lab/lab.h"

#include <chrono>
#include <stdexcept>
#include <utility>

namespace sac::gui {
namespace {

// While both train, the one that is ahead waits for the other beyond about so many environment steps.
constexpr std::int64_t kAbreast = 500;

const Param& seed_param() {
  static const Param& seed = *find_param("seed");
  return seed;
}

HeldRun opened(const SavedRun& saved) {
  std::string error;
  HeldRun run{Trainer::load(saved.checkpoint, error), RunRecord(saved.history), saved.seconds, saved.solved_seconds};
  if (!run.trainer) throw std::runtime_error(error);
  return run;
}

}  // namespace

Lab::Lab(const Preset& preset, const Config& config, std::function<void()> published)
    : published_(std::move(published)), a_(preset, config, published_) {}

void Lab::update(bool editing) {
  for (Run* run : both()) {
    run->update();
    // Nothing would be lost.
    if (run->restart_pending() && !editing && !run->running() && run->step() == 0.0) run->begin();
  }
  if (!b_) return;
  take_fork();
  // B may fail while A goes on.
  if (!a_.running() && b_->running()) b_->set_running(false);
  keep_abreast();
  if (held_) return;
  // Both pendulums start from the same states at the same times.
  for (const StageSample& sample : a_.stage_samples())
    if (sample.step == 0.0) b_->training().place({sample.theta, sample.omega}, false, sample.time);
}

std::vector<Run*> Lab::both() {
  if (b_) return {&a_, b_.get()};
  return {&a_};
}

void Lab::focus_on(Side side) {
  focus_ = b_ ? side : Side::a;
  watch();
}

std::vector<Difference> Lab::differences() const {
  return b_ ? gui::differences(a_.wanted(), b_->wanted()) : std::vector<Difference>();
}

void Lab::start_comparison(std::span<const KeyValue> own) {
  if (b_) return;
  Draft draft = a_.draft();
  draft.withdraw();
  const std::vector<std::string> problems = draft.set_nearest(own);
  draft.begin();
  b_ = std::make_unique<Run>(draft.preset(), draft.in_force(), published_);
  if (!problems.empty()) b_->say(problems.front());
  b_->training().set_speed(speed_);
  b_->training().set_sampled(sampled_);
  focus_on(Side::b);
  if (own.empty() && a_.step() > 0.0) {
    fork();
  } else {
    b_->set_running(a_.running());
  }
}

void Lab::end_comparison() {
  b_.reset();
  fork_ = {};
  a_.training().limit(INT64_MAX);
  focus_on(Side::a);
}

void Lab::fork() {
  if (!b_) return;
  fork_trains_ = a_.running();
  set_running(false);
  fork_ = a_.training().save();
}

void Lab::take_fork() {
  if (!fork_.valid() || fork_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
  try {
    auto saved = std::make_shared<const SavedRun>(fork_.get());
    Draft draft = a_.draft();
    draft.withdraw();
    b_->go_on(draft, [saved](const Trainer&) { return opened(*saved); });
    if (fork_trains_) set_running(true);
  } catch (const std::exception& problem) {
    b_->say(std::string("The run could not be copied: ") + problem.what());
  }
}

void Lab::keep_other() {
  if (!b_) return;
  const bool running = a_.running();
  set_running(false);
  const Draft draft = b_->draft();
  auto saved = std::make_shared<std::future<SavedRun>>(b_->training().save());
  a_.go_on(draft, [saved](const Trainer&) { return opened(saved->get()); });
  end_comparison();
  if (running) set_running(true);
}

void Lab::keep_abreast() {
  const bool together = a_.running() && b_->running();
  a_.training().limit(together ? static_cast<std::int64_t>(b_->step()) + kAbreast : INT64_MAX);
  b_->training().limit(together ? static_cast<std::int64_t>(a_.step()) + kAbreast : INT64_MAX);
}

void Lab::set_running(bool running) {
  for (Run* run : both()) run->set_running(running);
}

void Lab::step() {
  for (Run* run : both()) run->step_once();
}

void Lab::trace_update() {
  set_running(false);
  focused().trace_update();
}

void Lab::set_speed(Speed speed) {
  speed_ = speed;
  for (Run* run : both()) run->training().set_speed(speed);
}

void Lab::reset() {
  for (Run* run : both()) {
    run->set_running(false);
    run->begin();
  }
}

void Lab::restart() {
  focused().begin();
  if (running()) focused().set_running(true);
}

void Lab::restart_keeping() {
  focused().begin_keeping();
  if (running()) focused().set_running(true);
}

void Lab::choose(const Preset& preset) {
  const std::vector<Difference> own = differences();
  const std::string seed = get_text(a_.wanted(), seed_param());
  const KeyValue same_seed{seed_param().key, seed};  // so that presets can be compared
  const bool running = a_.running();
  a_.start(preset, {&same_seed, 1});
  if (b_) {
    // B is A's duplicate again, with the values that it had of its own.
    std::vector<KeyValue> values{same_seed};
    for (const Difference& difference : own) values.push_back({difference.param->key, difference.b});
    b_->start(preset, values);
  }
  if (running) set_running(true);
}

void Lab::want(const Param& param, double value) {
  Run& run = focused();
  run.say(run.set(param, value));
  keep_seed(run);
}

void Lab::want(const Param& param, std::string_view text) {
  const KeyValue pair{param.key, text};
  Run& run = focused();
  run.say(run.set({&pair, 1}));
  keep_seed(run);
}

void Lab::keep_seed(const Run& changed) {
  const std::string seed = get_text(changed.wanted(), seed_param());
  const KeyValue pair{seed_param().key, seed};
  for (Run* run : both())
    if (const std::string problem = run->set({&pair, 1}); !problem.empty()) run->say(problem);
}

double Lab::preset_value(const Param& param) const {
  return get(focus_ == Side::b ? a_.wanted() : a_.draft().base(), param);
}

void Lab::see(const VisibleViews& views) {
  if (views == views_) return;
  views_ = views;
  watch();
}

// What belongs to the run in focus is computed in that one alone.
void Lab::watch() {
  for (Run* run : both()) {
    Watch watched{views_, layer_, pointed_};
    const bool in_focus = run == &focused();
    watched.views.slice = views_.slice && in_focus;
    watched.views.update = views_.update && in_focus;
    run->training().watch(watched);
  }
}

void Lab::set_layer(MapLayer layer) {
  layer_ = layer;
  watch();
}

void Lab::point_at(const std::optional<StagePlayer::State>& state) {
  pointed_ = state;
  watch();
}

void Lab::place(const StagePlayer::State& state, bool held) {
  held_ = held;
  for (Run* run : both()) run->training().place(state, held);
}

void Lab::set_sampled(bool sampled) {
  sampled_ = sampled;
  for (Run* run : both()) run->training().set_sampled(sampled);
}

}  // namespace sac::gui
