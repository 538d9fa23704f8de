/// \file
/// Learning results as a table, as data and as a picture.
#pragma once

#include <string>
#include <vector>

#include "learning.h"

namespace sac::cli {

/// One line for each case, below a heading; then a line for each run that diverged.
std::string learning_table(const std::vector<LearningResult>& results);

/// One row for each evaluation of each run: preset, seed, frame, evaluation_return.
std::string learning_csv(const std::vector<LearningResult>& results);

/// {"presets":[{"name", ..., "curve":[...], "runs":[...]}]}: everything in the table and in the picture.
std::string learning_json(const std::vector<LearningResult>& results);

/// A picture with one panel for each case: every run, their median, their interquartile mean with its 95 % confidence
/// band, and the lines "solved" and "optimum". Returns stand on a logarithmic scale of the cost, since what counts
/// happens close to the optimum. \pre there is at least one result
std::string learning_svg(const std::vector<LearningResult>& results);

}  // namespace sac::cli
