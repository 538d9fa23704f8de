#include "learning_command.h"

#include <cstdio>
#include <filesystem>

#include "errors.h"
#include "files.h"
#include "flags.h"
#include "interrupt.h"
#include "learning.h"
#include "learning_report.h"
#include "parallel.h"
#include "text.h"

namespace sac::cli {

namespace {

std::string all_presets() {
  std::string text;
  for (const Preset& preset : presets()) text += concat(text.empty() ? "" : ",", preset.name);
  return text;
}

// The texts of the flags, as given.
struct Arguments {
  std::string presets = all_presets(), seeds = "20", steps = "20000", jobs, folder;
  bool json = false, overwrite = false, quiet = false;
};

void add_flags(CommandLine& line, Arguments& a) {
  const auto add = [&line](const char* flag, std::string& text, const std::string& help, const char* value) {
    line.option(flag, text, help, value);
  };
  add("--presets", a.presets,
      "What to compare: presets with commas in between, each with its changes: quick,quick:alpha=0.5:tau=0.1. "
      "Default: every preset.",
      "P,...");
  add("--seeds", a.seeds, concat("Seeds of each: its seed, seed + 1, ... Default ", a.seeds, "."), "K");
  add("--steps", a.steps, concat("Environment steps of each run. Default ", a.steps, "."), "N");
  add("--jobs", a.jobs, "How many runs at a time. Default: one for each processor.", "J");
  add("--out", a.folder,
      "Write learning.csv, learning.json and learning.svg into this folder. Those of an earlier call are replaced.",
      "FOLDER");
  line.flag("--json", a.json, "Print what learning.json holds instead of the table.");
  line.flag("--overwrite", a.overwrite, "Replace what has these names in the folder, whatever it is.");
  line.flag("--quiet", a.quiet, "No progress.");
}

// The last of the seeds must be one, too.
void check_seeds(const std::vector<LearningCase>& cases, int seeds, const std::string& text) {
  const auto last = static_cast<std::int64_t>(find_param("seed")->max);
  for (const LearningCase& c : cases) {
    if (c.config.seed <= last - (seeds - 1)) continue;
    throw UsageError(concat("--seeds is \"", text, "\" but the last seed must be at most ", std::to_string(last), "."));
  }
}

void check_steps(const std::vector<LearningCase>& cases, std::int64_t steps, const std::string& text) {
  for (const LearningCase& c : cases) {
    if (c.config.evaluation_interval <= steps) continue;
    throw UsageError(concat("--steps is \"", text, "\" but must be at least the evaluation_interval of ", c.name, ", ",
                            std::to_string(c.config.evaluation_interval), "."));
  }
}

std::string path_in(const std::string& folder, const LearningFile& file) {
  return (std::filesystem::path(folder) / file.name).string();
}

// What is there is only replaced if this program wrote it.
void check_files(const std::string& folder, bool overwrite) {
  for (const LearningFile& file : learning_files()) {
    const std::string path = path_in(folder, file);
    check_writable(path);
    if (overwrite || !has_content(path)) continue;
    const std::vector<std::uint8_t> bytes = read_file(path);
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (text.starts_with(file.beginning)) continue;
    throw Failure(concat("cannot write ", path, ": it is there and not of sac-bench learning; name another --out, or ",
                         "--overwrite replaces it."));
  }
}

}  // namespace

int learning_command(int argc, const char* const* argv) {
  CommandLine line("Trains presets with many seeds and compares how surely and how fast they learn.",
                   "sac-bench learning");
  Arguments a;
  add_flags(line, a);
  if (!line.parse(argc, argv)) return 0;
  const std::vector<LearningCase> cases = parse_learning_cases(a.presets);
  const auto seeds = static_cast<int>(whole_number("--seeds", a.seeds, 1, 10'000));
  const std::int64_t steps = whole_number("--steps", a.steps, 1, 1'000'000'000);
  const auto jobs = a.jobs.empty() ? processors() : static_cast<int>(whole_number("--jobs", a.jobs, 1, 1'024));
  check_seeds(cases, seeds, a.seeds);
  check_steps(cases, steps, a.steps);

  if (!a.folder.empty()) check_files(a.folder, a.overwrite);  // before the work, not after it
  catch_interrupts(a.quiet ? Answer::none : Answer::stopping);
  const std::vector<LearningResult> results = run_learning(cases, seeds, steps, jobs, a.quiet);
  if (results.empty()) return 128 + interrupted();

  std::fputs(a.json ? learning_json(results).c_str() : learning_table(results).c_str(), stdout);
  if (!a.folder.empty()) {
    for (const LearningFile& file : learning_files()) write_atomically(path_in(a.folder, file), file.content(results));
    if (!a.json) {
      std::printf("\nThe learning curves are in %s.\n", path_in(a.folder, learning_files().back()).c_str());
    }
  }
  return 0;
}

}  // namespace sac::cli
