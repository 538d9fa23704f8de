#include "lab/seeds.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <thread>

#include "sac/number_text.h"
#include "sac/task.h"
#include "sac/trainer.h"

namespace sac::gui {
namespace {

constexpr int kSlice = 50;  // steps between two looks at whether somebody still wants them
constexpr std::int64_t kSeedRange = std::int64_t{1} << 32;

// Environment steps up to the next evaluation; more than any slice where there is none.
int until_evaluation(const Trainer& trainer) {
  const std::int64_t interval = trainer.config().evaluation_interval;
  if (interval == 0) return kSlice;
  return static_cast<int>(std::min<std::int64_t>(interval - trainer.environment_steps() % interval, kSlice));
}

}  // namespace

StudySummary summary_of(const Study& study) {
  std::vector<double> solved, last;
  std::size_t diverged = 0;
  for (const SeedRun& run : study.runs) {
    solved.push_back(run.solved_at ? static_cast<double>(*run.solved_at) : kNever);
    if (!run.returns.empty()) last.push_back(run.returns.back());
    if (!run.problem.empty()) ++diverged;
  }
  return {solved_summary(solved), interquartile_mean(last), bootstrap_interval(last, interquartile_mean), diverged};
}

std::string study_csv(std::span<const Study> studies) {
  std::string csv = "run,seed,environment_steps,evaluation_return,solved_at,signature\n";
  for (const Study& study : studies)
    for (const SeedRun& run : study.runs)
      for (std::size_t i = 0; i < run.steps.size(); ++i) {
        csv.append(study.side == Side::a ? "a," : "b,").append(std::to_string(run.seed)).append(",");
        csv.append(number_text(run.steps[i])).append(",").append(number_text(run.returns[i])).append(",");
        if (run.solved_at) csv.append(std::to_string(*run.solved_at));
        csv.append(",").append(signature_text(run.signature)).append("\n");
      }
  return csv;
}

void Seeds::set_steps(double steps) {
  if (std::isfinite(steps))
    steps_ = static_cast<int>(std::clamp(std::round(steps), 1.0 * kLeastSteps, 1.0 * kMostSteps));
}

void Seeds::run(std::span<const std::pair<Side, Config>> settings, int training) {
  cancel();
  std::vector<Study> studies;
  for (const auto& [side, config] : settings) studies.push_back({side, config, {}});
  jobs_.clear();
  // The settings in turn, so that both bands grow together.
  for (int i = 0; i < count_; ++i)
    for (std::size_t study = 0; study < studies.size(); ++study) {
      Config config = studies[study].config;
      config.seed = (config.seed + i) % kSeedRange;
      jobs_.push_back({study, config});
    }
  {
    const std::scoped_lock lock(mutex_);
    studies_ = std::make_shared<const std::vector<Study>>(std::move(studies));
  }
  steps_of_jobs_ = steps_;
  next_ = 0;
  done_ = 0;
  cancelled_ = false;
  left_ = jobs_.size();
  const int cores = static_cast<int>(std::max(std::thread::hardware_concurrency(), 1U));
  const int threads = std::clamp(cores - training, 1, static_cast<int>(jobs_.size()));
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

void Seeds::cancel() {
  cancelled_ = true;
  threads_.clear();
  left_ = 0;
}

void Seeds::clear() {
  cancel();
  const std::scoped_lock lock(mutex_);
  studies_ = std::make_shared<const std::vector<Study>>();
  jobs_.clear();
}

double Seeds::progress() const {
  if (jobs_.empty()) return 0.0;
  return static_cast<double>(done_) / (static_cast<double>(steps_of_jobs_) * static_cast<double>(jobs_.size()));
}

std::shared_ptr<const std::vector<Study>> Seeds::studies() const {
  const std::scoped_lock lock(mutex_);
  return studies_;
}

void Seeds::work() {
  for (std::size_t job = next_++; job < jobs_.size() && !cancelled_; job = next_++) {
    SeedRun run;
    run.seed = jobs_[job].config.seed;
    try {
      Trainer trainer(jobs_[job].config);
      int left = steps_of_jobs_;
      while (left > 0 && !cancelled_ && trainer.divergence().empty()) {
        const int slice = std::min({kSlice, left, until_evaluation(trainer)});
        trainer.run(slice);
        left -= slice;
        done_ += slice;
        if (run.metrics.size() < trainer.evaluations().size()) run.metrics.push_back(trainer.metrics());
      }
      if (cancelled_) return;
      done_ += left;  // of a run that ended before its time, nothing more will come
      for (const Evaluation& evaluation : trainer.evaluations()) {
        run.steps.push_back(static_cast<double>(evaluation.step));
        run.returns.push_back(evaluation.mean_return);
      }
      if (const auto solved = trainer.solved()) run.solved_at = solved->step;
      run.signature = trainer.signature();
      run.problem = trainer.divergence();
    } catch (const std::exception& problem) {
      run.problem = problem.what();
    }
    add(jobs_[job].study, std::move(run));
    --left_;
  }
}

// What somebody looks at does not change: there is a new list for each run that comes.
void Seeds::add(std::size_t study, SeedRun run) {
  const std::scoped_lock lock(mutex_);
  auto next = std::make_shared<std::vector<Study>>(*studies_);
  std::vector<SeedRun>& runs = (*next)[study].runs;
  const auto place = std::upper_bound(runs.begin(), runs.end(), run.seed,
                                      [](std::int64_t seed, const SeedRun& other) { return seed < other.seed; });
  runs.insert(place, std::move(run));
  studies_ = std::move(next);
}

}  // namespace sac::gui
