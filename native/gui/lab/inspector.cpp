#include "lab/inspector.h"

#include <algorithm>
#include <cmath>

#include "sac/action_histogram.h"

namespace sac::gui {
namespace {

using Clock = TimeBudget::Clock;
using namespace std::chrono_literals;

// Computing a map may take this long at once: larger networks get coarser maps.
constexpr auto kMapAtOnce = std::chrono::duration<double>(0.012);
constexpr int kCoarsest = 8;

void find_range(StateValues& map) {
  float low = INFINITY, high = -INFINITY;
  for (const float value : map.values) {
    if (!std::isfinite(value)) continue;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  if (low <= high) map.low = low, map.high = high;
}

bool same(const std::optional<StagePlayer::State>& a, const std::optional<StagePlayer::State>& b) {
  return a.has_value() == b.has_value() && (!a || (a->theta == b->theta && a->omega == b->omega));
}

}  // namespace

void Inspector::watch(const Watch& watch) {
  const VisibleViews before = watch_.views;
  if (watch.layer != watch_.layer || watch.views.map != before.map) {
    map_budget_.reset();
    map_stale_ = true;
  }
  if (watch.views.slice != before.slice || !same(watch.pointed, watch_.pointed)) {
    slice_budget_.reset();
    slice_stale_ = true;
  }
  if (watch.views.histogram != before.histogram) histogram_stale_ = true;
  watch_ = watch;
  if (!watch_.views.map) found_.state_values.reset();
  if (!watch_.views.slice) found_.slice.reset();
  if (!watch_.views.update) found_.trace.reset();
  if (!watch_.views.histogram) found_.histogram.reset();
  if (exact_ && !(watch_.views.map && needs_exact(watch_.layer))) exact_->rest();
}

void Inspector::reset() {
  found_ = {};
  coarseness_ = kCoarsest;
  for (TimeBudget* budget : {&map_budget_, &slice_budget_, &trace_budget_, &histogram_budget_}) budget->reset();
  note_progress();
}

void Inspector::note_progress() { map_stale_ = slice_stale_ = histogram_stale_ = true; }

void Inspector::note_stage() {
  if (!watch_.pointed) slice_stale_ = true;
}

bool Inspector::wants_trace() const { return watch_.views.update && trace_budget_.is_due(Clock::now(), false); }

bool Inspector::trace(Trainer& trainer) {
  const auto from = Clock::now();
  auto trace = std::make_shared<UpdateTrace>();
  if (!trainer.run_traced(*trace)) return false;
  found_.trace = std::move(trace);
  trace_budget_.done(from, Clock::now());
  return true;
}

bool Inspector::is_stale() const {
  const VisibleViews& views = watch_.views;
  return (views.map && map_stale_) || (views.slice && slice_stale_) || (views.histogram && histogram_stale_);
}

bool Inspector::look(const Trainer& trainer, const StagePlayer::State& stage, bool idle) {
  const bool map = draw_map(trainer, idle);
  const bool slice = cut_slice(trainer, stage, idle);
  const bool histogram = count_actions(trainer, idle);
  return map || slice || histogram;
}

bool Inspector::draw_map(const Trainer& trainer, bool idle) {
  if (!watch_.views.map || !map_stale_ || !map_budget_.is_due(Clock::now(), idle)) return false;
  do {
    draw_map(trainer);
  } while (refine());
  return true;
}

void Inspector::draw_map(const Trainer& trainer) {
  const auto from = Clock::now();
  const Config& config = trainer.config();
  const MapLayer layer = watch_.layer;
  auto map = std::make_shared<StateValues>();
  // The exact solution has one size.
  map->size = needs_exact(layer) ? StateValues::kSize : StateValues::kSize / coarseness_;
  map->layer = layer;
  map->max_speed = config.max_speed;
  std::shared_ptr<const ExactMap> exact;
  if (needs_exact(layer)) {
    if (!exact_) exact_ = std::make_unique<ExactThread>();
    exact_->want(config, trainer.temperature());
    exact = exact_->map();
    map->exact_progress = exact ? exact->progress : 0.0;
  }
  if (layer == MapLayer::exact_value) {
    map->values = exact ? exact->values : std::vector<float>(map->cells(), NAN);
  } else {
    sac::StateMap& picture = pictures_.try_emplace(map->size, map->size, map->size).first->second;
    const MapLayer drawn = layer == MapLayer::value_error ? MapLayer::value : layer;
    const auto values = picture.draw(trainer, drawn, config.max_speed);
    map->values.assign(values.begin(), values.end());
    if (layer == MapLayer::value_error)
      for (std::size_t i = 0; i < map->values.size(); ++i) map->values[i] -= exact ? exact->values[i] : NAN;
  }
  find_range(*map);
  map->version = ++version_;
  map_stale_ = map->exact_progress < 1.0;
  found_.state_values = std::move(map);
  map_budget_.done(from, Clock::now());
}

// Twice as fine costs four times as much. \return whether there is time for that at once
bool Inspector::refine() {
  if (needs_exact(watch_.layer)) return false;
  const auto cost = map_budget_.cost();
  if (cost > kMapAtOnce && coarseness_ < kCoarsest) coarseness_ *= 2;
  if (4.0 * cost >= kMapAtOnce || coarseness_ == 1) return false;
  coarseness_ /= 2;
  return true;
}

bool Inspector::cut_slice(const Trainer& trainer, const StagePlayer::State& stage, bool idle) {
  const auto from = Clock::now();
  if (!watch_.views.slice || !slice_stale_ || !slice_budget_.is_due(from, idle)) return false;
  auto slice = std::make_shared<SliceAt>();
  slice->state = watch_.pointed.value_or(stage);
  action_slice(trainer, slice->state.theta, slice->state.omega, kSliceActions, slice->slice);
  found_.slice = std::move(slice);
  slice_stale_ = false;
  slice_budget_.done(from, Clock::now());
  return true;
}

bool Inspector::count_actions(const Trainer& trainer, bool idle) {
  const auto from = Clock::now();
  if (!watch_.views.histogram || !histogram_stale_ || !histogram_budget_.is_due(from, idle)) return false;
  auto counts = std::make_shared<std::vector<double>>(kHistogramParts);
  action_histogram(trainer, kNewestActions, 0, *counts);
  found_.histogram = std::move(counts);
  histogram_stale_ = false;
  histogram_budget_.done(from, Clock::now());
  return true;
}

}  // namespace sac::gui
