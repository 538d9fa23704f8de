#include "summary.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <map>

#include "sac/number_text.h"
#include "sac/optimum.h"
#include "sac/schema.h"
#include "sac/task.h"
#include "sac/trainer.h"
#include "setting.h"
#include "text.h"

namespace sac::cli {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

double solved_step(const LoggedRun& run) {
  for (const auto& [step, evaluation] : run.evaluations) {
    if (is_solved(Evaluation{step, evaluation.mean_return, evaluation.standard_task})) return static_cast<double>(step);
  }
  return kNever;
}

// A second each, so that every task is solved once.
class Optima {
 public:
  double operator()(const LoggedSetting& setting) {
    const auto config = config_of(setting.preset, setting.changes);
    if (!config) return kUnknown;
    std::string task;
    for (const Param& param : params()) {
      if (param.group == "environment") task += get_text(*config, param) + ' ';
    }
    const auto [known, is_new] = known_.try_emplace(task, kUnknown);
    if (is_new) known->second = task_optimum(*config);
    return known->second;
  }

 private:
  std::map<std::string, double> known_;
};

GroupSummary summary_of(const std::vector<const LoggedRun*>& runs, Optima& optima) {
  GroupSummary group;
  group.settings = runs.front()->settings;
  group.runs = runs.size();
  group.least_steps = std::numeric_limits<std::int64_t>::max();
  std::vector<double> solved;
  for (const LoggedRun* run : runs) {
    group.least_steps = std::min(group.least_steps, run->steps);
    group.most_steps = std::max(group.most_steps, run->steps);
    if (run->evaluations.empty()) continue;
    solved.push_back(solved_step(*run));
    group.final_returns.push_back(run->evaluations.rbegin()->second.mean_return);
  }
  for (const LoggedSetting& setting : group.settings) {
    const auto config = config_of(setting.preset, setting.changes);
    group.standard_task = group.standard_task || !config || is_standard_task(*config);
  }
  const SolvedSummary summary = solved_summary(solved);
  group.evaluated = summary.runs;
  group.solved = summary.solved;
  group.median_solved_step = summary.median_step;
  group.worst_solved_step = summary.worst_step;
  group.mean = mean(group.final_returns);
  group.interquartile_mean = interquartile_mean(group.final_returns);
  group.interval = bootstrap_interval(group.final_returns, interquartile_mean);
  group.optimum = optima(group.settings.back());
  return group;
}

std::string step_text(double step) { return std::isfinite(step) ? grouped_digits(std::llround(step)) : "-"; }
std::string return_text(double value) { return std::isfinite(value) ? fixed_text(value, 1) : "-"; }

// "quick alpha=0.5, then tau=0.1"
std::string settings_text(const std::vector<LoggedSetting>& settings) {
  std::string text, preset;
  for (const LoggedSetting& setting : settings) {
    if (!text.empty()) text += ", then ";
    const bool names_preset = setting.preset != preset || setting.changes.empty();
    if (names_preset) text += setting.preset;
    text += concat(names_preset && !setting.changes.empty() ? " " : "", setting.changes);
    preset = setting.preset;
  }
  return text;
}

}  // namespace

std::vector<GroupSummary> summarise(const LoggedRuns& logged) {
  std::map<std::vector<LoggedSetting>, std::vector<const LoggedRun*>> settings;
  for (const LoggedRun& run : logged.runs) settings[run.settings].push_back(&run);
  std::vector<GroupSummary> groups;
  Optima optima;
  for (auto& [ignored, runs] : settings) {
    std::sort(runs.begin(), runs.end(), [](auto* a, auto* b) { return a->seed < b->seed; });
    groups.push_back(summary_of(runs, optima));
  }
  return groups;
}

void print_summary_table(const std::vector<GroupSummary>& groups) {
  const auto row = [](const auto&... cells) {
    const char* texts[] = {std::string_view(cells).data()...};
    std::printf("%6s %19s %11s %13s %13s %12s %8s %20s %11s  %s\n", texts[0], texts[1], texts[2], texts[3], texts[4],
                texts[5], texts[6], texts[7], texts[8], texts[9]);
  };
  row("runs", "steps", "solved", "median step", "worst step", "final return", "IQM", "95 % interval", "to optimum",
      "setting");
  for (const GroupSummary& g : groups) {
    const std::string least = grouped_digits(g.least_steps), most = grouped_digits(g.most_steps);
    const std::string solved = g.standard_task && g.evaluated > 0
                                   ? concat(std::to_string(g.solved), " of ", std::to_string(g.evaluated))
                                   : std::string("-");
    const std::string interval = std::isfinite(g.interval.low)
                                     ? concat(return_text(g.interval.low), " to ", return_text(g.interval.high))
                                     : std::string("-");
    row(std::to_string(g.runs), least == most ? most : concat(least, "-", most), solved,
        step_text(g.median_solved_step), step_text(g.worst_solved_step), return_text(g.mean),
        return_text(g.interquartile_mean), interval, return_text(g.optimum - g.interquartile_mean),
        settings_text(g.settings));
  }
}

void print_summary_json(const std::vector<GroupSummary>& groups) {
  std::string text;
  const auto number = [](double value) { return json_number(value); };
  const auto count = [](auto value) { return std::to_string(value); };
  for (const GroupSummary& g : groups) {
    std::string later;
    for (std::size_t i = 1; i < g.settings.size(); ++i) {
      later += concat(i > 1 ? "," : "", "{\"preset\":\"", g.settings[i].preset, "\",\"changes\":\"",
                      g.settings[i].changes, "\"}");
    }
    text += concat(text.empty() ? "" : ",", "{\"preset\":\"", g.settings[0].preset, "\",\"changes\":\"",
                   g.settings[0].changes, "\",\"then\":[", later, "],\"runs\":", count(g.runs),
                   ",\"frames\":{\"least\":", count(g.least_steps), ",\"most\":", count(g.most_steps),
                   "},\"solved\":", g.standard_task && g.evaluated > 0 ? count(g.solved) : std::string("null"),
                   ",\"solved_frame\":{\"median\":", number(g.median_solved_step),
                   ",\"worst\":", number(g.worst_solved_step),
                   "},\"final_return\":{\"runs\":", count(g.final_returns.size()), ",\"mean\":", number(g.mean),
                   ",\"interquartile_mean\":", number(g.interquartile_mean), ",\"low\":", number(g.interval.low),
                   ",\"high\":", number(g.interval.high), "},\"optimum\":", number(g.optimum), "}");
  }
  std::printf("{\"groups\":[%s]}\n", text.c_str());
}

}  // namespace sac::cli
