#include "learning_report.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "sac/number_text.h"
#include "text.h"

namespace sac::cli {

namespace {

constexpr std::string_view kCsvBeginning = "preset,seed,frame,evaluation_return\n";

std::string step_text(double step) {
  return std::isfinite(step) ? grouped_digits(std::llround(step)) : std::string("-");
}

std::string interval_json(const Interval& interval) {
  return concat("[", json_number(interval.low), ",", json_number(interval.high), "]");
}

std::string run_json(const LearningRun& run) {
  return concat("{\"seed\":", std::to_string(run.seed),
                ",\"solved_frame\":", run.solved_step > 0 ? std::to_string(run.solved_step) : std::string("null"),
                ",\"final_return\":", json_number(run.final_return), ",\"seconds\":", json_number(run.seconds),
                ",\"diverged\":", run.divergence.empty() ? "false" : "true", "}");
}

std::string point_json(const CurvePoint& point) {
  return concat("{\"frame\":", std::to_string(point.step), ",\"median\":", json_number(point.median),
                ",\"interquartile_mean\":", json_number(point.interquartile_mean),
                ",\"interval\":", interval_json(point.interval), "}");
}

template <class Items, class Text>
std::string array_json(const Items& items, Text text) {
  std::string result = "[";
  for (const auto& item : items) {
    if (result.size() > 1) result += ',';
    result += text(item);
  }
  return result + "]";
}

// Of a task that is not the standard one, "solved" says nothing.
std::string solved_json(const LearningResult& r, int seeds) {
  return is_standard_task(r.learning_case.config) ? std::to_string(seeds) : std::string("null");
}

std::string result_json(const LearningResult& r) {
  return concat("{\"name\":\"", r.learning_case.name, "\",\"seeds\":", std::to_string(r.runs.size()),
                ",\"solved\":", solved_json(r, r.solved), ",\"solved_at_end\":", solved_json(r, r.solved_at_end),
                ",\"median_solved_frame\":", json_number(r.median_solved_step),
                ",\"worst_solved_frame\":", json_number(r.worst_solved_step),
                ",\"final_return\":", json_number(r.final_return),
                ",\"final_interval\":", interval_json(r.final_interval),
                ",\"median_seconds\":", json_number(r.median_seconds), ",\"optimum\":", json_number(r.optimum),
                ",\"curve\":", array_json(r.curve, point_json), ",\"runs\":", array_json(r.runs, run_json), "}");
}

}  // namespace

std::string learning_table(const std::vector<LearningResult>& results) {
  std::size_t width = 6;
  for (const LearningResult& r : results) width = std::max(width, r.learning_case.name.size());
  const int column = static_cast<int>(width);
  char line[512];
  std::snprintf(line, sizeof line, "%-*s %5s  %6s %12s %11s  %8s  %-24s %11s\n", column, "preset", "seeds", "solved",
                "median step", "worst step", "at end", "final return (95 %)", "seconds/run");
  std::string text = line;
  for (const LearningResult& r : results) {
    const std::string count = std::to_string(r.runs.size());
    const bool standard = is_standard_task(r.learning_case.config);
    const auto of_all = [&](int seeds) {
      return standard ? concat(std::to_string(seeds), "/", count) : std::string("-");
    };
    const std::string interval = r.runs.size() > 1 ? concat(" [", fixed_text(r.final_interval.low, 1), ", ",
                                                            fixed_text(r.final_interval.high, 1), "]")
                                                   : std::string();
    const std::string final_return = fixed_text(r.final_return, 1) + interval;
    std::snprintf(line, sizeof line, "%-*.200s %5s  %6s %12s %11s  %8s  %-24s %11s\n", column,
                  r.learning_case.name.c_str(), count.c_str(), of_all(r.solved).c_str(),
                  step_text(r.median_solved_step).c_str(), step_text(r.worst_solved_step).c_str(),
                  of_all(r.solved_at_end).c_str(), final_return.c_str(), fixed_text(r.median_seconds, 2).c_str());
    text += line;
  }
  for (const LearningResult& r : results) {
    for (const LearningRun& run : r.runs) {
      if (run.divergence.empty()) continue;
      text += concat(r.learning_case.name, ", seed ", std::to_string(run.seed), ": ", run.divergence, "\n");
    }
  }
  return text;
}

std::string learning_csv(const std::vector<LearningResult>& results) {
  std::string text(kCsvBeginning);
  for (const LearningResult& r : results) {
    for (const LearningRun& run : r.runs) {
      for (const Evaluation& e : run.curve) {
        text += concat(r.learning_case.name, ",", std::to_string(run.seed), ",", std::to_string(e.step), ",",
                       json_number(e.mean_return), "\n");
      }
    }
  }
  return text;
}

std::string learning_json(const std::vector<LearningResult>& results) {
  return concat("{\"presets\":", array_json(results, result_json), "}\n");
}

std::span<const LearningFile> learning_files() {
  static constexpr LearningFile kFiles[] = {{"learning.csv", kCsvBeginning, learning_csv},
                                            {"learning.json", "{\"presets\":[{\"name\":", learning_json},
                                            {"learning.svg", kSvgBeginning, learning_svg}};
  return kFiles;
}

}  // namespace sac::cli
