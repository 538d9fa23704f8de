#include "sac/trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <stdexcept>
#include <utility>

#include "checkpoint.h"
#include "evaluation.h"
#include "fnv1a.h"
#include "inspect/agent_evaluation.h"
#include "inspect/diagnostics.h"
#include "inspect/traced_update.h"
#include "run_state.h"
#include "sac/pendulum.h"
#include "sac/schema.h"
#include "update.h"

namespace sac {

namespace {

// The WebAssembly build has no exceptions; there a broken precondition ends the module.
[[noreturn]] void reject(const std::string& why) {
#if defined(__cpp_exceptions)
  throw std::invalid_argument(why);
#else
  static_cast<void>(why);
  std::abort();
#endif
}

RunState new_run(const Config& config, std::unique_ptr<Environment> environment) {
  if (!environment) reject("The environment is null.");
  if (const std::string error = validate(config, environment->action_size()); !error.empty()) reject(error);
  return {config, std::move(environment)};
}

}  // namespace

bool is_solved(const Evaluation& evaluation) {
  return evaluation.standard_task && evaluation.mean_return >= kSolvedReturn;
}

std::int64_t first_update_step(const Config& config) {
  std::int64_t step = std::max(config.batch_size, config.update_after);
  double credit = 0.0;  // added up as a run does it
  for (; credit < 1.0; ++step) credit += config.updates_per_step;
  return step;
}

struct Trainer::Impl {
  explicit Impl(RunState state)
      : run(std::move(state)),
        evaluator(*run.environment, run.agent.policy.mlp, kEvaluationStarts),
        diagnostics(run.agent) {
    observation.resize(run.agent.observation_size);
    next_observation.resize(run.agent.observation_size);
    action.resize(run.agent.action_size);
    act_sample = PolicySample(run.agent.action_size, 1);
    act_pass = run.agent.policy.mlp.make_pass(1);
    reserve();
    count();
    if (run.episodes.count() > 0) metrics.episode_return = run.episodes.kept().back().episode_return;
    for (const Evaluation& evaluation : run.evaluations) note(evaluation);
  }

  // Allocates for the configuration's batch size, ahead of the updates.
  void reserve() { reserve(static_cast<int>(run.config.batch_size)); }
  // Either all is in place for this batch size, or nothing has changed (std::bad_alloc).
  void reserve(int batch) {
    if (buffers.batch.records.cols() == batch) return;
    UpdateBuffers larger(run.replay.layout(), batch);
    run.agent.reserve(batch);
    buffers = std::move(larger);
  }

  void step() {
    run.environment->observe(observation);
    if (!all_finite(observation)) return stop_task("an observation");
    choose_action();
    if (!run.divergence.empty()) return;
    const std::span<const float> taken(action.data(), static_cast<std::size_t>(run.agent.action_size));
    const Environment::Step result = run.environment->step(taken);
    run.environment->observe(next_observation);
    if (!std::isfinite(static_cast<float>(result.reward))) return stop_task("a reward");
    if (!all_finite(next_observation)) return stop_task("an observation");
    run.runaway.see_reward(result.reward);
    ++run.step;
    ++run.episode_step;
    run.episode_return += result.reward;
    const bool timed_out = !result.terminated && run.episode_step >= run.config.episode_steps;
    run.replay.add(
        {observation, taken, static_cast<float>(result.reward), next_observation, result.terminated, timed_out});

    if (run.replay.size() > run.config.batch_size && run.step > run.config.update_after) {
      run.update_credit += run.config.updates_per_step;
      for (; run.update_credit >= 1.0 && run.divergence.empty(); run.update_credit -= 1.0) learn();
    }
    if (result.terminated || timed_out) end_episode();
    if (run.config.evaluation_interval > 0 && run.step % run.config.evaluation_interval == 0) {
      run.evaluations.push_back({run.step, evaluator.mean(run.agent.policy.mlp, run.config), run.on_standard_task()});
      diagnostics.measure(run);
      note(run.evaluations.back());
    }
    count();
  }

  // Uniformly random at first, then from the policy.
  void choose_action() {
    Rng& rng = run.rng[kActionStream];
    if (run.step < run.config.learning_starts) {
      for (float& a : action) a = 0.0f;
      for (int i = 0; i < run.agent.action_size; ++i) action[i] = 2.0f * rng.uniform() - 1.0f;
      return;
    }
    const std::size_t actions = static_cast<std::size_t>(run.agent.action_size);
    rng.fill_normal({act_sample.epsilon.data(), actions});
    const Samples s(observation.data(), run.agent.observation_size, 1);
    policy_sample(run.agent.policy.mlp.forward(s, act_pass), PolicyOptions(run.config), act_sample);
    for (std::size_t i = 0; i < actions; ++i) action[i] = act_sample.action(static_cast<Eigen::Index>(i), 0);
    if (!all_finite(action)) diverge("the policy's action");
  }

  static bool all_finite(std::span<const float> values) {
    return std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); });
  }

  void learn() {
    run.replay.sample(run.rng[kReplayStream], buffers.batch);
    draw_noise(run.rng[kNoiseStream], run.config, buffers);
    UpdateTrace* const wanted = std::exchange(trace, nullptr);
    const char* const what = wanted ? traced_update(run.agent, run.config, buffers, metrics, *wanted)
                                    : update(run.agent, run.config, buffers, metrics);
    run.runaway.watch(run.step, run.agent, run.config, metrics);
    if (what) diverge(what);
  }

  void end_episode() {
    run.episodes.push_back({run.step, run.episode_return});
    metrics.episode_return = run.episode_return;
    run.environment->reset(run.rng[kEnvironmentStream]);
    run.episode_step = 0;
    run.episode_return = 0.0;
  }

  void diverge(const char* what) {
    stop(what, (run.runaway.any() ? run.runaway.explain(run.config, metrics) : advice(run.config)) + " ");
  }
  // Numbers that the task must not give would spoil everything that learns from them.
  void stop_task(const char* what) { stop(what, "It came from the task itself, which must give finite numbers. "); }
  void stop(const char* what, const std::string& why) {
    run.divergence.append("Training stopped at environment step ").append(std::to_string(run.step)).append(": ");
    run.divergence.append(what).append(" became infinite or NaN. ").append(why);
    run.divergence.append("All weights are still finite.");
  }

  void note(const Evaluation& evaluation) {
    metrics.evaluation_return = evaluation.mean_return;
    if (!(metrics.best_evaluation >= evaluation.mean_return)) metrics.best_evaluation = evaluation.mean_return;
    metrics.q_bias = run.q_bias;
    metrics.policy_kl = run.policy_kl;
  }
  void count() {
    metrics.environment_steps = static_cast<double>(run.step);
    metrics.gradient_updates = static_cast<double>(run.agent.updates);
    metrics.episodes = static_cast<double>(run.episodes.count());
  }

  Samples samples(std::span<const float> observations) const {
    const int size = run.agent.observation_size;
    const Eigen::Index columns = static_cast<Eigen::Index>(observations.size()) / size;
    return {observations.data(), size, columns};
  }

  RunState run;
  UpdateBuffers buffers;
  Evaluator evaluator;
  Diagnostics diagnostics;
  Metrics metrics;
  UpdateTrace* trace = nullptr;  // where the next update is to be written down

  std::vector<float> observation, next_observation, action;
  PolicySample act_sample;
  Mlp::Pass act_pass;
};

Trainer::Trainer(const Config& config) : Trainer(config, std::make_unique<Pendulum>(config)) {}
Trainer::Trainer(const Config& config, std::unique_ptr<Environment> environment)
    : impl_(std::make_unique<Impl>(new_run(config, std::move(environment)))) {}
Trainer::Trainer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Trainer::~Trainer() = default;
Trainer::Trainer(Trainer&&) noexcept = default;
Trainer& Trainer::operator=(Trainer&&) noexcept = default;

const Config& Trainer::config() const { return impl_->run.config; }

std::string Trainer::configure(const Config& config) {
  RunState& run = impl_->run;
  if (std::string error = validate(config, run.agent.action_size); !error.empty()) return error;
  for (const Param& param : params()) {
    if (param.apply != Apply::restart || get(config, param) == get(run.config, param)) continue;
    std::string error(param.key);
    return error.append(" cannot change in a running training; start a new run with it.");
  }
  impl_->reserve(static_cast<int>(config.batch_size));
  const bool new_start = config.alpha != run.config.alpha || config.entropy_mode != run.config.entropy_mode;
  if (new_start) run.agent.temperature = Temperature(config.alpha);
  run.config = config;
  run.environment->configure(config);
  return {};
}

std::string Trainer::take_weights(const Trainer& from) {
  RunState& run = impl_->run;
  const RunState& other = from.impl_->run;
  if (run.step > 0) return "Weights can only be taken over before the first step of a run.";
  if (run.agent.observation_size != other.agent.observation_size || run.agent.action_size != other.agent.action_size)
    return "The two runs have tasks of different sizes, so their networks differ in shape.";
  for (const std::string_view key : {"hidden_units", "hidden_layers"}) {
    const Param& param = *find_param(key);
    const std::string here = get_text(run.config, param), there = get_text(other.config, param);
    if (here == there) continue;
    std::string error(key);
    return error.append(" is ")
        .append(here)
        .append(" here and ")
        .append(there)
        .append(" in the other run; only networks of the same shape can be taken over.");
  }
  run.agent.take_weights(other.agent);
  if (other.config.entropy_mode != EntropyMode::off)
    run.agent.temperature.log_alpha = other.agent.temperature.log_alpha;
  return {};
}

int Trainer::run(int steps) {
  const std::int64_t start = impl_->run.step;  // a step whose action is not finite is not taken
  for (int i = 0; i < steps && impl_->run.divergence.empty(); ++i) impl_->step();
  return static_cast<int>(impl_->run.step - start);
}

bool Trainer::run_traced(UpdateTrace& trace) {
  impl_->trace = &trace;
  run(1);
  return std::exchange(impl_->trace, nullptr) == nullptr;
}

const std::string& Trainer::divergence() const { return impl_->run.divergence; }
std::string Trainer::runaway() const {
  const RunState& run = impl_->run;
  return run.runaway.any() ? run.runaway.explain(run.config, impl_->metrics) : std::string();
}
std::int64_t Trainer::environment_steps() const { return impl_->run.step; }
std::int64_t Trainer::gradient_updates() const { return impl_->run.agent.updates; }
const Metrics& Trainer::metrics() const { return impl_->metrics; }
std::span<const Episode> Trainer::episodes() const { return impl_->run.episodes.kept(); }
std::span<const Evaluation> Trainer::evaluations() const { return impl_->run.evaluations; }

std::optional<Evaluation> Trainer::solved() const {
  const auto& evaluations = impl_->run.evaluations;
  const auto first =
      std::find_if(evaluations.begin(), evaluations.end(), [](const Evaluation& e) { return is_solved(e); });
  return first == evaluations.end() ? std::nullopt : std::optional(*first);
}

std::vector<double> Trainer::evaluate(int starts) const {
  if (starts < 1) return {};
  Evaluator evaluator(*impl_->run.environment, impl_->run.agent.policy.mlp, starts);
  const std::span<const double> returns = evaluator.run(impl_->run.agent.policy.mlp, impl_->run.config);
  return {returns.begin(), returns.end()};
}

void Trainer::policy(std::span<const float> observations, std::span<float> mean, std::span<float> std) const {
  const Agent& agent = impl_->run.agent;
  const Samples s = impl_->samples(observations);
  const int count = static_cast<int>(s.cols());
  Mlp::Pass pass = agent.policy.mlp.make_pass(count);
  PolicySample sample(agent.action_size, count);
  policy_distribution(agent.policy.mlp.forward(s, pass), PolicyOptions(impl_->run.config), sample);
  std::copy_n(sample.mean.data(), count * agent.action_size, mean.data());
  std::copy_n(sample.std.data(), count * agent.action_size, std.data());
}

void Trainer::value(std::span<const float> observations, std::span<float> out) const {
  AgentEvaluation(impl_->run.agent).value(impl_->run.agent, impl_->run.config, impl_->samples(observations), out);
}

const Environment& Trainer::environment() const { return *impl_->run.environment; }
double Trainer::temperature() const { return impl_->run.agent.temperature.alpha(impl_->run.config); }
const RunState& run_state(const Trainer& trainer) { return trainer.impl_->run; }

std::uint64_t Trainer::signature() const {
  Fnv1a hash;
  impl_->run.agent.for_each_network([&](const char* name, const Network& network) {
    for (const NamedTensor& tensor : named_tensors(name, network.mlp)) {
      for (int row = 0; row < tensor.rows; ++row) {
        for (int column = 0; column < tensor.columns; ++column)
          hash.add(network.mlp.parameters[tensor.at(row, column)]);
      }
    }
  });
  for (const Episode& episode : impl_->run.episodes.kept()) hash.add(episode.episode_return);
  return hash.value();
}

std::vector<std::uint8_t> Trainer::save(bool with_replay) const { return write_checkpoint(impl_->run, with_replay); }

std::unique_ptr<Trainer> Trainer::load(std::span<const std::uint8_t> bytes, std::string& error) {
  return load(bytes, std::make_unique<Pendulum>(), error);
}

std::unique_ptr<Trainer> Trainer::load(std::span<const std::uint8_t> bytes, std::string& error,
                                       const Config& settings) {
  return load(bytes, std::make_unique<Pendulum>(), error, &settings);
}

std::unique_ptr<Trainer> Trainer::load(std::span<const std::uint8_t> bytes, std::unique_ptr<Environment> environment,
                                       std::string& error, const Config* settings) {
  if (!environment) reject("The environment is null.");
  std::unique_ptr<RunState> run = read_checkpoint(bytes, std::move(environment), settings, error);
  if (!run) return nullptr;
  return std::unique_ptr<Trainer>(new Trainer(std::make_unique<Impl>(std::move(*run))));
}

std::string signature_text(std::uint64_t signature) {
  std::string text(16, '0');
  for (int i = 15; i >= 0; --i, signature >>= 4) text[i] = "0123456789abcdef"[signature & 15];
  return text;
}

}  // namespace sac
