#include "run.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string_view>

#include "errors.h"
#include "interrupt.h"
#include "text.h"

namespace sac::cli {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// Of so many steps from here on.
std::int64_t expected_updates(const Trainer& trainer, std::int64_t steps) {
  const Config& config = trainer.config();
  const std::int64_t end = trainer.environment_steps() + steps;
  const std::int64_t begin = std::max(trainer.environment_steps(), first_update_step(config) - 1);
  return std::llround(config.updates_per_step * static_cast<double>(std::max<std::int64_t>(0, end - begin)));
}

// Something that may fail now and succeed later: tells the first failure of a row of them.
class Attempt {
 public:
  Attempt(Progress& progress, std::string_view then) : progress_(progress), then_(then) {}

  // \return whether it succeeded
  bool operator()(const auto& action) {
    try {
      action();
      fault_.clear();
      return true;
    } catch (const Failure& failure) {
      if (fault_.empty()) progress_.note(concat(failure.what(), " ", then_));
      fault_ = failure.what();
      return false;
    }
  }
  // The last time, after which there is nothing to hope for.
  void finally(const auto& action) {
    try {
      action();
      fault_.clear();
    } catch (const Failure& failure) {
      fault_ = failure.what();
    }
  }
  const std::string& fault() const { return fault_; }

 private:
  Progress& progress_;
  std::string_view then_;
  std::string fault_;
};

}  // namespace

std::unique_ptr<Trainer> begun(CheckpointFile& checkpoint, const Config& config) {
  std::unique_ptr<Trainer> trainer = checkpoint.take_run();
  if (!trainer) return std::make_unique<Trainer>(config);
  if (!trainer->divergence().empty()) {
    throw Failure(concat("cannot go on from ", checkpoint.path(), ": its run has diverged at step ",
                         grouped_digits(trainer->environment_steps()), " (", without_stop(trainer->divergence()),
                         "); --overwrite begins anew."));
  }
  // It is the same run, perhaps watched otherwise.
  const std::string refusal = trainer->configure(config);
  if (!refusal.empty()) throw Failure(concat("cannot go on from ", checkpoint.path(), ": ", refusal));
  return trainer;
}

std::int64_t steps_left(const Trainer& trainer, const RunPlan& plan) {
  const auto evaluations = trainer.evaluations();
  const bool reached = plan.until && std::any_of(evaluations.begin(), evaluations.end(),
                                                 [&](const Evaluation& e) { return e.mean_return >= *plan.until; });
  return reached ? 0 : std::max<std::int64_t>(0, plan.steps - trainer.environment_steps());
}

RunResult train(Trainer& trainer, const RunPlan& plan, CsvLog* log, CheckpointFile& checkpoint, Progress& progress,
                int index) {
  using namespace std::chrono_literals;
  const auto start = Clock::now();
  auto next_report = start;
  RunResult result;
  const std::int64_t first_step = trainer.environment_steps(), first_update = trainer.gradient_updates();
  double episodes = trainer.metrics().episodes;
  std::size_t evaluations = trainer.evaluations().size();
  Attempt logging(progress, "The training goes on, and its rows are kept to be written later.");
  Attempt saving(progress, "The training goes on, and the next save tries again.");
  if (log != nullptr) log->begin(trainer);
  progress.expect(index, plan.steps, expected_updates(trainer, plan.steps));
  const auto record = [&](const char* event) {
    if (log != nullptr) log->write(trainer.config(), event, seconds_since(start), trainer.metrics());
  };
  const auto update_result = [&] {
    result.steps = trainer.environment_steps() - first_step;
    result.updates = trainer.gradient_updates() - first_update;
    result.seconds = seconds_since(start);
  };

  // One step at a time, so that each row of the log holds the metrics of its own moment.
  for (bool reached = false; !reached && result.steps < plan.steps && interrupted() == 0;) {
    if (trainer.run(1) == 0) break;
    if (trainer.metrics().episodes > episodes) {
      episodes = trainer.metrics().episodes;
      record("episode");
    }
    if (trainer.evaluations().size() > evaluations) {
      evaluations = trainer.evaluations().size();
      record("evaluation");
      const Evaluation& latest = trainer.evaluations().back();
      progress.evaluated(latest.mean_return);
      const auto solved = trainer.solved();
      if (solved && solved->step == latest.step) result.solved_seconds = seconds_since(start);
      reached = plan.until && latest.mean_return >= *plan.until;
    }
    update_result();
    if (!trainer.divergence().empty()) break;
    if (checkpoint && plan.checkpoint_every > 0 && trainer.environment_steps() % plan.checkpoint_every == 0) {
      // A resumed run finds all rows up to the checkpoint.
      if (log != nullptr) logging([&] { log->sync(); });
      // What runs away may diverge soon; the last good state stays, to go on from.
      if (trainer.runaway().empty()) saving([&] { checkpoint.save(trainer); });
    }
    const auto now = Clock::now();
    if (now >= next_report) {
      next_report = now + 50ms;
      progress.report(index, result.steps, result.updates, trainer.metrics());
      if (log != nullptr && !logging([&] { log->flush(); }) && log->is_stream()) break;
    }
  }
  progress.finish(index);

  result.seed = trainer.config().seed;
  result.step = trainer.environment_steps();
  result.config = trainer.config();
  result.complete = result.steps >= plan.steps;
  result.solved = trainer.solved();
  result.signature = trainer.signature();
  result.divergence = trainer.divergence();
  for (const Evaluation& evaluation : trainer.evaluations()) {
    if (!result.best || evaluation.mean_return > result.best->mean_return) result.best = evaluation;
    result.last = evaluation;
  }

  if (log != nullptr && (logging.fault().empty() || !log->is_stream())) logging.finally([&] { log->sync(); });
  if (checkpoint && !result.divergence.empty() && checkpoint.step()) {
    result.divergence += concat(" The checkpoint ", checkpoint.path(), " is that of step ",
                                grouped_digits(*checkpoint.step()), ", before it.");
  } else if (checkpoint) {
    bool saved = true;
    const std::string runaway = trainer.runaway();
    saving.finally([&] {
      if (!runaway.empty() && checkpoint.step()) {
        const std::string kept = checkpoint.keep_aside();
        progress.note(
            concat(runaway, " ", checkpoint.path(), " may diverge when it goes on; ", kept, " is from before."));
      }
      saved = checkpoint.save(trainer);
    });
    if (!result.divergence.empty()) {
      result.divergence +=
          concat(" ", checkpoint.path(), " holds that state, which cannot go on; with --checkpoint_every ",
                 "there would be one from before.");
    }
    if (!saved) {
      progress.note(concat(checkpoint.path(), " stays as it is: it holds this run up to step ",
                           grouped_digits(*checkpoint.step()), " already."));
    }
  }
  result.saved = saving.fault().empty();
  result.fault = saving.fault();
  if (!logging.fault().empty()) result.fault += concat(result.fault.empty() ? "" : " ", logging.fault());
  return result;
}

}  // namespace sac::cli
