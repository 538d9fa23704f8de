#include "learning.h"

#include <algorithm>
#include <string_view>

#include "errors.h"
#include "interrupt.h"
#include "parallel.h"
#include "progress.h"
#include "run.h"
#include "sac/optimum.h"
#include "sac/schema.h"
#include "text.h"

namespace sac::cli {

namespace {

LearningRun learn(const Config& config, std::int64_t steps, Progress& progress, int index) {
  Trainer trainer(config);
  RunPlan plan;
  plan.steps = steps;
  CheckpointFile nowhere;
  const RunResult result = train(trainer, plan, nullptr, nowhere, progress, index);
  LearningRun run;
  run.seed = config.seed;
  run.curve.assign(trainer.evaluations().begin(), trainer.evaluations().end());
  run.solved_step = result.solved ? result.solved->step : 0;
  run.final_return = mean(trainer.evaluate(kFinalStarts));
  run.seconds = result.seconds;
  run.divergence = result.divergence;
  return run;
}

void summarise(LearningResult& result, std::int64_t steps) {
  const std::int64_t interval = result.learning_case.config.evaluation_interval;
  const auto points = static_cast<std::size_t>(steps / interval);
  std::vector<std::vector<double>> returns;
  for (const LearningRun& run : result.runs) {
    std::vector<double>& own = returns.emplace_back();
    for (const Evaluation& evaluation : run.curve) own.push_back(evaluation.mean_return);
  }
  for (std::size_t i = 0; i < points; ++i) {
    const std::vector<double> values = returns_at(returns, i);
    const std::int64_t step = (static_cast<std::int64_t>(i) + 1) * interval;
    result.curve.push_back(
        {step, median(values), interquartile_mean(values), bootstrap_interval(values, interquartile_mean)});
  }

  std::vector<double> values(result.runs.size());
  const auto gather = [&](auto value) {
    std::transform(result.runs.begin(), result.runs.end(), values.begin(), value);
    return values;
  };
  const SolvedSummary solved = solved_summary(gather(
      [](const LearningRun& run) { return run.solved_step > 0 ? static_cast<double>(run.solved_step) : kNever; }));
  result.solved = static_cast<int>(solved.solved);
  result.median_solved_step = solved.median_step;
  result.worst_solved_step = solved.worst_step;

  gather([](const LearningRun& run) { return run.final_return; });
  const Config& config = result.learning_case.config;
  result.solved_at_end =
      static_cast<int>(std::count_if(values.begin(), values.end(), [&](double v) { return is_solved(config, v); }));
  result.final_return = mean(values);
  result.final_interval = bootstrap_interval(values, mean);
  result.median_seconds = median(gather([](const LearningRun& run) { return run.seconds; }));
}

}  // namespace

std::vector<LearningCase> parse_learning_cases(const std::string& text) {
  std::vector<LearningCase> cases;
  for (const std::string_view name : split(text, ',')) {
    const std::vector<std::string_view> words = split(name, ':');
    const Preset* preset = find_preset(words.front());
    if (preset == nullptr) throw UsageError(concat("--presets: ", unknown_preset(words.front())));
    LearningCase& added = cases.emplace_back(LearningCase{std::string(name), make_config(*preset)});
    for (std::size_t i = 1; i < words.size(); ++i) {
      const std::size_t equals = words[i].find('=');
      if (equals == std::string::npos) {
        throw UsageError(concat("--presets holds \"", words[i], "\" but a change must be KEY=VALUE."));
      }
      const std::string error = set(added.config, words[i].substr(0, equals), words[i].substr(equals + 1));
      if (!error.empty()) throw UsageError(concat("--presets: ", error));
    }
    if (added.config.evaluation_interval == 0) {
      throw UsageError(concat("--presets: ", name, " needs an evaluation_interval of at least 1."));
    }
  }
  return cases;
}

std::vector<LearningResult> run_learning(const std::vector<LearningCase>& cases, int seeds, std::int64_t steps,
                                         int jobs, bool quiet) {
  const int count = static_cast<int>(cases.size()) * seeds;
  std::vector<LearningRun> runs(static_cast<std::size_t>(count));
  {
    Progress progress(quiet, count, steps);
    parallel_for(count, jobs, [&](int i) {
      if (interrupted() != 0) return;
      Config config = cases[static_cast<std::size_t>(i / seeds)].config;
      config.seed += i % seeds;
      runs[static_cast<std::size_t>(i)] = learn(config, steps, progress, i);
    });
  }
  std::vector<LearningResult> results;
  if (interrupted() != 0) return results;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    LearningResult& result = results.emplace_back();
    result.learning_case = cases[i];
    result.optimum = task_optimum(cases[i].config);
    const auto first = runs.begin() + static_cast<std::ptrdiff_t>(i) * seeds;
    result.runs.assign(first, first + seeds);
    summarise(result, steps);
  }
  return results;
}

}  // namespace sac::cli
