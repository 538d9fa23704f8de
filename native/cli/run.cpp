#include "run.h"

#include <chrono>

#include "files.h"
#include "interrupt.h"

namespace sac::cli {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

}  // namespace

RunResult train(Trainer& trainer, const RunPlan& plan, CsvLog* log, Progress& progress, int index) {
  using namespace std::chrono_literals;
  const auto start = Clock::now();
  auto next_report = start;
  const std::int64_t first_step = trainer.environment_steps(), first_update = trainer.gradient_updates();
  const auto record = [&](const char* event) {
    if (log != nullptr) log->write(plan.preset, trainer.config(), event, seconds_since(start), trainer.metrics());
  };
  RunResult result;
  std::size_t episodes = trainer.episodes().size(), evaluations = trainer.evaluations().size();
  bool reached = false;

  // One step at a time, so that each row of the log holds the metrics of its own moment.
  while (!reached && trainer.environment_steps() - first_step < plan.steps && interrupted() == 0) {
    if (trainer.run(1) == 0 || !trainer.divergence().empty()) break;
    if (trainer.episodes().size() > episodes) {
      episodes = trainer.episodes().size();
      record("episode");
    }
    if (trainer.evaluations().size() > evaluations) {
      evaluations = trainer.evaluations().size();
      record("evaluation");
      if (!result.solved_seconds && trainer.evaluations().back().mean_return >= kSolvedReturn) {
        if (trainer.solved()->frame > first_step) result.solved_seconds = seconds_since(start);
      }
      reached = plan.until && trainer.evaluations().back().mean_return >= *plan.until;
    }
    const auto now = Clock::now();
    if (now >= next_report) {
      next_report = now + 50ms;
      progress.report(index, trainer.environment_steps() - first_step, trainer.metrics());
      if (log != nullptr) log->flush();
    }
  }

  result.seed = trainer.config().seed;
  result.frame = trainer.environment_steps();
  result.steps = result.frame - first_step;
  result.updates = trainer.gradient_updates() - first_update;
  result.seconds = seconds_since(start);
  for (const Evaluation& evaluation : trainer.evaluations()) {
    if (!result.best || evaluation.mean_return > result.best->mean_return) result.best = evaluation;
    result.last = evaluation;
  }
  result.solved = trainer.solved();
  result.signature = trainer.signature();
  result.divergence = trainer.divergence();
  // A run that ended early counts as finished, or the line of several runs would wait for it.
  progress.report(index, plan.steps, trainer.metrics());
  if (log != nullptr) log->flush();
  if (!plan.checkpoint.empty()) write_atomically(plan.checkpoint, trainer.save());
  return result;
}

}  // namespace sac::cli
