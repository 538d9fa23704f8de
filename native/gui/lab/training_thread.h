/// \file
/// The training in the background: a thread that owns a Session, and the immutable snapshots that it publishes.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <future>
#include <limits>
#include <memory>
#include <mutex>
#include <vector>

#include "joining_thread.h"
#include "lab/session.h"

namespace sac::gui {

/// All methods may be called from the window's thread and return at once; what they ask for is done in this order,
/// between two steps.
class TrainingThread {
 public:
  /// \param published is called by the thread after each new snapshot
  explicit TrainingThread(const Config& config, std::function<void()> published = {});
  /// Waits for the step that is being done.
  ~TrainingThread();

  /// Makes a run, from the one that is there if it likes; may throw.
  using Maker = std::function<HeldRun(const Trainer& present)>;
  struct Replaced {
    std::uint64_t run;            ///< the new run's number (Snapshot::run)
    std::future<HeldRun> before;  ///< the run before; without a trainer where the new one could not be made
  };
  /// Another run takes the place of the one that is there, and goes on training if that did.
  Replaced replace(Maker maker);
  /// The same with a new run. \pre `validate(config)` is empty \return its number
  std::uint64_t restart(const Config& config);
  /// A copy of the run, after the steps that were asked for; others wait while it is made.
  std::future<SavedRun> save();
  std::future<std::uint64_t> signature();

  /// \param recorder is called by the thread
  void record(Recorder recorder);
  /// Takes over live parameters at the next step.
  void configure(const Config& config);
  void set_running(bool running);
  void set_speed(Speed speed);
  /// Training goes no further than this environment step until told otherwise.
  void limit(std::int64_t step) { session_.limit(step); }
  /// Pauses and does one environment step with its updates.
  void step();
  /// Pauses, then steps until an update has been written down.
  void trace_update();

  /// What somebody looks at.
  void watch(const Watch& watch);
  /// Puts the stage's pendulum there, and holds it there until the next call or lets it go.
  /// \param at when it is there, on the clock of `stage_now`; NaN: at once
  void place(const StagePlayer::State& state, bool held, double at = std::numeric_limits<double>::quiet_NaN());
  /// Whether the stage plays actions sampled from the policy, or its mean action.
  void set_sampled(bool sampled);
  /// What the stage plays, on the clock of `stage_now`, a little ahead of it: the samples since the last call.
  std::vector<StageSample> take_stage();

  /// The latest snapshot; published at most 60 times per second.
  std::shared_ptr<const Snapshot> snapshot() const;
  /// For how many seconds the thread has been at something that nothing interrupts, such as a step; 0: it is not.
  double working_for() const;

 private:
  using Command = std::function<void(Session&)>;

  void post(Command command);
  void loop();
  void obey(const std::vector<Command>& commands);
  void publish();

  const std::function<void()> published_;
  std::uint64_t runs_ = 1;                   // of the window's thread
  std::atomic<double> working_since_ = 0.0;  // ms on the clock of `stage_now`; 0: not

  mutable std::mutex mutex_;  // guards this block
  std::condition_variable wake_;
  bool stopping_ = false;
  std::vector<Command> commands_;
  std::vector<StageSample> stage_samples_;
  std::shared_ptr<const Snapshot> snapshot_;

  Session session_;  // of the thread alone, once it runs

  JoiningThread thread_;  // last: it uses everything above
};

}  // namespace sac::gui
