#include <nlohmann/json.hpp>

#include "sac/schema.h"
#include "sac/state_map.h"

namespace sac {

using nlohmann::ordered_json;

namespace {

ordered_json to_json(const Param& param) {
  constexpr std::string_view types[] = {"real", "integer", "boolean", "choice"};
  return {{"key", param.key},
          {"symbol", param.symbol},
          {"type", types[static_cast<int>(param.type)]},
          {"scale", param.scale == Scale::log ? "log" : "linear"},
          {"group", param.group},
          {"apply", param.apply == Apply::live ? "live" : "restart"},
          {"default", param.default_value},
          {"min", param.min},
          {"max", param.max},
          {"choices", param.choices},
          {"help", param.help}};
}

ordered_json to_json(const MetricInfo& metric) {
  return {{"key", metric.key},
          {"symbol", metric.symbol},
          {"unit", metric.unit},
          {"group", metric.group},
          {"help", metric.help}};
}

ordered_json to_json(const Preset& preset) {
  ordered_json values = ordered_json::object();
  for (const auto& [key, value] : preset.values) values[std::string(key)] = value;
  return {{"name", preset.name}, {"title", preset.title}, {"help", preset.help}, {"values", values}};
}

ordered_json to_json(const MapLayerInfo& layer) {
  return {{"key", layer.key},
          {"symbol", layer.symbol},
          {"unit", layer.unit},
          {"scale", layer.scale == MapScale::diverging ? "diverging" : "sequential"},
          {"help", layer.help}};
}

template <class List>
ordered_json list(const List& items) {
  ordered_json result = ordered_json::array();
  for (const auto& item : items) result.push_back(to_json(item));
  return result;
}

}  // namespace

std::string schema_json() {
  return ordered_json{{"params", list(params())},
                      {"metrics", list(metric_infos())},
                      {"presets", list(presets())},
                      {"map_layers", list(map_layers())}}
      .dump();
}

}  // namespace sac
