/// \file
/// `sac-bench claims`.
#pragma once

namespace sac::cli {

/// Runs the command; argv[0] is its name. \return the exit code \throws UsageError, Failure
int claim_command(int argc, const char* const* argv);

}  // namespace sac::cli
