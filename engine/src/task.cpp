#include "sac/task.h"

#include <algorithm>

#include "sac/schema.h"

namespace sac {

bool is_standard_task(const Config& config) {
  return std::all_of(params().begin(), params().end(), [&](const Param& param) {
    return param.group != "environment" || get(config, param) == param.default_value;
  });
}

bool is_solved(const Config& config, double mean_return) {
  return mean_return >= kSolvedReturn && is_standard_task(config);
}

}  // namespace sac
