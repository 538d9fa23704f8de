#include "summary.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

#include "sac/trainer.h"
#include "text.h"

namespace sac::cli {

namespace {

// Unsolved counts as never, so that the median is right when half of the runs or more are unsolved.
constexpr double kNever = std::numeric_limits<double>::infinity();

double solved_frame(const LoggedRun& run) {
  for (const auto& [frame, mean_return] : run.evaluations) {
    if (mean_return >= kSolvedReturn) return static_cast<double>(frame);
  }
  return kNever;
}

GroupSummary summary_of(const LoggedSeeds& seeds) {
  GroupSummary group;
  group.runs = seeds.size();
  group.least_frames = std::numeric_limits<std::int64_t>::max();
  std::vector<double> solved;
  for (const auto& [seed, run] : seeds) {
    group.least_frames = std::min(group.least_frames, run.frames);
    group.most_frames = std::max(group.most_frames, run.frames);
    solved.push_back(solved_frame(run));
    group.solved += std::isfinite(solved.back());
    if (!run.evaluations.empty()) group.final_returns.push_back(run.evaluations.rbegin()->second);
  }
  group.median_solved_frame = median(solved);
  group.worst_solved_frame = *std::max_element(solved.begin(), solved.end());
  if (group.final_returns.empty()) {
    group.mean = group.interquartile_mean = std::numeric_limits<double>::quiet_NaN();
  } else {
    group.mean = mean(group.final_returns);
    group.interquartile_mean = interquartile_mean(group.final_returns);
    group.interval = bootstrap_interval(group.final_returns, interquartile_mean);
  }
  return group;
}

std::string frame_text(double frame) { return std::isfinite(frame) ? grouped_digits(std::llround(frame)) : "-"; }
std::string return_text(double value) { return std::isfinite(value) ? fixed_digits(value, 1) : "-"; }

}  // namespace

std::vector<GroupSummary> summarise(const LoggedSettings& settings) {
  std::vector<GroupSummary> groups;
  for (const auto& [setting, seeds] : settings) {
    groups.push_back(summary_of(seeds));
    std::tie(groups.back().preset, groups.back().changes) = setting;
  }
  return groups;
}

void print_summary_table(const std::vector<GroupSummary>& groups) {
  std::printf("%6s %19s %11s %13s %13s %12s %8s %20s  %s\n", "runs", "frames", "solved", "median frame", "worst frame",
              "final return", "IQM", "95 % interval", "setting");
  for (const GroupSummary& g : groups) {
    const std::string least = grouped_digits(g.least_frames), most = grouped_digits(g.most_frames);
    const std::string solved = concat(std::to_string(g.solved), " of ", std::to_string(g.runs));
    const std::string interval =
        g.interval ? concat(return_text(g.interval->low), " to ", return_text(g.interval->high)) : "-";
    std::printf("%6zu %19s %11s %13s %13s %12s %8s %20s  %s%s%s\n", g.runs,
                (least == most ? most : concat(least, "-", most)).c_str(), solved.c_str(),
                frame_text(g.median_solved_frame).c_str(), frame_text(g.worst_solved_frame).c_str(),
                return_text(g.mean).c_str(), return_text(g.interquartile_mean).c_str(), interval.c_str(),
                g.preset.c_str(), g.changes.empty() ? "" : " ", g.changes.c_str());
  }
}

void print_summary_json(const std::vector<GroupSummary>& groups) {
  std::string text;
  const auto number = [](double value) { return json_number(value); };
  const auto count = [](auto value) { return std::to_string(value); };
  for (const GroupSummary& g : groups) {
    text += concat(text.empty() ? "" : ",", "{\"preset\":\"", g.preset, "\",\"changes\":\"", g.changes,
                   "\",\"runs\":", count(g.runs), ",\"frames\":{\"least\":", count(g.least_frames),
                   ",\"most\":", count(g.most_frames), "},\"solved\":", count(g.solved),
                   ",\"solved_frame\":{\"median\":", number(g.median_solved_frame),
                   ",\"worst\":", number(g.worst_solved_frame),
                   "},\"final_return\":{\"runs\":", count(g.final_returns.size()), ",\"mean\":", number(g.mean),
                   ",\"interquartile_mean\":", number(g.interquartile_mean),
                   ",\"low\":", g.interval ? number(g.interval->low) : "null",
                   ",\"high\":", g.interval ? number(g.interval->high) : "null", "}}");
  }
  std::printf("{\"groups\":[%s]}\n", text.c_str());
}

}  // namespace sac::cli
