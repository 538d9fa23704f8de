#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "json.h"
#include "sac/claims.h"
#include "sac/number_text.h"
#include "sac/schema.h"
#include "sac/setting.h"
#include "sac/slider.h"
#include "sac/state_map.h"
#include "sac/update_trace.h"

namespace sac {

namespace {

std::string to_json(std::string_view text) { return json_string(text); }
std::string to_json(double value) { return number_text(value); }
std::string truth(bool value) { return value ? "true" : "false"; }

template <class List, class ToJson>
std::string list(const List& items, ToJson item_to_json) {
  std::string result = "[";
  for (const auto& item : items) {
    if (result.size() > 1) result += ',';
    result += item_to_json(item);
  }
  return result + "]";
}

std::string object(std::initializer_list<std::pair<std::string_view, std::string>> members) {
  std::string result = "{";
  for (const auto& [key, value] : members) {
    if (result.size() > 1) result += ',';
    result.append(json_string(key)).append(":").append(value);
  }
  return result + "}";
}

std::string param_json(const Param& param) {
  constexpr std::string_view types[] = {"real", "integer", "boolean", "choice"};
  return object({{"key", to_json(param.key)},
                 {"symbol", to_json(param.symbol)},
                 {"type", to_json(types[static_cast<int>(param.type)])},
                 {"scale", to_json(param.scale == Scale::log ? "log" : "linear")},
                 {"group", to_json(param.group)},
                 {"apply", to_json(param.apply == Apply::live ? "live" : "restart")},
                 {"default", to_json(param.default_value)},
                 {"min", to_json(param.min)},
                 {"max", to_json(param.max)},
                 {"choices", list(param.choices, json_string)},
                 {"setting", truth(is_setting(param))},
                 {"slider", truth(has_slider(param))},
                 {"claim", to_json(claim_label(param.key))},
                 {"help", to_json(param.help)}});
}

std::string metric_json(const MetricInfo& metric) {
  return object({{"key", to_json(metric.key)},
                 {"symbol", to_json(metric.symbol)},
                 {"unit", to_json(metric.unit)},
                 {"group", to_json(metric.group)},
                 {"help", to_json(metric.help)}});
}

std::string preset_json(const Preset& preset) {
  std::string values = "{";
  for (std::size_t i = 0; i < preset.values.size(); ++i) {
    const auto& [key, value] = preset.values[i];
    const auto rest = preset.values.subspan(i + 1);  // a later value replaces an earlier one
    if (std::any_of(rest.begin(), rest.end(), [&, k = key](const KeyValue& other) { return other.key == k; })) continue;
    if (values.size() > 1) values += ',';
    values.append(json_string(key)).append(":").append(json_string(value));
  }
  return object({{"name", to_json(preset.name)},
                 {"title", to_json(preset.title)},
                 {"help", to_json(preset.help)},
                 {"values", values + "}"}});
}

std::string layer_json(const MapLayerInfo& layer) {
  const auto value = static_cast<MapLayer>(&layer - map_layers().data());
  return object({{"key", to_json(layer.key)},
                 {"symbol", to_json(layer.symbol)},
                 {"unit", to_json(layer.unit)},
                 {"scale", to_json(layer.scale == MapScale::diverging ? "diverging" : "sequential")},
                 {"exact", truth(needs_exact(value))},
                 {"help", to_json(layer.help)}});
}

std::string trace_field_json(const TraceFieldInfo& field) {
  constexpr std::string_view shapes[] = {"sample", "action", "observation"};
  return object({{"key", to_json(field.key)}, {"shape", to_json(shapes[static_cast<int>(field.shape)])}});
}

}  // namespace

std::string schema_json() {
  return object({{"params", list(params(), param_json)},
                 {"metrics", list(metric_infos(), metric_json)},
                 {"presets", list(presets(), preset_json)},
                 {"map_layers", list(map_layers(), layer_json)},
                 {"trace_fields", list(trace_fields(), trace_field_json)}});
}

}  // namespace sac
