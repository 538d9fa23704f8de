/// \file
/// sac-eval --oracle: the learned V against the exact one.
#pragma once

#include <string>

namespace sac::cli {

/// Solves the problem of a checkpoint's training exactly and compares V on the states of its replay buffer: lines for
/// people, or one JSON object. Throws Failure where the file is no checkpoint or holds no replay buffer.
std::string oracle_report(const std::string& path, bool json);

}  // namespace sac::cli
