#include <charconv>
#include <string>
#include <string_view>

#include "sac/schema.h"

namespace sac {

namespace {

// All texts of the lists are plain ASCII without control characters, so only quotes and backslashes need care.
std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string json_number(double value) {
  char text[32];
  return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

// Builds {"a":1,"b":"x"}.
class Object {
 public:
  Object& text(std::string_view key, std::string_view value) { return raw(key, json_string(value)); }
  Object& number(std::string_view key, double value) { return raw(key, json_number(value)); }
  Object& raw(std::string_view key, std::string_view value) {
    if (!body_.empty()) body_ += ',';
    body_.append(json_string(key)).append(":").append(value);
    return *this;
  }
  std::string str() const { return '{' + body_ + '}'; }

 private:
  std::string body_;
};

template <class List, class ToJson>
std::string json_array(const List& list, ToJson to_json) {
  std::string body;
  for (const auto& item : list) {
    if (!body.empty()) body += ',';
    body += to_json(item);
  }
  return '[' + body + ']';
}

std::string param_json(const Param& param) {
  constexpr std::string_view types[] = {"real", "integer", "boolean", "choice"};
  return Object()
      .text("key", param.key)
      .text("symbol", param.symbol)
      .text("type", types[static_cast<int>(param.type)])
      .text("scale", param.scale == Scale::log ? "log" : "linear")
      .text("group", param.group)
      .text("apply", param.apply == Apply::live ? "live" : "restart")
      .number("default", param.default_value)
      .number("min", param.min)
      .number("max", param.max)
      .raw("choices", json_array(param.choices, json_string))
      .text("help", param.help)
      .str();
}

std::string metric_json(const MetricInfo& metric) {
  return Object()
      .text("key", metric.key)
      .text("symbol", metric.symbol)
      .text("unit", metric.unit)
      .text("group", metric.group)
      .text("help", metric.help)
      .str();
}

std::string preset_json(const Preset& preset) {
  Object values;
  for (const auto& [key, value] : preset.values) values.text(key, value);
  return Object()
      .text("name", preset.name)
      .text("title", preset.title)
      .text("help", preset.help)
      .raw("values", values.str())
      .str();
}

}  // namespace

std::string schema_json() {
  return Object()
      .raw("params", json_array(params(), param_json))
      .raw("metrics", json_array(metric_infos(), metric_json))
      .raw("presets", json_array(presets(), preset_json))
      .str();
}

}  // namespace sac
