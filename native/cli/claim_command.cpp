#include "claim_command.h"

#include <cstdio>
#include <filesystem>

#include "claim_report.h"
#include "claim_runs.h"
#include "errors.h"
#include "files.h"
#include "flags.h"
#include "interrupt.h"
#include "parallel.h"
#include "text.h"

namespace sac::cli {

namespace {

constexpr const char* kRunsFile = "claims.runs";

// The texts of the flags, as given.
struct Arguments {
  std::string keys, seeds = "20", jobs, folder;
  bool json = false, overwrite = false, quiet = false, list = false;
};

void add_flags(CommandLine& line, Arguments& a) {
  line.option("--claims", a.keys, "Which: keys with commas in between. Default: all.", "KEY,...");
  line.option("--seeds", a.seeds, concat("Seeds of each side: 1, 2, ... Default ", a.seeds, "."), "K");
  line.option("--jobs", a.jobs, "How many runs at a time. Default: one for each processor.", "J");
  line.option("--out", a.folder,
              "Write claims.json, claims.csv and claims.html into this folder, and keep the finished runs in "
              "claims.runs, so that another call goes on where one was ended. Those of an earlier call are replaced.",
              "FOLDER");
  line.flag("--list", a.list, "Print the keys and what is claimed, and do nothing else.");
  line.flag("--json", a.json, "Print what claims.json holds instead of the findings.");
  line.flag("--overwrite", a.overwrite, "Replace what has these names in the folder, whatever it is.");
  line.flag("--quiet", a.quiet, "No progress.");
}

std::vector<const Claim*> chosen(const std::string& keys) {
  std::vector<const Claim*> list;
  if (keys.empty()) {
    for (const Claim& claim : claims()) list.push_back(&claim);
    return list;
  }
  for (std::size_t begin = 0; begin <= keys.size();) {
    const std::size_t end = std::min(keys.find(',', begin), keys.size());
    const std::string key = keys.substr(begin, end - begin);
    const Claim* claim = find_claim(key);
    if (claim == nullptr) {
      throw UsageError(concat("--claims: there is no claim \"", key, "\"; sac-bench claims --list names them all."));
    }
    list.push_back(claim);
    begin = end + 1;
  }
  return list;
}

std::string path_in(const std::string& folder, const char* name) {
  return (std::filesystem::path(folder) / name).string();
}

// What is there is only replaced if this program wrote it.
void check_files(const std::string& folder, bool overwrite) {
  for (const ClaimFile& file : claim_files()) {
    const std::string path = path_in(folder, file.name);
    check_writable(path);
    if (overwrite || !has_content(path)) continue;
    const std::vector<std::uint8_t> bytes = read_file(path);
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (text.starts_with(file.beginning)) continue;
    throw Failure(concat("cannot write ", path, ": it is there and not of sac-bench claims; name another --out, or ",
                         "--overwrite replaces it."));
  }
}

}  // namespace

int claim_command(int argc, const char* const* argv) {
  CommandLine line("Puts what is claimed of SAC to the test: two settings that differ in one thing, over many seeds.",
                   "sac-bench claims");
  Arguments a;
  add_flags(line, a);
  if (!line.parse(argc, argv)) return 0;
  const std::vector<const Claim*> list = chosen(a.keys);
  const auto seeds = static_cast<int>(whole_number("--seeds", a.seeds, 2, 1'000));
  const auto jobs = a.jobs.empty() ? processors() : static_cast<int>(whole_number("--jobs", a.jobs, 1, 1'024));
  if (a.list) {
    for (const Claim* claim : list) std::printf("%-28s %s\n", claim->key.data(), claim->sentence.data());
    return 0;
  }

  if (!a.folder.empty()) check_files(a.folder, a.overwrite);  // before the work, not after it
  ClaimRuns runs(a.folder.empty() ? std::string() : path_in(a.folder, kRunsFile), preset_signature("quick"));
  catch_interrupts(a.quiet ? Answer::none : Answer::stopping);
  if (!complete_runs(runs, list, seeds, jobs, a.quiet)) return 128 + interrupted();

  const ClaimReport report = measure_claims(runs, list, seeds);
  std::fputs(a.json ? claims_json(report).c_str() : claims_table(report).c_str(), stdout);
  if (!a.folder.empty()) {
    for (const ClaimFile& file : claim_files()) write_atomically(path_in(a.folder, file.name), file.content(report));
    if (!a.json) std::printf("\nThe plots are in %s.\n", path_in(a.folder, claim_files().back().name).c_str());
  }
  return 0;
}

}  // namespace sac::cli
