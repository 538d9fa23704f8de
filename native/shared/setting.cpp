#include "setting.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>

#include "sac/schema.h"
#include "sac/setting.h"
#include "text.h"

namespace sac {

namespace {

std::string difference_in(const Param& param, const Config& there, const Config& here) {
  return concat(param.key, " is ", get_text(there, param), " there and ", get_text(here, param), " here");
}

}  // namespace

std::string changes_from(const std::string& preset, const Config& config) {
  const Config base = make_config(*find_preset(preset));
  std::string text;
  for (const Param* param : setting_differences(base, config)) {
    text += concat(text.empty() ? "" : " ", param->key, "=", get_text(config, *param));
  }
  return text;
}

std::optional<Config> config_of(std::string_view preset, std::string_view changes) {
  const Preset* named = find_preset(preset);
  if (named == nullptr) return std::nullopt;
  Config config = make_config(*named);
  while (!changes.empty()) {
    const std::string_view change = changes.substr(0, changes.find(' '));
    changes.remove_prefix(std::min(changes.size(), change.size() + 1));
    const std::size_t equals = change.find('=');
    if (equals == change.npos || !set(config, change.substr(0, equals), change.substr(equals + 1)).empty()) {
      return std::nullopt;
    }
  }
  return config;
}

std::string difference(const Config& there, const Config& here) {
  const auto differing = setting_differences(there, here);
  return differing.empty() ? std::string() : difference_in(*differing.front(), there, here);
}

std::string run_difference(const Config& there, const Config& here) {
  const std::string setting = difference(there, here);
  if (!setting.empty() || there.seed == here.seed) return setting;
  return difference_in(*find_param("seed"), there, here);
}

std::string setting_name(const std::string& preset, const Config& config) {
  std::string name = concat(preset, " ", changes_from(preset, config));
  if (name.back() == ' ') name.pop_back();
  std::replace(name.begin(), name.end(), ' ', '+');
  constexpr std::size_t kLongest = 120;  // a file system allows 255 bytes, and readers fewer
  if (name.size() <= kLongest) return name;
  std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
  return concat(std::string_view(name).substr(0, kLongest), "+", digits);
}

}  // namespace sac
