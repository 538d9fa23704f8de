/// \file
/// The training in the background: a thread that owns the Trainer, and the immutable snapshots that it publishes.
#pragma once

#include <array>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "joining_thread.h"
#include "sac/trainer.h"

namespace sac::gui {

/// How many environment steps per second of wall time.
enum class Speed {
  real_time,  ///< one per `dt`, as a real pendulum would
  ten_times,  ///< ten times that
  as_fast_as_possible
};

/// Metrics over time, for the small charts.
struct HistoryPoint {
  std::int64_t frame;
  float q1_loss, q2_loss, value_loss, policy_loss, temperature, policy_entropy;
};

/// V over theta (across, from -pi) and omega (up, from -max_speed); cell centres, 64 x 64.
struct StateValues {
  static constexpr int kSize = 64;
  std::vector<float> values;  ///< [kSize omega][kSize theta]
  float low = 0.0F;
  float high = 0.0F;
  double max_speed = 8.0;
  std::uint64_t version = 0;  ///< differs whenever the values do
};

/// Everything that the window shows of a run, as of one moment.
struct Snapshot {
  std::uint64_t run = 0;  ///< counts the restarts
  Config config;          ///< as the trainer runs it
  bool running = false;
  Metrics metrics;
  std::vector<Episode> episodes;
  std::vector<Evaluation> evaluations;
  std::vector<HistoryPoint> history;
  std::optional<Evaluation> solved;
  std::int64_t first_update_step = 0;
  double solved_seconds = 0.0;  ///< training time until solved
  double seconds = 0.0;         ///< training time so far, pauses excluded
  double updates_per_second = 0.0;
  std::string error;   ///< why the training stopped; empty while all is well
  std::string notice;  ///< why the latest change of a parameter was refused; empty otherwise
  std::shared_ptr<const StateValues> state_values;
};

/// The policy's mean action at one observation of the stage.
struct Action {
  std::uint64_t question = 0;  ///< which call of `ask` this answers
  float value = 0.0F;          ///< tanh(mean), in [-1, 1]
};

/// All methods may be called from the window's thread and return at once.
class TrainingThread {
 public:
  explicit TrainingThread(const Config& config);
  ~TrainingThread();

  /// Begins a new run. \pre `validate(config)` is empty \return its number (Snapshot::run)
  std::uint64_t restart(const Config& config);
  /// Takes over live parameters at the next step.
  void configure(const Config& config);
  void set_running(bool running);
  void set_speed(Speed speed);
  /// Pauses and does one environment step with its updates.
  void step();

  /// Asks for the policy's action at this observation. \return the question's number
  std::uint64_t ask(const std::array<float, 3>& observation);
  /// The latest answer.
  Action answer() const;

  /// The latest snapshot; published at most 60 times per second.
  std::shared_ptr<const Snapshot> snapshot() const;

 private:
  using Clock = std::chrono::steady_clock;
  struct Requests {
    std::optional<Config> restart{};
    std::optional<Config> configure{};
    int steps = 0;
    std::optional<std::array<float, 3>> observation{};
    std::uint64_t run = 1;       // belongs to the restart
    std::uint64_t question = 0;  // belongs to the observation
  };

  void loop();
  void obey(const Requests& requests);
  void fail(const std::exception& problem);
  void begin_run(const Config& config, std::uint64_t run);
  void train(Speed speed);
  void run_step();
  void count_time();
  void record();
  void measure_rate();
  void compute_state_values();
  void publish();

  mutable std::mutex mutex_;  // guards this block
  std::condition_variable wake_;
  bool stopping_ = false;
  Requests requests_;
  bool running_ = false;
  Speed speed_ = Speed::as_fast_as_possible;
  Action answer_;
  std::shared_ptr<const Snapshot> snapshot_;

  // Used by the thread alone.
  std::unique_ptr<Trainer> trainer_;
  std::uint64_t run_ = 0;
  std::string error_;
  std::string notice_;
  std::vector<HistoryPoint> history_;
  std::int64_t history_interval_ = 0;
  double seconds_ = 0.0;
  double solved_seconds_ = 0.0;
  double owed_steps_ = 0.0;
  double updates_per_second_ = 0.0;
  std::int64_t rate_updates_ = 0;
  double rate_seconds_ = 0.0;
  Clock::time_point counted_until_, last_publish_, next_state_values_;
  bool was_training_ = false;
  std::shared_ptr<const StateValues> state_values_;
  std::uint64_t state_values_version_ = 0;
  std::vector<float> observations_;

  JoiningThread thread_;  // last: it uses everything above
};

}  // namespace sac::gui
