/// \file
/// A whole training run: act, step, store, update, evaluate.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sac/config.h"
#include "sac/environment.h"
#include "sac/metrics.h"
#include "sac/task.h"

namespace sac {

/// Number of fixed start states of one evaluation.
inline constexpr int kEvaluationStarts = 64;

/// A finished training episode.
struct Episode {
  std::int64_t step;      ///< environment steps at its end
  double episode_return;  ///< undiscounted sum of rewards
};
/// How many episodes a run keeps, at most: in the standard task all of the first 26 million environment steps.
inline constexpr std::int64_t kMostEpisodes = 131'072;
/// One evaluation of the deterministic policy tanh(mean(s)).
struct Evaluation {
  std::int64_t step;          ///< environment steps before it
  double mean_return;         ///< over the 64 fixed start states
  bool standard_task = true;  ///< made on the standard task (`is_standard_task`), of which alone "solved" is spoken
};
/// True if this evaluation was made on the standard task and reached kSolvedReturn.
bool is_solved(const Evaluation& evaluation);

/// The environment step of a new run whose end sees the first gradient update: `Config::update_after` steps are done,
/// the replay buffer holds more than a batch, and `Config::updates_per_step` have added up to one. \pre
/// `validate(config)` is empty
std::int64_t first_update_step(const Config& config);

struct RunState;     // engine/src/run_state.h
struct UpdateTrace;  // sac/update_trace.h

/// Soft Actor-Critic on one environment. Needs no clock, thread or file; the caller decides how many steps to run at a
/// time. Two trainers with the same configuration do the same, bit for bit.
class Trainer {
 public:
  /// The built-in Pendulum. \pre `validate(config)` is empty; otherwise std::invalid_argument.
  explicit Trainer(const Config& config);
  /// Any task. \pre `environment` is not null, `validate(config, environment->action_size())` is empty; otherwise
  /// std::invalid_argument.
  Trainer(const Config& config, std::unique_ptr<Environment> environment);
  ~Trainer();
  /// What was moved from can only be destroyed or assigned to.
  Trainer(Trainer&&) noexcept;
  /// Drops this run and takes over the other.
  Trainer& operator=(Trainer&&) noexcept;

  /// The configuration in use.
  const Config& config() const;
  /// Takes over live parameters. \return an empty string, or one sentence why nothing was changed (what `validate` says
  /// of the values, or a parameter that needs a new run).
  [[nodiscard]] std::string configure(const Config& config);

  /// Starts this run from what another has learned, so that parameters that need a new run (`Apply::restart`) can
  /// change without learning everything anew. Copies the parameters of all networks that both variants have, and the
  /// temperature, unless the other's entropy is off; it counts where this run's is automatic. Targets of the Qs
  /// (`twin_target`) where the other has none start as copies of its Qs. V and its target (`value_network`) where the
  /// other has none start as in any new run, and until they have learned, the policy gets worse.
  ///
  /// All else is a new run's: optimisers, replay buffer, counters, random numbers. The first `Config::learning_starts`
  /// actions stay random too: they fill the empty buffer with states that the learned policy avoids, without which it
  /// may forget what to do there. Set that to 0 to let the policy act at once.
  /// \return an empty string, or one sentence why nothing was changed: this run has begun already, or the networks
  /// differ in shape (`Config::hidden_units`, `Config::hidden_layers`, or the tasks' sizes).
  [[nodiscard]] std::string take_weights(const Trainer& from);

  /// Runs this many environment steps, each with its share of gradient updates. Stops early when the training
  /// diverges.
  /// \return environment steps done
  int run(int steps);

  /// The same as run(1), with the same bits. If the step's share of gradient updates is at least one, everything about
  /// the first of them goes into `trace`. \return whether there was an update
  bool run_traced(UpdateTrace& trace);

  /// Empty while all is well; otherwise what became infinite or NaN, which quantity had run away before, and what to
  /// try. The step of that quantity was not taken, so all weights are still finite, but the run does not go on: neither
  /// this one nor one that is loaded from a checkpoint that was saved afterwards, which says the same here.
  const std::string& divergence() const;
  /// Empty while the temperature, the Qs and V are what the task's rewards can explain; otherwise which of them is not,
  /// since when, and what to try. A run may come back from there, but it may also diverge soon: a program that keeps a
  /// last good checkpoint replaces it only while this is empty.
  std::string runaway() const;

  /// Environment steps so far, the \a step of logs and charts.
  std::int64_t environment_steps() const;
  /// Gradient updates so far; each updates every network once.
  std::int64_t gradient_updates() const;
  /// The latest value of everything that is measured.
  const Metrics& metrics() const;
  /// Finished episodes, the oldest first: all of them up to kMostEpisodes; of a longer run an even selection of at most
  /// so many, and the newest. `metrics().episodes` counts all. The span is valid until the next `run`.
  std::span<const Episode> episodes() const;
  /// All evaluations, one every `Config::evaluation_interval` steps. The span is valid until the next `run`.
  std::span<const Evaluation> evaluations() const;
  /// The first evaluation that solved the task: of at least kSolvedReturn, on the built-in Pendulum, and made while the
  /// task was the standard one. Nothing on any other task; task_optimum() tells what is best there.
  std::optional<Evaluation> solved() const;

  /// Evaluates the deterministic policy now, from `starts` start states spread over the start distribution; returns
  /// one undiscounted return each. Changes nothing of the training.
  std::vector<double> evaluate(int starts) const;

  /// The policy at given observations: mean and standard deviation of the Gaussian before the tanh.
  /// \param observations [count][observation_size] \param mean, std [count][action_size]
  void policy(std::span<const float> observations, std::span<float> mean, std::span<float> std) const;
  /// State value V(s) at given observations; with twin_target, the expectation of min Q(s, a) - alpha log pi(a|s) under
  /// pi(.|s), from two actions that stand for it (sixteen with more action dimensions than one).
  /// \param observations [count][observation_size] \param out [count]
  void value(std::span<const float> observations, std::span<float> out) const;

  /// The task in its present state.
  const Environment& environment() const;
  /// The temperature alpha in use: 0 with entropy_mode off.
  double temperature() const;

  /// FNV-1a 64 over the bits of all parameters and of every episode return so far.
  std::uint64_t signature() const;

  /// The run as one safetensors file, from which `load` goes on bit for bit. Without the replay buffer the file is
  /// small, and the run goes on from an empty one, so not with the same bits.
  std::vector<std::uint8_t> save(bool with_replay = true) const;
  /// Restores a run on the Pendulum. A run that had diverged loads, with divergence() set.
  /// \return null and one sentence in `error` if the bytes are not a valid checkpoint: cut off, damaged (a checksum
  /// tells), of another program or of another task, or with numbers that cannot be.
  static std::unique_ptr<Trainer> load(std::span<const std::uint8_t> bytes, std::string& error);
  /// The same, and also what another program has saved again without the metadata, where the configuration is lost:
  /// then `settings` are the configuration, but for `critic`, `hidden_units` and `hidden_layers`, which the tensors
  /// tell. A file that holds nothing but weights gives a new run of these settings with these weights (at least the
  /// policy's); targets that it lacks are copies.
  static std::unique_ptr<Trainer> load(std::span<const std::uint8_t> bytes, std::string& error, const Config& settings);
  /// Restores a run on any task. \param environment of the same Environment::name() as the one that was saved; its
  /// state is replaced by the run's. \pre it is not null \param bytes, error as above \param settings null, or as above
  static std::unique_ptr<Trainer> load(std::span<const std::uint8_t> bytes, std::unique_ptr<Environment> environment,
                                       std::string& error, const Config* settings = nullptr);

 private:
  friend const RunState& run_state(const Trainer& trainer);
  struct Impl;
  explicit Trainer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// "signature <16 hex digits>" without the word: the 16 digits.
std::string signature_text(std::uint64_t signature);

}  // namespace sac
