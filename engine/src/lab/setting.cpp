#include "sac/setting.h"

#include <algorithm>

namespace sac {

bool is_setting(const Param& param) { return param.group != "run"; }

std::vector<const Param*> setting_differences(const Config& a, const Config& b) {
  std::vector<const Param*> differing;
  for (const Param& param : params()) {
    if (is_setting(param) && get(a, param) != get(b, param)) differing.push_back(&param);
  }
  return differing;
}

const Preset& closest_preset(const Config& config) {
  const auto distance = [&](const Preset& preset) { return setting_differences(config, make_config(preset)).size(); };
  return *std::min_element(presets().begin(), presets().end(),
                           [&](const Preset& a, const Preset& b) { return distance(a) < distance(b); });
}

}  // namespace sac
