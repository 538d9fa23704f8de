/// \file
/// What the training thread does, without the thread: one run, its stage, and what is looked at.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lab/held_run.h"
#include "lab/inspector.h"
#include "lab/saved_states.h"
#include "sac/stage_player.h"

namespace sac::gui {

/// How many environment steps per second of wall time.
enum class Speed {
  real_time,  ///< one per `dt`, as a real pendulum would
  ten_times,  ///< ten times that
  as_fast_as_possible
};

/// Everything that the window shows of a run, as of one moment.
struct Snapshot : Inspection {
  std::uint64_t run = 0;  ///< counts the runs of this thread
  Config config;          ///< as the trainer runs it
  bool running = false;
  Metrics metrics;
  RunHistory history;
  std::optional<Evaluation> solved;
  std::int64_t first_update_step = 0;
  double solved_seconds = 0.0;  ///< training time until solved
  double seconds = 0.0;         ///< training time so far, pauses excluded
  double updates_per_second = 0.0;
  std::string error;    ///< why the training stopped; empty while all is well
  std::string notice;   ///< why the latest change of a parameter was refused; empty otherwise
  std::string runaway;  ///< `Trainer::runaway`
  /// What to go back to after an error; null: nothing has been kept.
  std::shared_ptr<const SavedRun> good;
};

/// Hears of what a log has rows for, at its own moment: "episode" or "evaluation". \param seconds of training so far
using Recorder = std::function<void(const char* event, const Trainer& trainer, double seconds)>;

/// The time that the stage goes by, in ms.
double stage_now();

/// For one thread at a time.
class Session {
 public:
  /// A new run, paused.
  Session(const Config& config, std::uint64_t run);

  /// Another run takes this one's place; one without a trainer: this one goes on after a failure. \return the one
  /// before
  HeldRun replace(HeldRun next, std::uint64_t run);
  /// The run that was asked for could not be made, or not go on: there is none of this number.
  void fail(const std::exception& problem, std::uint64_t run);
  const Trainer& trainer() const { return *trainer_; }
  /// Does all steps that were asked for.
  void settle();
  std::uint64_t run() const { return run_; }
  SavedRun save() const;

  void record(Recorder recorder) { recorder_ = std::move(recorder); }
  /// Takes over live parameters.
  void configure(const Config& config);
  /// Training, and steps that are being done, begin or end.
  void set_running(bool running);
  void set_speed(Speed speed);
  /// Training goes no further than this environment step until told otherwise. May be called by any thread.
  void limit(std::int64_t step) { limit_ = step; }
  /// Pauses, then does one step after those asked for before.
  void step();
  /// Pauses, then steps until an update has been written down.
  void trace_update();

  void watch(const Watch& watch);
  /// Puts the stage's pendulum there, held or let go. \param at when it is there, as in `StagePlayer::place`
  void place(const StagePlayer::State& state, bool held, double at);
  void set_sampled(bool sampled) { stage_.set_sampled(sampled); }
  std::vector<StageSample> take_stage() { return stage_.take(); }

  /// Does one slice of work, of a few ms but for a step that takes longer.
  void pump();
  /// When it is to be called again.
  enum class Next { at_once, soon, later, never };
  Next next() const;

  /// Whether there is something that the latest `snapshot` has not told.
  bool changed() const { return changed_; }
  std::shared_ptr<const Snapshot> snapshot();

 private:
  using Clock = std::chrono::steady_clock;

  void begin();
  bool is_at_limit() const { return trainer_->environment_steps() >= limit_; }
  void finish_steps();
  void train();
  void run_step(bool last = false);  // whose update is seen, if updates are
  void run_traced();
  void note_step();
  void count_time();
  void measure_rate();
  void keep_state();

  std::unique_ptr<Trainer> trainer_;
  std::uint64_t run_;
  RunRecord record_;
  Recorder recorder_;
  double seconds_ = 0.0, solved_seconds_ = 0.0;
  std::string error_, notice_;

  bool running_ = false;
  Speed speed_ = Speed::as_fast_as_possible;
  std::atomic<std::int64_t> limit_ = INT64_MAX;
  int steps_left_ = 0;
  bool tracing_ = false;
  bool was_training_ = false;
  double owed_steps_ = 0.0;
  double updates_per_second_ = 0.0, rate_seconds_ = 0.0;
  std::int64_t rate_updates_ = 0;
  Clock::time_point counted_until_;

  SavedStates states_;
  TimeBudget states_budget_{std::chrono::seconds(1), 0.005};
  StagePlayer stage_;
  Inspector inspector_;
  bool changed_ = true;
};

}  // namespace sac::gui
