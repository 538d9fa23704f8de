/// \file
/// Learning results as a table, as data and as a picture.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "learning.h"

namespace sac::cli {

/// One line for each case, below a heading; then a line for each run that diverged.
std::string learning_table(const std::vector<LearningResult>& results);

/// One row for each evaluation of each run: preset, seed, step, evaluation_return.
std::string learning_csv(const std::vector<LearningResult>& results);

/// {"presets":[{"name", ..., "curve":[...], "runs":[...]}]}: everything in the table and in the picture.
std::string learning_json(const std::vector<LearningResult>& results);

inline constexpr std::string_view kSvgBeginning = "<svg id=\"sac-bench-learning\"";

/// A picture with one panel for each case: every run, their median, their interquartile mean with its 95 % confidence
/// band, and the lines "solved" and "optimum". Returns stand on a logarithmic scale of the cost, since what counts
/// happens close to the optimum. \pre there is at least one result
std::string learning_svg(const std::vector<LearningResult>& results);

/// A file that holds all this.
struct LearningFile {
  const char* name;
  std::string_view beginning;  ///< by which an earlier one is told from a file of somebody else
  std::string (*content)(const std::vector<LearningResult>& results);
};
std::span<const LearningFile> learning_files();

}  // namespace sac::cli
