/// \file
/// Claims and what came of them: as a table, as data, and as a page with plots.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "claim_runs.h"
#include "sac/claims.h"

namespace sac::cli {

/// A claim with its runs.
struct MeasuredClaim {
  const Claim* claim;
  std::vector<const ClaimRecord*> records_a, records_b;  ///< by seed, from 1
  std::vector<double> a, b;                              ///< what is read from each
  ClaimResult result;
};
/// All of them.
struct ClaimReport {
  std::map<std::string, std::string> signatures;  ///< of the presets that the claims start from
  std::vector<MeasuredClaim> claims;
};

/// Reads and compares. \pre the runs are complete
ClaimReport measure_claims(const ClaimRuns& runs, std::span<const Claim* const> claims, int seeds);

/// The verdict and the finding of each claim.
std::string claims_table(const ClaimReport& report);
/// {"format":1,"signatures":{...},"claims":[...]}: all but the curves; infinite values, and so what never happened, are
/// null.
std::string claims_json(const ClaimReport& report);
/// One row for each run: claim, side, seed, value.
std::string claims_csv(const ClaimReport& report);
/// A page of its own, with a plot for each claim.
std::string claims_page(const ClaimReport& report);

/// The plot of one claim: the curves of both sides over the steps, median and quartiles, with the window that is read;
/// beside it what was read, seed by seed.
std::string claim_svg(const MeasuredClaim& measured);

/// A file that holds all this.
struct ClaimFile {
  const char* name;
  std::string_view beginning;  ///< by which an earlier one is told from a file of somebody else
  std::string (*content)(const ClaimReport& report);
};
std::span<const ClaimFile> claim_files();

}  // namespace sac::cli
