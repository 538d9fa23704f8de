#include "seeds.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <optional>

#include "interrupt.h"
#include "parallel.h"
#include "statistics.h"
#include "text.h"

namespace sac::cli {

std::string path_for_seed(const std::string& path, std::int64_t seed) {
  if (path.empty()) return path;
  const std::filesystem::path file(path);
  const std::string name = concat(file.stem().string(), "-seed", std::to_string(seed), file.extension().string());
  return (file.parent_path() / name).string();
}

std::vector<RunResult> train_seeds(const Config& config, const RunPlan& plan, int seeds, int jobs, CsvLog* log,
                                   Progress& progress) {
  std::vector<std::optional<RunResult>> slots(static_cast<std::size_t>(seeds));
  parallel_for(seeds, jobs, [&](int i) {
    if (interrupted() != 0) return;
    Config own = config;
    own.seed += i;
    RunPlan own_plan = plan;
    own_plan.checkpoint = path_for_seed(plan.checkpoint, own.seed);
    Trainer trainer(own);
    slots[static_cast<std::size_t>(i)] = train(trainer, own_plan, log, progress, i);
  });

  std::vector<RunResult> results;
  for (auto& slot : slots) {
    if (slot) results.push_back(*std::move(slot));
  }
  return results;
}

void print_seed_table(const std::vector<RunResult>& results) {
  // Unsolved counts as never, so that the median is right (and "-") when half of the seeds or more are unsolved.
  constexpr double kNever = std::numeric_limits<double>::infinity();
  std::vector<double> frames;
  std::printf("%10s %13s %16s %16s %10s\n", "seed", "solved frame", "best evaluation", "last evaluation", "seconds");
  const auto value = [](const std::optional<Evaluation>& evaluation) {
    return evaluation ? evaluation->mean_return : std::numeric_limits<double>::quiet_NaN();
  };
  const auto frame_text = [](double frame) {
    return std::isfinite(frame) ? grouped_digits(std::llround(frame)) : std::string("-");
  };
  for (const RunResult& r : results) {
    frames.push_back(r.solved ? static_cast<double>(r.solved->frame) : kNever);
    std::printf("%10lld %13s %16.1f %16.1f %10.2f%s%s\n", static_cast<long long>(r.seed),
                frame_text(frames.back()).c_str(), value(r.best), value(r.last), r.seconds,
                r.divergence.empty() ? "" : "  ", r.divergence.c_str());
  }
  if (results.empty()) return;
  const auto solved = std::count_if(frames.begin(), frames.end(), [](double frame) { return std::isfinite(frame); });
  std::printf("%10s %13s   (%d of %d solved, worst %s)\n", "median", frame_text(median(frames)).c_str(),
              static_cast<int>(solved), static_cast<int>(results.size()),
              frame_text(*std::max_element(frames.begin(), frames.end())).c_str());
}

}  // namespace sac::cli
