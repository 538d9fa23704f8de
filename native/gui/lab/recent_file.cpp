#include "lab/recent_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <utility>

#include "errors.h"
#include "file_lock.h"
#include "files.h"
#include "log_lines.h"
#include "sac/number_text.h"
#include "text.h"

namespace sac::gui {
namespace {

constexpr std::string_view kRecentHeader = "sac-lab recent 1";
constexpr std::string_view kName = "run=";

bool is_same(const RecentRun& a, const RecentRun& b) {
  if (a.name != b.name || a.evaluations.size() != b.evaluations.size()) return false;
  for (std::size_t i = 0; i < a.evaluations.size(); ++i) {
    const Evaluation &x = a.evaluations[i], &y = b.evaluations[i];
    if (x.step != y.step || x.mean_return != y.mean_return) return false;
  }
  return true;
}

bool holds(const std::vector<RecentRun>& runs, const RecentRun& run) {
  return std::any_of(runs.begin(), runs.end(), [&](const RecentRun& other) { return is_same(other, run); });
}

void keep_newest(std::vector<RecentRun>& runs) {
  if (runs.size() > RecentRuns::kMost)
    runs.erase(runs.begin(), runs.end() - static_cast<std::ptrdiff_t>(RecentRuns::kMost));
}

}  // namespace

std::string recent_text(const std::vector<RecentRun>& runs) {
  std::string text = concat(kRecentHeader, "\n");
  for (const RecentRun& run : runs) {
    text.append(kName).append(run.name).append("\n");
    for (const Evaluation& evaluation : run.evaluations)
      text.append(std::to_string(evaluation.step)).append(",").append(number_text(evaluation.mean_return)).append("\n");
  }
  return text;
}

std::vector<RecentRun> recent_of(std::string_view text) {
  const std::vector<std::string_view> lines = log_lines(text).lines;
  std::vector<RecentRun> runs;
  if (lines.empty() || lines[0] != kRecentHeader) return runs;
  AppendLog<Evaluation> evaluations;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::string_view line = lines[i];
    if (line.starts_with(kName)) {
      evaluations = {};
      runs.push_back({std::string(line.substr(kName.size())), {}});
      continue;
    }
    const std::size_t comma = line.find(',');
    Evaluation evaluation{};
    const auto mean_return = comma == line.npos ? std::nullopt : parse_number(line.substr(comma + 1));
    const bool is_step =
        mean_return && std::from_chars(line.data(), line.data() + comma, evaluation.step).ptr == line.data() + comma;
    if (runs.empty() || !is_step || (!evaluations.empty() && evaluation.step <= evaluations.back().step)) break;
    evaluation.mean_return = *mean_return;
    evaluations.push_back(evaluation);
    runs.back().evaluations = evaluations.view();
  }
  std::erase_if(runs, [](const RecentRun& run) { return run.evaluations.empty(); });
  keep_newest(runs);
  return runs;
}

std::vector<RecentRun> RecentFile::read() {
  known_.clear();
  try {
    if (path_.empty()) return known_;
    const std::vector<std::uint8_t> bytes = read_file(path_);
    known_ = recent_of({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  } catch (const Failure&) {  // there is none yet
  }
  return known_;
}

void RecentFile::update(const RecentRuns& recent) {
  const std::vector<RecentRun>& runs = recent.runs();
  const auto differ = [&] {
    return runs.size() != known_.size() || !std::equal(runs.begin(), runs.end(), known_.begin(), is_same);
  };
  if (path_.empty() || !differ()) return;
  try {
    std::error_code ignored;
    std::filesystem::create_directories(std::filesystem::path(path_).parent_path(), ignored);
    const FileLock lock(path_);
    const std::vector<RecentRun> before = std::exchange(known_, {});
    // What other windows have added stays, and what this one has let go of goes.
    std::vector<RecentRun> all = read();
    std::erase_if(all, [&](const RecentRun& run) { return holds(before, run) && !holds(runs, run); });
    for (const RecentRun& run : runs)
      if (!holds(all, run)) all.push_back(run);
    keep_newest(all);
    write_atomically(path_, recent_text(all));
  } catch (const Failure&) {  // another window writes, or nobody may
  }
  known_ = runs;
}

}  // namespace sac::gui
