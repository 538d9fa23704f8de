#include "claim_runs.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <fstream>
#include <optional>

#include "errors.h"
#include "files.h"
#include "interrupt.h"
#include "parallel.h"
#include "progress.h"
#include "sac/number_text.h"
#include "text.h"

namespace sac::cli {

namespace {

constexpr std::string_view kKind = "sac-bench claims, runs";
constexpr std::string_view kEnd = "end";  // of a line that was written to its end

// Every hyperparameter but the seed.
std::string setting_text(const Config& config) {
  std::string text;
  for (const Param& param : params()) {
    if (param.key == "seed") continue;
    text += concat(text.empty() ? "" : " ", param.key, "=", get_text(config, param));
  }
  return text;
}

// The first line: of whom the file is, and of which numbers.
std::string heading(const std::string& signature) {
  std::string text = concat(kKind, "\t", signature, "\t");
  for (const MetricInfo& metric : metric_infos()) text += concat(metric.key, " ");
  return text;
}

std::string record_text(const ClaimRecord& record) {
  std::string text;
  for (const Metrics& metrics : record) {
    for (const double value : metrics.values()) {
      text += concat(text.empty() ? "" : ",", std::isnan(value) ? std::string() : number_text(value));
    }
  }
  return text;
}

std::optional<ClaimRecord> record_of(std::string_view text) {
  ClaimRecord record;
  if (text.empty()) return record;
  const std::vector<std::string_view> words = split(text, ',');
  if (words.size() % Metrics::count != 0) return std::nullopt;
  for (std::size_t i = 0; i < words.size();) {
    std::array<double, Metrics::count> values;
    for (double& value : values) {
      value = words[i].empty() ? std::nan("") : parse_number(words[i]).value_or(std::nan(""));
      ++i;
    }
    static_assert(sizeof(Metrics) == sizeof values);
    record.push_back(std::bit_cast<Metrics>(values));
  }
  return record;
}

// One setting, one seed, as far as the longest claim needs it.
struct Job {
  Config config;
  std::int64_t steps;
};

std::vector<Job> missing(const ClaimRuns& runs, std::span<const Claim* const> claims, int seeds) {
  std::vector<Job> jobs;
  std::map<std::pair<std::string, std::int64_t>, std::size_t> places;
  for (const Claim* claim : claims) {
    for (const auto values : {claim->a, claim->b}) {
      for (int seed = 1; seed <= seeds; ++seed) {
        const Config config = claim_config(*claim, values, seed);
        if (runs.find(config, claim->to) != nullptr) continue;
        const auto [place, is_new] = places.try_emplace({setting_text(config), seed}, jobs.size());
        if (is_new) jobs.push_back({config, 0});
        Job& job = jobs[place->second];
        job.steps = std::max(job.steps, claim->to);
      }
    }
  }
  return jobs;
}

// Every step with its updates; those before the first update are few.
std::int64_t updates_of(const Job& job) {
  return std::llround(job.config.updates_per_step * static_cast<double>(job.steps));
}

}  // namespace

ClaimRuns::ClaimRuns(const std::string& path, const std::string& signature) : path_(path) {
  if (path_.empty()) return;
  lock_ = FileLock(path_);
  const std::string first_line = heading(signature) + "\n";
  std::string text;
  if (has_content(path_)) {
    const std::vector<std::uint8_t> bytes = read_file(path_);
    text.assign(bytes.begin(), bytes.end());
    if (!text.starts_with(kKind))
      throw Failure(concat("cannot write ", path_, ": it is there and not of sac-bench claims."));
  }
  if (!text.starts_with(first_line)) {
    write_atomically(path_, first_line);
    return;
  }
  read(text.substr(first_line.size()));
  if (text.back() != '\n') std::ofstream(path_, std::ios::app) << '\n';  // after a line that was torn off
}

void ClaimRuns::read(const std::string& text) {
  for (const std::string_view line : split(text, '\n')) {
    const std::vector<std::string_view> fields = split(line, '\t');
    if (fields.size() != 5 || fields[4] != kEnd) continue;
    const auto seed = parse_number(fields[1]), steps = parse_number(fields[2]);
    std::optional<ClaimRecord> record = record_of(fields[3]);
    if (!seed || !steps || !record) continue;
    runs_.insert_or_assign({std::string(fields[0]), std::llround(*seed)},
                           Run{std::llround(*steps), std::move(*record)});
  }
}

const ClaimRecord* ClaimRuns::find(const Config& config, std::int64_t steps) const {
  const auto found = runs_.find({setting_text(config), config.seed});
  return found == runs_.end() || found->second.steps < steps ? nullptr : &found->second.record;
}

void ClaimRuns::add(const Config& config, std::int64_t steps, ClaimRecord record) {
  const std::string setting = setting_text(config);
  const std::lock_guard lock(mutex_);
  if (!path_.empty()) {
    std::ofstream file(path_, std::ios::app | std::ios::binary);
    file << setting << '\t' << config.seed << '\t' << steps << '\t' << record_text(record) << '\t' << kEnd << '\n';
    if (!file.flush()) throw Failure(concat("cannot write ", path_, ": is the disk full?"));
  }
  runs_.insert_or_assign({setting, config.seed}, Run{steps, std::move(record)});
}

bool complete_runs(ClaimRuns& runs, std::span<const Claim* const> claims, int seeds, int jobs, bool quiet) {
  const std::vector<Job> work = missing(runs, claims, seeds);
  const int count = static_cast<int>(work.size());
  Progress progress(quiet, count, 0);
  for (int i = 0; i < count; ++i) {
    const Job& job = work[static_cast<std::size_t>(i)];
    progress.expect(i, job.steps, updates_of(job));
  }
  parallel_for(count, jobs, [&](int i) {
    const Job& job = work[static_cast<std::size_t>(i)];
    Trainer trainer(job.config);
    ClaimRecord record;
    while (trainer.environment_steps() < job.steps && trainer.divergence().empty()) {
      if (interrupted() != 0) return;
      record_evaluations(trainer, std::min(job.steps, trainer.environment_steps() + 100), record);
      progress.report(i, trainer.environment_steps(), trainer.gradient_updates(), trainer.metrics());
    }
    progress.finish(i);
    runs.add(job.config, job.steps, std::move(record));
  });
  return interrupted() == 0;
}

std::string preset_signature(std::string_view preset) {
  Config config = make_config(*find_preset(preset));
  config.seed = 7;
  Trainer trainer(config);
  trainer.run(2000);
  return signature_text(trainer.signature());
}

}  // namespace sac::cli
