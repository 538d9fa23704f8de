#include "lab/lab.h"

#include <stdexcept>
#include <utility>

namespace sac::gui {
namespace {

const Param& seed_param() {
  static const Param& seed = *find_param("seed");
  return seed;
}

Draft draft_of(const Config& config, const Preset* preset, const Config* wanted) {
  Draft draft;
  draft.open(config, preset);
  if (!wanted) return draft;
  std::vector<std::string> texts;
  texts.reserve(params().size());
  std::vector<KeyValue> pairs;
  for (const Param& param : params()) {
    if (get(config, param) == get(*wanted, param)) continue;
    texts.push_back(get_text(*wanted, param));
    pairs.push_back({param.key, texts.back()});
  }
  draft.set_nearest(pairs);
  return draft;
}

}  // namespace

HeldRun opened(const SavedRun& saved) {
  std::string error;
  HeldRun run{Trainer::load(saved.checkpoint, error), RunRecord(saved.history), saved.seconds, saved.solved_seconds};
  if (!run.trainer) throw std::runtime_error(error);
  return run;
}

Lab::Lab(const Preset& preset, const Config& config, std::function<void()> published)
    : published_(std::move(published)), runs_{Run(preset, config, published_)} {}

void Lab::update(bool editing) {
  editing_ = editing;
  if (!editing) editor_.close();
  notices_.update();
  for (const Side side : sides()) {
    Run& run = runs_.at(side);
    run.update();
    // Nothing would be lost.
    if (run.restart_pending() && !editing && !run.touched()) run.begin();
  }
  if (runs_.a.is_current()) recent_.drop_repeated(a().history.evaluations);
  if (!runs_.b) return;
  take_fork();
  // B may fail while A goes on.
  if (!running() && runs_.b->running()) runs_.b->set_running(false);
  keep_abreast();
  if (held_) return;
  // Both pendulums start from the same states at the same times.
  for (const StageSample& sample : runs_.a.stage_samples())
    if (sample.step == 0.0) runs_.b->training().place({sample.theta, sample.omega}, false, sample.time);
}

std::vector<Side> Lab::sides() const {
  if (comparing()) return {Side::a, Side::b};
  return {Side::a};
}

void Lab::focus_on(Side side) {
  focus_ = comparing() ? side : Side::a;
  watch();
}

// Training

void Lab::set_running(bool running) {
  for (const Side side : sides()) runs_.at(side).set_running(running);
}

void Lab::step() {
  for (const Side side : sides()) runs_.at(side).step_once();
}

void Lab::trace_update() {
  set_running(false);
  focused().trace_update();
}

void Lab::set_speed(Speed speed) {
  speed_ = speed;
  for (const Side side : sides()) runs_.at(side).training().set_speed(speed);
}

void Lab::reset() {
  set_running(false);
  Edit edit{.label = "reset"};
  for (const Side side : sides()) editor_.leave(edit, side, [](Run& run) { return run.begin(); });
  editor_.add(std::move(edit));
}

// Settings

void Lab::restart() {
  restart([](Run& run) { return run.begin(); });
}

void Lab::restart_keeping() {
  restart([](Run& run) { return run.begin_keeping(); });
}

void Lab::restart(const std::function<Run::Before(Run&)>& begin) {
  Edit edit{.label = "restart"};
  editor_.leave(edit, focus(), begin);
  editor_.add(std::move(edit));
  if (running()) focused().set_running(true);
}

void Lab::choose(const Preset& preset) {
  const std::vector<Difference> own = differences();
  const std::string seed = get_text(runs_.a.wanted(), seed_param());
  const KeyValue same_seed{seed_param().key, seed};  // so that presets can be compared
  const bool was_running = running();
  Edit edit{.label = "preset"};
  editor_.leave(edit, Side::a, [&](Run& run) { return run.start(preset, {&same_seed, 1}); });
  if (comparing()) {
    // B is A's duplicate again, with the values that it had of its own.
    std::vector<KeyValue> values{same_seed};
    for (const Difference& difference : own) values.push_back({difference.param->key, difference.b});
    editor_.leave(edit, Side::b, [&](Run& run) { return run.start(preset, values); });
  }
  editor_.add(std::move(edit));
  if (was_running) set_running(true);
}

void Lab::apply(const Preset& preset, std::span<const KeyValue> values) {
  set_running(false);
  std::vector<std::string> problems;
  Edit edit{.label = "settings"};
  editor_.leave(edit, Side::a, [&](Run& run) { return run.start(preset, values, &problems); });
  editor_.add(std::move(edit));
  for (const std::string& problem : problems) notices_.say(problem);
}

void Lab::want(const Param& param, double value) {
  want(std::string(param.key), [&](Run& run) { return run.set(param, value); });
}

void Lab::want(const Param& param, std::string_view text) {
  want(std::string(param.key), [&](Run& run) {
    const KeyValue pair{param.key, text};
    return run.set({&pair, 1});
  });
}

void Lab::want(std::string label, const std::function<std::string(Run&)>& set) {
  Run& run = focused();
  Edit edit{.label = std::move(label)};
  editor_.note(edit, focus());
  const Config before = run.wanted();
  run.say(set(run));
  if (run.wanted() == before) return;
  keep_seed(edit);
  editor_.add(std::move(edit), editing_);
}

// The seed stays one.
void Lab::keep_seed(Edit& edit) {
  const double seed = get(focused().wanted(), seed_param());
  for (const Side side : sides()) {
    Run& run = runs_.at(side);
    if (get(run.wanted(), seed_param()) == seed) continue;
    editor_.note(edit, side);
    run.say(run.set(seed_param(), seed));
  }
}

void Lab::withdraw() {
  if (!restart_pending()) return;
  Edit edit{.label = "what waited"};
  editor_.note(edit, focus());
  focused().withdraw();
  editor_.add(std::move(edit));
}

double Lab::preset_value(const Param& param) const {
  return get(focus() == Side::b ? runs_.a.wanted() : runs_.a.draft().base(), param);
}

void Lab::undo() {
  editor_.undo();
  watch();
}

void Lab::redo() {
  editor_.redo();
  watch();
}

// Files

void Lab::open(HeldRun run, std::string label, const Preset* preset, const Config* wanted) {
  set_running(false);
  const Draft draft = draft_of(run.trainer->config(), preset, wanted);
  auto held = std::make_shared<HeldRun>(std::move(run));
  Edit edit{.label = std::move(label)};
  editor_.leave(edit, Side::a,
                [&](Run& a) { return a.go_on(draft, [held](const Trainer&) { return std::move(*held); }); });
  editor_.add(std::move(edit));
}

void Lab::open_other(HeldRun run, const Preset* preset, const Config* wanted) {
  if (!comparing()) {
    runs_.b = std::make_unique<Run>(runs_.a.draft().preset(), runs_.a.draft().in_force(), published_);
    runs_.b->training().set_speed(speed_);
    runs_.b->training().set_sampled(sampled_);
  }
  const Draft draft = draft_of(run.trainer->config(), preset, wanted);
  auto held = std::make_shared<HeldRun>(std::move(run));
  runs_.b->go_on(draft, [held](const Trainer&) { return std::move(*held); });
  watch();
}

// Looking inside

void Lab::see(const VisibleViews& views) {
  if (views == views_) return;
  views_ = views;
  watch();
}

// What belongs to the run in focus is computed in that one alone.
void Lab::watch() {
  for (const Side side : sides()) {
    Watch watched{views_, layer_, pointed_};
    const bool in_focus = side == focus();
    watched.views.slice = views_.slice && in_focus;
    watched.views.update = views_.update && in_focus;
    runs_.at(side).training().watch(watched);
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
  for (const Side side : sides()) runs_.at(side).training().place(state, held);
}

void Lab::set_sampled(bool sampled) {
  sampled_ = sampled;
  for (const Side side : sides()) runs_.at(side).training().set_sampled(sampled);
}

}  // namespace sac::gui
