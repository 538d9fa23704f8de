#include "sac/draft.h"

#include <algorithm>

#include "sac/setting.h"

namespace sac {

namespace {

// What a run with the values in force goes by once it has taken over all that needs no new one.
Config with_live(const Config& in_force, const Config& wanted) {
  Config config = wanted;
  for (const Param& param : params()) {
    if (param.apply == Apply::restart) copy(param, in_force, config);
  }
  return config;
}

// Sets one value as near as is valid. \return empty, or what was wrong
std::string set_one_nearest(Config& config, const KeyValue& pair) {
  std::string problem = set(config, pair.key, pair.value);
  const Param* param = find_param(pair.key);
  if (!problem.empty() && param) set_nearest(config, *param, pair.value);
  return problem;
}

std::string using_now(const Config& config, const KeyValue& pair) {
  const Param* param = find_param(pair.key);
  if (!param) return {};
  return std::string(" Using ").append(param->key).append(" = ").append(get_text(config, *param)).append(".");
}

// Sets all of them as near as is valid; `misfit` says of a configuration why it cannot be.
template <class Misfit>
std::vector<std::string> set_all_nearest(Config& config, std::span<const KeyValue> values, Misfit misfit) {
  const Config before = config;
  std::vector<std::string> problems;
  for (const KeyValue& pair : values) {
    std::string problem = set_one_nearest(config, pair);
    if (!problem.empty()) problems.push_back(problem + using_now(config, pair));
  }
  for (std::size_t i = values.size(); i-- > 0;) {
    std::string problem = misfit(config);
    if (problem.empty()) break;
    if (const Param* param = find_param(values[i].key)) copy(*param, before, config);
    problems.push_back(problem + using_now(config, values[i]));
  }
  return problems;
}

}  // namespace

Draft::Draft() { start(presets().front()); }

std::vector<const Param*> Draft::pending() const {
  std::vector<const Param*> waiting;
  for (const Param& param : params()) {
    if (param.apply == Apply::restart && get(in_force_, param) != get(wanted_, param)) waiting.push_back(&param);
  }
  return waiting;
}

bool Draft::can_keep_weights() const {
  return in_force_.hidden_units == wanted_.hidden_units && in_force_.hidden_layers == wanted_.hidden_layers &&
         in_force_.init_w == wanted_.init_w;
}

std::string Draft::set(std::span<const KeyValue> values) {
  Config next = wanted_;
  for (const auto& [key, value] : values) {
    if (std::string problem = sac::set(next, key, value); !problem.empty()) return problem;
  }
  if (std::string problem = misfit(next); !problem.empty()) return problem;
  want(next);
  return {};
}

std::string Draft::set(const Param& param, double value) {
  Config next = wanted_;
  if (std::string problem = sac::set(next, param, value); !problem.empty()) return problem;
  if (std::string problem = misfit(next); !problem.empty()) return problem;
  want(next);
  return {};
}

std::vector<std::string> Draft::set_nearest(std::span<const KeyValue> values) {
  Config next = wanted_;
  auto problems = set_all_nearest(next, values, [this](const Config& config) { return misfit(config); });
  want(next);
  return problems;
}

std::vector<std::string> Draft::start(const Preset& preset, std::span<const KeyValue> values) {
  preset_ = &preset;
  wanted_ = base_ = make_config(preset);
  auto problems = set_all_nearest(wanted_, values, [](const Config& config) { return validate(config); });
  begin();
  return problems;
}

void Draft::open(const Config& config, const Preset* preset) {
  preset_ = preset ? preset : &closest_preset(config);
  base_ = make_config(*preset_);
  wanted_ = in_force_ = config;
}

// Why the next run, or the one that is there, could not be trained with this.
std::string Draft::misfit(const Config& wanted) const {
  std::string problem = validate(wanted);
  return problem.empty() ? validate(with_live(in_force_, wanted)) : problem;
}

void Draft::want(const Config& wanted) {
  wanted_ = wanted;
  in_force_ = with_live(in_force_, wanted);
}

}  // namespace sac
