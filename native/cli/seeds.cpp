#include "seeds.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <optional>

#include "interrupt.h"
#include "parallel.h"
#include "sac/number_text.h"
#include "sac/optimum.h"
#include "sac/statistics.h"
#include "text.h"

namespace sac::cli {

std::string path_for_seed(const std::string& path, std::int64_t seed) {
  if (path.empty()) return path;
  const std::filesystem::path file(path);
  const std::string name = concat(file.stem().string(), "-seed", std::to_string(seed), file.extension().string());
  return (file.parent_path() / name).string();
}

std::vector<RunResult> train_seeds(const SeedsPlan& plan, CsvLog* log, Progress& progress) {
  std::vector<std::optional<RunResult>> slots(static_cast<std::size_t>(plan.seeds));
  parallel_for(plan.seeds, plan.jobs, [&](int i) {
    if (interrupted() != 0) return;
    Config config = plan.config;
    config.seed += i;
    CheckpointFile checkpoint;
    if (!plan.checkpoint.empty()) {
      checkpoint = CheckpointFile(path_for_seed(plan.checkpoint, config.seed), config, plan.overwrite);
    }
    const std::unique_ptr<Trainer> trainer = begun(checkpoint, config);
    RunPlan run = plan.run;
    run.steps = steps_left(*trainer, run);
    slots[static_cast<std::size_t>(i)] = train(*trainer, run, log, checkpoint, progress, i);
  });

  std::vector<RunResult> results;
  for (auto& slot : slots) {
    if (slot) results.push_back(*std::move(slot));
  }
  return results;
}

static void print_seed_rows(const std::vector<RunResult>& results) {
  const bool any_solved =
      std::any_of(results.begin(), results.end(), [](const RunResult& r) { return r.solved.has_value(); });
  const bool speaks_of_solved = is_standard_task(results.front().config) || any_solved;
  const auto value = [](const std::optional<Evaluation>& evaluation) {
    return evaluation ? fixed_text(evaluation->mean_return, 1) : std::string("-");
  };
  const auto step_text = [](double step) {
    return std::isfinite(step) ? grouped_digits(std::llround(step)) : std::string("-");
  };
  std::vector<double> steps, last;
  std::printf("%10s %13s %16s %16s %10s\n", "seed", speaks_of_solved ? "solved step" : "step", "best evaluation",
              "last evaluation", "seconds");
  for (const RunResult& r : results) {
    steps.push_back(r.solved ? static_cast<double>(r.solved->step) : kNever);
    if (r.last) last.push_back(r.last->mean_return);
    const std::string note = !r.divergence.empty()              ? concat("  ", r.divergence)
                             : r.complete || interrupted() == 0 ? std::string()
                                                                : concat("  ended at step ", grouped_digits(r.step));
    std::printf("%10s %13s %16s %16s %10s%s\n", std::to_string(r.seed).c_str(),
                (speaks_of_solved ? step_text(steps.back()) : grouped_digits(r.step)).c_str(), value(r.best).c_str(),
                value(r.last).c_str(), fixed_text(r.seconds, 2).c_str(), note.c_str());
  }
  if (!speaks_of_solved) {
    if (last.empty()) return;
    const double optimum = task_optimum(results.front().config), middle = median(last);
    std::printf("%10s %13s %16s %16s   (%s below this task's optimum, %s)\n", "median", "", "",
                fixed_text(middle, 1).c_str(), fixed_text(optimum - middle, 1).c_str(), fixed_text(optimum, 1).c_str());
    return;
  }
  if (last.empty()) {
    std::printf("%10s %13s   (no evaluation)\n", "median", "-");
    return;
  }
  const SolvedSummary summary = solved_summary(steps);  // "-" for never
  std::printf("%10s %13s   (%zu of %zu solved, worst %s)\n", "median", step_text(summary.median_step).c_str(),
              summary.solved, summary.runs, step_text(summary.worst_step).c_str());
}

void print_seed_table(const std::vector<RunResult>& results, int seeds) {
  if (!results.empty()) print_seed_rows(results);
  const int left = seeds - static_cast<int>(results.size());
  if (left > 0) std::printf("%10d of %d seeds had not begun; the same line, with --checkpoint, goes on\n", left, seeds);
}

}  // namespace sac::cli
