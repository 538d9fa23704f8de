// The engine's C ABI for WebAssembly: one instance of the module holds one wanted configuration and one training.
//
// Text goes in as NUL-terminated UTF-8 in memory from `sac_alloc`, and comes out as a pointer to NUL-terminated UTF-8
// that stays valid until the next call that returns text. An error is a sentence; empty text means success. Arrays come
// out as pointers into memory that stays valid until the next call of the same function.
// `src/engine/engine.ts` is the other side of this file.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sac/action_histogram.h"
#include "sac/action_slice.h"
#include "sac/number_text.h"
#include "sac/optimum.h"
#include "sac/pendulum.h"
#include "sac/schema.h"
#include "sac/soft_value_iteration.h"
#include "sac/state_map.h"
#include "sac/trainer.h"
#include "sac/update_trace.h"
#include "sac/exact_value.h"

#define SAC_EXPORT extern "C" __attribute__((used, visibility("default")))

namespace {

sac::Config wanted;
std::unique_ptr<sac::Trainer> trainer;
std::unique_ptr<sac::SoftValueIteration> exact;
sac::UpdateTrace trace;
std::string text;
std::vector<double> numbers;

const char* give(std::string value) {
  text = std::move(value);
  return text.c_str();
}

/// In the order of `traceFields` in engine.ts.
constexpr std::vector<float> sac::UpdateTrace::* kTraceFields[] = {
    &sac::UpdateTrace::observation,   &sac::UpdateTrace::action,     &sac::UpdateTrace::reward,
    &sac::UpdateTrace::next_observation, &sac::UpdateTrace::terminal, &sac::UpdateTrace::next_action,
    &sac::UpdateTrace::next_log_prob, &sac::UpdateTrace::next_q1,    &sac::UpdateTrace::next_q2,
    &sac::UpdateTrace::next_value,    &sac::UpdateTrace::y,          &sac::UpdateTrace::q1,
    &sac::UpdateTrace::q2,            &sac::UpdateTrace::epsilon,    &sac::UpdateTrace::mean,
    &sac::UpdateTrace::std,           &sac::UpdateTrace::new_action, &sac::UpdateTrace::log_prob,
    &sac::UpdateTrace::new_q1,        &sac::UpdateTrace::new_q2,     &sac::UpdateTrace::min_q,
    &sac::UpdateTrace::soft_value,    &sac::UpdateTrace::value};

const std::vector<float>& trace_field(int index) { return trace.*kTraceFields[index]; }

/// The pendulum that the visitor watches: it plays the current policy and is no part of the training.
class Stage {
 public:
  void configure(const sac::Config& config) {
    pendulum_.configure(config);
    config_ = config;
  }
  /// A random start as in training.
  void restart(const sac::Trainer& policy_of) {
    pendulum_.reset(rng_);
    begin(policy_of);
  }
  void set_state(const sac::Trainer& policy_of, double theta, double omega) {
    const double state[] = {theta, omega};
    pendulum_.set_state(state);
    begin(policy_of);
  }
  /// One step with the policy's mean action or a sampled one; after the last step of an episode, a new start.
  void step(const sac::Trainer& policy_of, bool sampled) {
    if (step_ >= config_.episode_steps) return restart(policy_of);
    const auto [mean, deviation] = gaussian(policy_of);
    float noise = 0.0f;
    if (sampled) rng_.fill_normal({&noise, 1});
    const float action = std::tanh(mean + deviation * noise);
    ++step_;
    show(pendulum_.step({&action, 1}).reward, mean, deviation);
  }
  const double* values() const { return values_.data(); }

 private:
  /// What the policy would do is shown from the first state on, before anything is done.
  void begin(const sac::Trainer& policy_of) {
    step_ = 0;
    const auto [mean, deviation] = gaussian(policy_of);
    show(0.0, mean, deviation);
  }
  /// The policy's mean and standard deviation, before the tanh, at the pendulum's state.
  std::pair<float, float> gaussian(const sac::Trainer& policy_of) const {
    float observation[sac::Pendulum::kObservationSize];
    float mean = 0.0f;
    float deviation = 0.0f;
    pendulum_.observe(observation);
    policy_of.policy(observation, {&mean, 1}, {&deviation, 1});
    return {mean, deviation};
  }
  void show(double reward, double mean, double deviation) {
    values_ = {static_cast<double>(step_), pendulum_.theta(), pendulum_.omega(), pendulum_.torque(), reward, mean,
               deviation, config_.dt, config_.max_torque, config_.max_speed, config_.length};
  }

  sac::Config config_;
  sac::Pendulum pendulum_;
  sac::Rng rng_{0, 1000};
  std::int64_t step_ = 0;
  std::array<double, 11> values_{};
};
Stage stage;

}  // namespace

// Memory

SAC_EXPORT void* sac_alloc(std::size_t size) { return std::malloc(size); }
SAC_EXPORT void sac_free(void* memory) { std::free(memory); }

// Description of everything that can be set and measured

/// {"params":[...],"metrics":[...],"presets":[...],"map_layers":[...]}
SAC_EXPORT const char* sac_schema() { return give(sac::schema_json()); }
SAC_EXPORT double sac_solved_return() { return sac::kSolvedReturn; }
/// The best possible return of the wanted task, computed anew where it is not the standard one.
SAC_EXPORT double sac_optimal_return() {
  return sac::task_optimum(wanted);
}

// The wanted configuration

/// Replaces every value by the preset's. \return an error for an unknown name.
SAC_EXPORT const char* sac_config_preset(const char* name) {
  const sac::Preset* preset = sac::find_preset(name);
  if (!preset) return give(sac::unknown_preset(name));
  wanted = sac::make_config(*preset);
  return give({});
}
/// Sets one value. \return an error, with the configuration unchanged.
SAC_EXPORT const char* sac_config_set(const char* key, const char* value) { return give(sac::set(wanted, key, value)); }
/// Sets one value as near as is valid to the text; an unknown key changes nothing.
SAC_EXPORT void sac_config_set_nearest(const char* key, const char* value) {
  if (const sac::Param* param = sac::find_param(key)) sac::set_nearest(wanted, *param, value);
}
/// Every value as text, one "key=value" a line, in the order of the schema.
SAC_EXPORT const char* sac_config_text() {
  std::string lines;
  for (const sac::Param& param : sac::params()) {
    lines.append(param.key).append("=").append(sac::get_text(wanted, param)).append("\n");
  }
  return give(std::move(lines));
}
/// Whether the wanted task is the standard one, of which alone "solved" is spoken.
SAC_EXPORT int sac_standard_task() { return sac::is_standard_task(wanted) ? 1 : 0; }
/// The step of a new run with the wanted values that sees the first gradient update.
SAC_EXPORT double sac_first_update_step() { return static_cast<double>(sac::first_update_step(wanted)); }
/// Why the wanted values cannot be trained with: one out of range, or some that do not fit together. Empty if they can.
SAC_EXPORT const char* sac_config_error() { return give(sac::validate(wanted)); }
/// Reads what `sac_config_text` wrote. \return the first error; the lines before it are in force.
SAC_EXPORT const char* sac_config_read(const char* lines) {
  std::string_view rest = lines;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::size_t equals = line.find('=');
    if (line.empty() || equals == line.npos) continue;
    std::string error = sac::set(wanted, line.substr(0, equals), line.substr(equals + 1));
    if (!error.empty()) return give(std::move(error));
  }
  return give({});
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
  return give({});
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
  return give({});
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
SAC_EXPORT int sac_episode_count() { return static_cast<int>(trainer->episodes().size()); }
/// Episodes from the given index on: pairs of frame and return. [count - from][2]
SAC_EXPORT const double* sac_episodes(int from) {
  numbers.clear();
  for (const sac::Episode& episode : trainer->episodes().subspan(from)) {
    numbers.insert(numbers.end(), {static_cast<double>(episode.frame), episode.episode_return});
  }
  return numbers.data();
}
SAC_EXPORT int sac_evaluation_count() { return static_cast<int>(trainer->evaluations().size()); }
/// Evaluations from the given index on: pairs of frame and mean return. [count - from][2]
SAC_EXPORT const double* sac_evaluations(int from) {
  numbers.clear();
  for (const sac::Evaluation& evaluation : trainer->evaluations().subspan(from)) {
    numbers.insert(numbers.end(), {static_cast<double>(evaluation.frame), evaluation.mean_return});
  }
  return numbers.data();
}
/// Frame of the evaluation that solved the standard task, or -1; evaluations of another task do not count.
SAC_EXPORT double sac_solved_frame() {
  const auto solved = trainer->solved();
  return solved ? static_cast<double>(solved->frame) : -1.0;
}
/// 16 hexadecimal digits.
SAC_EXPORT const char* sac_signature() { return give(sac::signature_text(trainer->signature())); }

// Looking inside

/// One layer of `map_layers` (its index in the schema) at the cell centres of a grid, theta across from -pi to pi, omega up
/// from -max_omega to max_omega. exact_value and value_error are NaN until the exact value has been started.
/// [height][width]
SAC_EXPORT const float* sac_state_map(int layer, int width, int height, double max_omega) {
  static sac::StateMap map(width, height);
  if (map.width() != width || map.height() != height) map = sac::StateMap(width, height);
  return map.draw(*trainer, static_cast<sac::MapLayer>(layer), max_omega, exact.get()).data();
}

/// Starts the exact soft value for the training's configuration and its present temperature, or goes on with it where
/// neither has changed. \return progress, 0 to 1
SAC_EXPORT double sac_exact_start() {
  const sac::Config problem = sac::exact_problem(trainer->config());
  const double alpha = trainer->temperature();
  if (!exact || !(exact->config() == problem) || exact->alpha() != alpha) {
    exact = std::make_unique<sac::SoftValueIteration>(problem, alpha);
  }
  return exact->progress();
}
/// Does some sweeps. \return progress: 1 when done, and 0 where it has not been started
SAC_EXPORT double sac_exact_step(int sweeps) {
  if (!exact) return 0.0;
  exact->step(sweeps);
  return exact->progress();
}

/// At one state, over `count` actions in the middles of equal parts of [-1, 1]: a, Q1, Q2, min Q, exp(min Q / alpha) / Z,
/// pi(a|s), each [count], then KL(pi || exp(min Q / alpha) / Z), alpha log Z, and the Gaussian's mean and standard
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
  numbers = {static_cast<double>(trace.batch), static_cast<double>(trace.observation_size),
             static_cast<double>(trace.action_size), trace.alpha, trace.new_alpha, static_cast<double>(trace.update)};
  const auto metrics = trace.metrics.values();
  numbers.insert(numbers.end(), metrics.begin(), metrics.end());
  return numbers.data();
}
/// One per-sample quantity of it, by its place in `traceFields` of engine.ts; empty where the variant does not have it.
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

// The pendulum on the stage

/// Step in the episode; theta (rad), omega (rad/s); torque (N m) and reward of the last step; the policy's mean and
/// standard deviation before the tanh; and the physics in use: dt, max_torque, max_speed, length. [11]
SAC_EXPORT const double* sac_stage() { return stage.values(); }
SAC_EXPORT void sac_stage_restart() { stage.restart(*trainer); }
SAC_EXPORT void sac_stage_set_state(double theta, double omega) { stage.set_state(*trainer, theta, omega); }
SAC_EXPORT void sac_stage_step(int sampled) { stage.step(*trainer, sampled != 0); }

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
  return give({});
}
