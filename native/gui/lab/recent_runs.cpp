#include "lab/recent_runs.h"

#include <utility>

#include "sac/schema.h"

namespace sac::gui {
namespace {

// A single evaluation makes no curve.
constexpr std::size_t kLeastEvaluations = 2;

bool is_start_of(const LogView<Evaluation>& shorter, const LogView<Evaluation>& longer) {
  if (shorter.size() > longer.size()) return false;
  for (std::size_t i = 0; i < shorter.size(); ++i)
    if (shorter[i].step != longer[i].step || shorter[i].mean_return != longer[i].mean_return) return false;
  return true;
}

}  // namespace

std::string run_name(const Preset& preset, const Config& base, const Config& config) {
  std::string name(preset.name);
  name.append(", seed ").append(get_text(config, *find_param("seed")));
  for (const Param& param : params()) {
    if (param.key == "seed" || get(base, param) == get(config, param)) continue;
    name.append(", ").append(param.key).append(" = ").append(get_text(config, param));
  }
  return name;
}

void RecentRuns::add(const Draft& draft, const RunHistory& history) {
  if (history.evaluations.size() < kLeastEvaluations) return;
  drop_repeated(history.evaluations);
  runs_.push_back({run_name(draft.preset(), draft.base(), draft.in_force()), history.evaluations});
  if (runs_.size() > kMost) runs_.erase(runs_.begin());
}

void RecentRuns::drop_repeated(const LogView<Evaluation>& present) {
  std::erase_if(runs_, [&](const RecentRun& run) { return is_start_of(run.evaluations, present); });
}

}  // namespace sac::gui
