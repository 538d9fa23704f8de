#include "run.h"

#include <chrono>
#include <exception>

#include "files.h"
#include "interrupt.h"

namespace sac::cli {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// The loop over steps; tells the result only what is known at no other time.
void train_steps(Trainer& trainer, const RunPlan& plan, CsvLog* log, Progress& progress, int index, RunResult& result) {
  using namespace std::chrono_literals;
  const auto start = Clock::now();
  auto next_report = start;
  const std::int64_t first_step = trainer.environment_steps(), first_update = trainer.gradient_updates();
  std::size_t episodes = trainer.episodes().size(), evaluations = trainer.evaluations().size();
  const auto record = [&](const char* event) {
    if (log != nullptr) log->write(plan.preset, trainer.config(), event, seconds_since(start), trainer.metrics());
  };
  const auto update_result = [&] {
    result.steps = trainer.environment_steps() - first_step;
    result.updates = trainer.gradient_updates() - first_update;
    result.seconds = seconds_since(start);
  };

  // One step at a time, so that each row of the log holds the metrics of its own moment.
  for (bool reached = false; !reached && result.steps < plan.steps && interrupted() == 0;) {
    if (trainer.run(1) == 0) break;
    if (trainer.episodes().size() > episodes) {
      episodes = trainer.episodes().size();
      record("episode");
    }
    if (trainer.evaluations().size() > evaluations) {
      evaluations = trainer.evaluations().size();
      record("evaluation");
      const Evaluation& latest = trainer.evaluations().back();
      const auto solved = trainer.solved();
      if (solved && solved->frame == latest.frame) result.solved_seconds = seconds_since(start);
      reached = plan.until && latest.mean_return >= *plan.until;
    }
    update_result();
    if (!trainer.divergence().empty()) break;
    if (plan.checkpoint_every > 0 && trainer.environment_steps() % plan.checkpoint_every == 0) {
      if (log != nullptr) log->flush();  // a resumed run finds all rows up to the checkpoint
      write_atomically(plan.checkpoint, trainer.save());
    }
    const auto now = Clock::now();
    if (now >= next_report) {
      next_report = now + 50ms;
      progress.report(index, result.steps, result.updates, trainer.metrics());
      if (log != nullptr) log->flush();
    }
  }
  if (log != nullptr) log->flush();
}

}  // namespace

RunResult train(Trainer& trainer, const RunPlan& plan, CsvLog* log, Progress& progress, int index) {
  RunResult result;
  // A log on a full disk must not cost what was learned: the checkpoint is saved first.
  std::exception_ptr failure;
  try {
    train_steps(trainer, plan, log, progress, index, result);
  } catch (...) {
    failure = std::current_exception();
  }
  progress.finish(index);
  if (!plan.checkpoint.empty()) write_atomically(plan.checkpoint, trainer.save());
  if (failure) std::rethrow_exception(failure);

  result.seed = trainer.config().seed;
  result.frame = trainer.environment_steps();
  for (const Evaluation& evaluation : trainer.evaluations()) {
    if (!result.best || evaluation.mean_return > result.best->mean_return) result.best = evaluation;
    result.last = evaluation;
  }
  result.solved = trainer.solved();
  result.signature = trainer.signature();
  result.divergence = trainer.divergence();
  return result;
}

}  // namespace sac::cli
