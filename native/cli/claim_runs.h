/// \file
/// The trainings behind the claims: each setting and seed once, whichever claims read it, and kept in a file, so that a
/// call that was ended goes on where it was.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "file_lock.h"
#include "sac/claims.h"

namespace sac::cli {

/// The metrics of a run's evaluations.
using ClaimRecord = std::vector<Metrics>;

/// What is known of finished runs.
class ClaimRuns {
 public:
  /// \param path a file that is there or will be; empty for none. What it holds of another program's numbers, told by
  /// the signature, does not count, and is replaced. \throws Failure if it is a file of another kind, or of another
  /// program that is at work
  ClaimRuns(const std::string& path, const std::string& signature);

  /// The record of this setting and seed, if it was made up to this step; otherwise nullptr.
  const ClaimRecord* find(const Config& config, std::int64_t steps) const;
  /// Puts down a finished run. May be called from several threads. \throws Failure if the file cannot be written
  void add(const Config& config, std::int64_t steps, ClaimRecord record);

 private:
  struct Run {
    std::int64_t steps;
    ClaimRecord record;
  };
  void read(const std::string& text);

  std::string path_;
  FileLock lock_;
  std::map<std::pair<std::string, std::int64_t>, Run> runs_;  // by setting and seed
  std::mutex mutex_;
};

/// Trains what is missing for these claims, seeds 1 to `seeds`, `jobs` runs at a time, with a progress line.
/// \return false if interrupted \throws Failure
bool complete_runs(ClaimRuns& runs, std::span<const Claim* const> claims, int seeds, int jobs, bool quiet);

/// The signature of a preset: that of seed 7 after 2,000 steps, as in tests/golden/signatures.json.
std::string preset_signature(std::string_view preset);

}  // namespace sac::cli
