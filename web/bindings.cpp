// The engine's C ABI for WebAssembly: one instance of the module holds one configuration with one training, and, for
// the page, the draft of a configuration.
//
// Text goes in as NUL-terminated UTF-8 in memory from `sac_alloc`, and comes out as a pointer to NUL-terminated UTF-8
// that stays valid until the next call that returns text. An error is a sentence; empty text means success. Arrays come
// out as pointers into memory that stays valid until the next call of the same function. Values of hyperparameters
// travel as lines of "key=value". `engine.ts` is the other side of this file.

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sac/action_histogram.h"
#include "sac/action_slice.h"
#include "sac/draft.h"
#include "sac/exact_value.h"
#include "sac/number_text.h"
#include "sac/optimum.h"
#include "sac/schema.h"
#include "sac/slider.h"
#include "sac/smoothing.h"
#include "sac/stage_player.h"
#include "sac/state_map.h"
#include "sac/statistics.h"
#include "sac/trainer.h"
#include "sac/update_trace.h"
#include "sac/value_range.h"

#define SAC_EXPORT extern "C" __attribute__((used, visibility("default")))

namespace {

sac::Config wanted;
sac::Draft draft;
std::unique_ptr<sac::Trainer> trainer;
sac::StagePlayer stage;
sac::ExactValue exact;
sac::UpdateTrace trace;
std::string text;
std::vector<double> numbers;

const char* give(std::string value) {
  text = std::move(value);
  return text.c_str();
}

const std::vector<float>& trace_field(int index) {
  return trace.*sac::trace_fields()[static_cast<std::size_t>(index)].values;
}

const double* give(std::initializer_list<double> values) {
  numbers = values;
  return numbers.data();
}

/// The pairs of "key=value" lines; other lines are skipped.
std::vector<sac::KeyValue> pairs_of(std::string_view lines) {
  std::vector<sac::KeyValue> pairs;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    if (const std::size_t equals = line.find('='); equals != line.npos)
      pairs.push_back({line.substr(0, equals), line.substr(equals + 1)});
  }
  return pairs;
}

/// Does something with the draft, which returns sentences, and tells what has become of it.
template <class Act>
const char* change_draft(Act act) {
  const sac::Draft before = draft;
  const std::vector<std::string> problems = act();
  return give(sac::draft_json(draft, &before, problems));
}

}  // namespace

// Memory

SAC_EXPORT void* sac_alloc(std::size_t size) { return std::malloc(size); }
SAC_EXPORT void sac_free(void* memory) { std::free(memory); }

// Description of everything that can be set and measured

/// {"params":[...],"metrics":[...],"presets":[...],"map_layers":[...],"trace_fields":[...]}
SAC_EXPORT const char* sac_schema() { return give(sac::schema_json()); }
SAC_EXPORT double sac_solved_return() { return sac::kSolvedReturn; }
/// The best possible return of the wanted task, computed anew where it is not the standard one.
SAC_EXPORT double sac_optimal_return() { return sac::task_optimum(wanted); }
/// Place of a value on its slider, 0 to 1, and the value there. \param param its place in the schema
SAC_EXPORT double sac_slider_share(int param, double value) { return sac::slider_share(sac::params()[param], value); }
SAC_EXPORT double sac_slider_value(int param, double share) { return sac::slider_value(sac::params()[param], share); }

// The draft of a configuration. Each call returns what has become of it: see `sac::draft_json`.

/// All of it.
SAC_EXPORT const char* sac_draft() { return give(sac::draft_json(draft)); }
SAC_EXPORT const char* sac_draft_set(const char* lines) {
  return change_draft([&] {
    std::string problem = draft.set(pairs_of(lines));
    return problem.empty() ? std::vector<std::string>() : std::vector{std::move(problem)};
  });
}
SAC_EXPORT const char* sac_draft_set_nearest(const char* lines) {
  return change_draft([&] { return draft.set_nearest(pairs_of(lines)); });
}
/// The first preset takes the place of one that does not exist.
SAC_EXPORT const char* sac_draft_start(const char* preset, const char* lines) {
  return change_draft([&] {
    const sac::Preset* named = sac::find_preset(preset);
    const sac::Preset& used = named ? *named : sac::presets().front();
    std::vector<std::string> problems = draft.start(used, pairs_of(lines));
    if (!named)
      problems.insert(problems.begin(), sac::unknown_preset(preset).append(" Using ").append(used.name).append("."));
    return problems;
  });
}
SAC_EXPORT const char* sac_draft_begin() {
  return change_draft([] { return draft.begin(), std::vector<std::string>(); });
}
SAC_EXPORT const char* sac_draft_withdraw() {
  return change_draft([] { return draft.withdraw(), std::vector<std::string>(); });
}
/// \param preset the closest one takes the place of one that does not exist
SAC_EXPORT const char* sac_draft_open(const char* lines, const char* preset) {
  return change_draft([&] {
    sac::Config config;
    std::vector<std::string> problems;
    for (const auto& [key, value] : pairs_of(lines)) {
      if (std::string problem = sac::set(config, key, value); !problem.empty()) problems.push_back(std::move(problem));
    }
    draft.open(config, sac::find_preset(preset));
    return problems;
  });
}

// The configuration of the next training

/// Replaces every value by the preset's. \return an error for an unknown name.
SAC_EXPORT const char* sac_config_preset(const char* name) {
  const sac::Preset* preset = sac::find_preset(name);
  if (!preset) return give(sac::unknown_preset(name));
  wanted = sac::make_config(*preset);
  return give(std::string());
}
/// Sets one value. \return an error, with the configuration unchanged.
SAC_EXPORT const char* sac_config_set(const char* key, const char* value) { return give(sac::set(wanted, key, value)); }
/// Every value as text, one "key=value" a line, in the order of the schema.
SAC_EXPORT const char* sac_config_text() {
  std::string lines;
  for (const sac::Param& param : sac::params()) {
    lines.append(param.key).append("=").append(sac::get_text(wanted, param)).append("\n");
  }
  return give(std::move(lines));
}
/// Sets the values of these lines. \return the first error; the lines before it are in force.
SAC_EXPORT const char* sac_config_read(const char* lines) {
  for (const auto& [key, value] : pairs_of(lines)) {
    std::string error = sac::set(wanted, key, value);
    if (!error.empty()) return give(std::move(error));
  }
  return give(std::string());
}

// The training

/// Starts a new training with the wanted configuration.
SAC_EXPORT const char* sac_create() {
  std::string error = sac::validate(wanted);
  if (!error.empty()) return give(std::move(error));
  trainer.reset();  // frees the old replay buffer first
  trainer = std::make_unique<sac::Trainer>(wanted);
  stage.configure(wanted);
  stage.restart(*trainer);
  return give(std::string());
}
/// The same, from what the training before has learned. \return an error, with that training untouched.
SAC_EXPORT const char* sac_create_keeping() {
  std::string error = sac::validate(wanted);
  if (!error.empty()) return give(std::move(error));
  auto next = std::make_unique<sac::Trainer>(wanted);
  error = next->take_weights(*trainer);
  if (!error.empty()) return give(std::move(error));
  trainer = std::move(next);
  stage.configure(wanted);
  stage.restart(*trainer);
  return give(std::string());
}
/// Takes the wanted live values over into the running training.
SAC_EXPORT const char* sac_configure() {
  std::string error = trainer->configure(wanted);
  if (error.empty()) stage.configure(wanted);
  return give(std::move(error));
}
/// \return environment steps done
SAC_EXPORT int sac_run(int steps) { return trainer->run(steps); }
SAC_EXPORT const char* sac_divergence() { return give(trainer->divergence()); }
/// Which quantity has left what the task's rewards can explain, or empty: then this state is worth keeping.
SAC_EXPORT const char* sac_runaway() { return give(trainer->runaway()); }
/// The metrics in the order of the schema.
SAC_EXPORT const double* sac_metrics() {
  static std::array<double, sac::Metrics::count> values;
  values = trainer->metrics().values();
  return values.data();
}
/// How many of the episodes that are kept ended after this step.
SAC_EXPORT int sac_episode_count(double step) {
  const auto kept = trainer->episodes();
  const auto known = [&](const sac::Episode& episode) { return static_cast<double>(episode.step) <= step; };
  return static_cast<int>(std::find_if(kept.rbegin(), kept.rend(), known) - kept.rbegin());
}
/// Those: pairs of step and return. [sac_episode_count(step)][2]
SAC_EXPORT const double* sac_episodes(double step) {
  numbers.clear();
  for (const sac::Episode& episode : trainer->episodes().last(sac_episode_count(step))) {
    numbers.insert(numbers.end(), {static_cast<double>(episode.step), episode.episode_return});
  }
  return numbers.data();
}
SAC_EXPORT int sac_evaluation_count() { return static_cast<int>(trainer->evaluations().size()); }
/// Evaluations from the given index on: pairs of step and mean return. [count - from][2]
SAC_EXPORT const double* sac_evaluations(int from) {
  numbers.clear();
  for (const sac::Evaluation& evaluation : trainer->evaluations().subspan(from)) {
    numbers.insert(numbers.end(), {static_cast<double>(evaluation.step), evaluation.mean_return});
  }
  return numbers.data();
}
/// Frame of the evaluation that solved the standard task, or -1; evaluations of another task do not count.
SAC_EXPORT double sac_solved_frame() {
  const auto solved = trainer->solved();
  return solved ? static_cast<double>(solved->step) : -1.0;
}
/// 16 hexadecimal digits.
SAC_EXPORT const char* sac_signature() { return give(sac::signature_text(trainer->signature())); }

// Looking inside

/// One layer of `map_layers` (its index in the schema) at the cell centres of a grid, theta across from -pi to pi,
/// omega up from -max_omega to max_omega. exact_value and value_error are NaN: see `sac_exact_map`. [height][width]
SAC_EXPORT const float* sac_state_map(int layer, int width, int height, double max_omega) {
  static sac::StateMap map(width, height);
  if (map.width() != width || map.height() != height) map = sac::StateMap(width, height);
  return map.draw(*trainer, static_cast<sac::MapLayer>(layer), max_omega).data();
}

/// Asks for the exact soft value for a training with the wanted configuration, which needs none itself; see
/// `sac::ExactValue`. \param temperature of an automatic one; NaN while it is unknown \return progress, 0 to 1
SAC_EXPORT double sac_exact_want(double temperature) {
  exact.want(wanted, temperature);
  return exact.progress();
}
/// Does some sweeps. \return progress: 1 when done
SAC_EXPORT double sac_exact_step(int sweeps) { return exact.step(sweeps); }
/// It on the cells of `sac_state_map`. [height][width]
SAC_EXPORT const float* sac_exact_map(int width, int height, double max_omega) {
  static sac::StateMap map(width, height);
  if (map.width() != width || map.height() != height) map = sac::StateMap(width, height);
  return map.draw(*exact.solution(), max_omega).data();
}

/// At one state, over `count` actions in the middles of equal parts of [-1, 1]: a, Q1, Q2, min Q, exp(min Q / alpha) /
/// Z, pi(a|s), each [count], then KL(pi || exp(min Q / alpha) / Z), alpha log Z, and the Gaussian's mean and standard
/// deviation. [6 * count + 4]
SAC_EXPORT const double* sac_action_slice(double theta, double omega, int count) {
  static sac::ActionSlice slice;
  static std::vector<double> result;
  sac::action_slice(*trainer, theta, omega, count, slice);
  result.clear();
  for (const auto* values : {&slice.action, &slice.q1, &slice.q2, &slice.min_q, &slice.boltzmann, &slice.policy}) {
    result.insert(result.end(), values->begin(), values->end());
  }
  result.insert(result.end(), {slice.kl, slice.soft_value, slice.mean, slice.std});
  return result.data();
}

/// How many of the newest `newest` actions in the replay buffer lie in each of `bins` equal parts of [-1, 1]. [bins]
SAC_EXPORT const double* sac_action_histogram(int newest, int bins) {
  numbers.assign(static_cast<std::size_t>(bins), 0.0);
  sac::action_histogram(*trainer, newest, 0, numbers);
  return numbers.data();
}

// One update with all its numbers

/// One step whose first update is written down. \return whether there was an update
SAC_EXPORT int sac_run_traced() { return trainer->run_traced(trace) ? 1 : 0; }
/// The sizes and scalars of the last traced update: batch, observation size, action size, alpha, alpha after it, number
/// of the update, then the metrics in the order of the schema.
SAC_EXPORT const double* sac_trace_numbers() {
  numbers = {static_cast<double>(trace.batch),
             static_cast<double>(trace.observation_size),
             static_cast<double>(trace.action_size),
             trace.alpha,
             trace.new_alpha,
             static_cast<double>(trace.update)};
  const auto metrics = trace.metrics.values();
  numbers.insert(numbers.end(), metrics.begin(), metrics.end());
  return numbers.data();
}
/// One per-sample quantity of it, by its place in the schema's `trace_fields`; empty where the variant does not have
/// it.
SAC_EXPORT const float* sac_trace_field(int index) { return trace_field(index).data(); }
SAC_EXPORT std::size_t sac_trace_field_size(int index) { return trace_field(index).size(); }
/// How far each network went: "network=change" lines.
SAC_EXPORT const char* sac_trace_steps() {
  std::string lines;
  for (const auto& [network, change] : trace.steps) {
    lines.append(network).append("=").append(sac::number_text(change)).append("\n");
  }
  return give(std::move(lines));
}

// The pendulum on the stage: see `sac::StagePlayer`. A sample is one of `sac::StageSample`, in the order of its fields.

SAC_EXPORT const double* sac_stage() { return &stage.newest().time; }
/// \param at NaN: at once
SAC_EXPORT void sac_stage_place(double theta, double omega, int held, double at) {
  stage.place(*trainer, {theta, omega}, held != 0, at);
}
SAC_EXPORT void sac_stage_sampled(int sampled) { stage.set_sampled(sampled != 0); }
/// \return whether there is something new
SAC_EXPORT int sac_stage_play(double now) { return stage.play(*trainer, now) ? 1 : 0; }
/// The samples since the last call; `sac_stage_taken` tells how many.
static std::vector<sac::StageSample> samples;
SAC_EXPORT const sac::StageSample* sac_stage_take() {
  samples = stage.take();
  return samples.data();
}
SAC_EXPORT int sac_stage_taken() { return static_cast<int>(samples.size()); }
/// Where it is for those who watch at this time: theta and omega. [2]
SAC_EXPORT const double* sac_stage_at(double now) {
  const auto [theta, omega] = stage.at(now);
  return give({theta, omega});
}

// Many seeds, and noisy curves

/// The numbers of all runs, one after the other, as a list for each. \param counts how many each run has, [runs]
static std::vector<std::vector<double>> lists_of(const double* values, const double* counts, int runs) {
  std::vector<std::vector<double>> lists;
  for (int i = 0; i < runs; ++i) {
    const auto count = static_cast<std::size_t>(counts[i]);
    lists.emplace_back(values, values + count);
    values += count;
  }
  return lists;
}
static const double* give_band(const std::vector<sac::Quartiles>& band) {
  numbers.clear();
  for (const auto& [low, median, high] : band) numbers.insert(numbers.end(), {low, median, high});
  return numbers.data();
}
/// Quartiles of the returns at each evaluation of the longest run. \return low, median, high of each [evaluations][3]
SAC_EXPORT const double* sac_return_band(const double* returns, const double* counts, int runs) {
  return give_band(sac::return_band(lists_of(returns, counts, runs)));
}
/// Quartiles of a metric at each evaluation of the first run. \return low, median, high of each [evaluations][3]
SAC_EXPORT const double* sac_metric_band(const double* values, const double* counts, int runs) {
  return give_band(sac::metric_band(lists_of(values, counts, runs)));
}
/// Of the steps at which runs were solved, infinite for never: how many are solved, the median, the worst. [3]
SAC_EXPORT const double* sac_solved_summary(const double* steps, int runs) {
  const sac::SolvedSummary summary = sac::solved_summary({steps, steps + runs});
  return give({static_cast<double>(summary.solved), summary.median_step, summary.worst_step});
}
/// The interquartile mean with its 95 % interval. [3]
SAC_EXPORT const double* sac_interquartile_mean(const double* values, int count) {
  const std::vector<double> all(values, values + count);
  const auto [low, high] = sac::bootstrap_interval(all, sac::interquartile_mean);
  return give({sac::interquartile_mean(all), low, high});
}
/// See `sac::smoothed`. [count]
SAC_EXPORT const double* sac_smoothed(const double* steps, const double* values, int count, double span) {
  const auto size = static_cast<std::size_t>(count);
  numbers = sac::smoothed({steps, size}, {values, size}, span);
  return numbers.data();
}

// Scales

SAC_EXPORT double sac_nice_step(double least) { return sac::nice_step(least); }
/// The ends that follow from those so far, NaN for none. [2]
SAC_EXPORT const double* sac_fit_range(double from, double to, double low, double high) {
  const sac::ValueRange range = sac::fit_range({from, to}, low, high);
  return give({range.low, range.high});
}
/// Low and high end of a layer's colours, and whether values lie beyond the high one; of one map minus another with
/// `difference`. \param values [count] [3]
SAC_EXPORT const double* sac_map_range(int layer, bool difference, const float* values, int count, double max_torque,
                                       double from, double to) {
  const auto [range, clipped] = sac::map_range(static_cast<sac::MapLayer>(layer), difference,
                                               {values, static_cast<std::size_t>(count)}, max_torque, {from, to});
  return give({range.low, range.high, clipped ? 1.0 : 0.0});
}
/// The ends of a slice's two plots, and the length of that of the Qs.
/// \param curves Q1, Q2, the policy's density and that of exp(Q/alpha)/Z [4][count]
/// \param length, top of the last slice, NaN for none \return low and high end of the Qs, length, top of the densities
/// [4]
SAC_EXPORT const double* sac_slice_ranges(const float* curves, int count, bool single, double length, double top) {
  sac::ActionSlice slice;
  for (auto* curve : {&slice.q1, &slice.q2, &slice.policy, &slice.boltzmann}) {
    curve->assign(curves, curves + count);
    curves += count;
  }
  const sac::SliceRanges ranges = sac::slice_ranges({{}, {0.0, top}, {0.0, length}}, slice, single);
  return give({ranges.q.low, ranges.q.high, ranges.q_length.high, ranges.density.high});
}
/// How many, the step between them, and the ticks.
SAC_EXPORT const double* sac_ticks(double low, double high, int most) {
  const sac::Ticks ticks = sac::ticks_of({low, high}, most);
  numbers.assign({static_cast<double>(ticks.values.size()), ticks.step});
  numbers.insert(numbers.end(), ticks.values.begin(), ticks.values.end());
  return numbers.data();
}

// Checkpoints

/// Writes a checkpoint and returns its bytes; `sac_saved_size` tells how many.
static std::vector<std::uint8_t> saved;
SAC_EXPORT const std::uint8_t* sac_save(int with_replay) {
  saved = trainer->save(with_replay != 0);
  return saved.data();
}
SAC_EXPORT std::size_t sac_saved_size() { return saved.size(); }
/// Goes on from a checkpoint. \return an error, with the running training untouched.
SAC_EXPORT const char* sac_load(const std::uint8_t* bytes, std::size_t size) {
  std::string error;
  std::unique_ptr<sac::Trainer> loaded = sac::Trainer::load({bytes, size}, error);
  if (!loaded) return give(std::move(error));
  trainer = std::move(loaded);
  wanted = trainer->config();
  stage.configure(wanted);
  stage.forget();
  return give(std::string());
}
