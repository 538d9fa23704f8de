/// \file
/// What a training came to, for people.
#pragma once

#include <string>

#include "run.h"

namespace sac::cli {

/// A line for each number, on stdout. \param checkpoint where it was saved; empty for nowhere
void print_run_summary(const RunResult& result, const std::string& checkpoint);

/// "signature 0123456789abcdef", and at which step if the run is not complete; on stdout.
void print_signature(const RunResult& result);

}  // namespace sac::cli
