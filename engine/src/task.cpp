#include "sac/task.h"

#include <algorithm>

#include "sac/schema.h"

namespace sac {

bool same_task(const Config& a, const Config& b) {
  return std::all_of(params().begin(), params().end(), [&](const Param& param) {
    return param.group != "environment" || get(a, param) == get(b, param);
  });
}

bool is_standard_task(const Config& config) { return same_task(config, Config()); }

bool is_solved(const Config& config, double mean_return) {
  return mean_return >= kSolvedReturn && is_standard_task(config);
}

}  // namespace sac
