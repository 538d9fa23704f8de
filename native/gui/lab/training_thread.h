/// \file
/// The training in the background: a thread that owns the Trainer, and the immutable snapshots that it publishes.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "joining_thread.h"
#include "lab/exact_thread.h"
#include "lab/run_record.h"
#include "lab/state_values.h"
#include "sac/stage_player.h"
#include "sac/trainer.h"

namespace sac::gui {

/// How many environment steps per second of wall time.
enum class Speed {
  real_time,  ///< one per `dt`, as a real pendulum would
  ten_times,  ///< ten times that
  as_fast_as_possible
};

/// Everything that the window shows of a run, as of one moment.
struct Snapshot {
  std::uint64_t run = 0;  ///< counts the restarts
  Config config;          ///< as the trainer runs it
  bool running = false;
  Metrics metrics;
  RunHistory history;
  std::optional<Evaluation> solved;
  std::int64_t first_update_step = 0;
  double solved_seconds = 0.0;  ///< training time until solved
  double seconds = 0.0;         ///< training time so far, pauses excluded
  double updates_per_second = 0.0;
  std::string error;   ///< why the training stopped; empty while all is well
  std::string notice;  ///< why the latest change of a parameter was refused; empty otherwise
  std::shared_ptr<const StateValues> state_values;
};

/// The time that the stage goes by, in ms.
double stage_now();

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

  /// Which layer the map shows.
  void set_layer(MapLayer layer);
  /// Puts the stage's pendulum there, and holds it there until the next call or lets it go.
  void place(const StagePlayer::State& state, bool held);
  /// What the stage plays, on the clock of `stage_now`, a little ahead of it: the samples since the last call.
  std::vector<StageSample> take_stage();

  /// The latest snapshot; published at most 60 times per second.
  std::shared_ptr<const Snapshot> snapshot() const;

 private:
  using Clock = std::chrono::steady_clock;
  struct Place {
    StagePlayer::State state;
    bool held;
  };
  struct Requests {
    std::optional<Config> restart{};
    std::optional<Config> configure{};
    std::optional<MapLayer> layer{};
    std::optional<Place> place{};
    int steps = 0;
    std::uint64_t run = 1;  // belongs to the restart
  };

  void loop();
  void obey(const Requests& requests);
  void fail(const std::exception& problem);
  void begin_run(const Config& config, std::uint64_t run);
  void train(Speed speed);
  void play();
  void run_step();
  void count_time();
  void measure_rate();
  void compute_state_values();
  void publish();

  mutable std::mutex mutex_;  // guards this block
  std::condition_variable wake_;
  bool stopping_ = false;
  Requests requests_;
  bool running_ = false;
  Speed speed_ = Speed::as_fast_as_possible;
  std::vector<StageSample> stage_samples_;
  std::shared_ptr<const Snapshot> snapshot_;

  // Used by the thread alone.
  std::unique_ptr<Trainer> trainer_;
  std::uint64_t run_ = 0;
  std::string error_;
  std::string notice_;
  StagePlayer stage_;
  RunRecord record_;
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
  sac::StateMap map_{StateValues::kSize, StateValues::kSize};
  MapLayer layer_ = MapLayer::value;
  ExactThread exact_;

  JoiningThread thread_;  // last: it uses everything above
};

}  // namespace sac::gui
