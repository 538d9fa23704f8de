#include "sac/schema.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "edit_distance.h"
#include "in_quotes.h"
#include "sac/number_text.h"

namespace sac {

namespace {

template <class Enum>
struct Choices;
template <>
struct Choices<Critic> {
  static constexpr std::string_view names[] = {"value_network", "twin_target"};
};
template <>
struct Choices<TargetUpdate> {
  static constexpr std::string_view names[] = {"polyak", "periodic", "none"};
};
template <>
struct Choices<EntropyMode> {
  static constexpr std::string_view names[] = {"fixed", "auto", "off"};
};
template <>
struct Choices<PolicyGradient> {
  static constexpr std::string_view names[] = {"reparameterized", "likelihood_ratio"};
};
template <>
struct Choices<LogProbCorrection> {
  static constexpr std::string_view names[] = {"epsilon", "exact"};
};

constexpr std::string_view kBooleanNames[] = {"false", "true"};

// A parameter and the two functions that reach its field.
struct Entry {
  Param param;
  double (*get)(const Config&);
  void (*set)(Config&, double);
};

#define SAC_ACCESS(key, Type) \
  [](const Config& c) { return static_cast<double>(c.key); }, [](Config& c, double v) { c.key = static_cast<Type>(v); }

constexpr Entry kEntries[] = {
#define SAC_REAL(key, symbol, value, min, max, scale, group, apply, help)                          \
  {{#key, symbol, help, #group, ParamType::real, Scale::scale, Apply::apply, value, min, max, {}}, \
   SAC_ACCESS(key, double)},
#define SAC_INT(key, symbol, value, min, max, scale, group, apply, help)                                      \
  {{#key, symbol, help, #group, ParamType::integer, Scale::scale, Apply::apply, double(value), min, max, {}}, \
   SAC_ACCESS(key, std::int64_t)},
#define SAC_BOOL(key, symbol, value, group, apply, help)                                                   \
  {{#key, symbol, help, #group, ParamType::boolean, Scale::linear, Apply::apply, double(value), 0, 1, {}}, \
   SAC_ACCESS(key, bool)},
#define SAC_ENUM(key, symbol, value, Type, group, apply, help)                                          \
  {{#key, symbol, help, #group, ParamType::choice, Scale::linear, Apply::apply, double(Type::value), 0, \
    double(std::size(Choices<Type>::names) - 1), Choices<Type>::names},                                 \
   SAC_ACCESS(key, Type)},
#include "sac/params.inl"
#undef SAC_REAL
#undef SAC_INT
#undef SAC_BOOL
#undef SAC_ENUM
};
constexpr std::size_t kCount = std::size(kEntries);

constexpr auto kParams = [] {
  std::array<Param, kCount> list{};
  for (std::size_t i = 0; i < kCount; ++i) list[i] = kEntries[i].param;
  return list;
}();

constexpr MetricInfo kMetrics[] = {
#define SAC_METRIC(key, symbol, unit, group, help) {#key, symbol, unit, #group, help},
#include "sac/metrics.inl"
#undef SAC_METRIC
};

#define SAC_VALUES(...) \
  { __VA_ARGS__ }
#define SAC_PRESET(id, name, title, help, ...) const std::initializer_list<KeyValue> k_##id = __VA_ARGS__;
#include "sac/presets.inl"
#undef SAC_PRESET
const Preset kPresets[] = {
#define SAC_PRESET(id, name, title, help, ...) {name, title, help, {k_##id.begin(), k_##id.size()}},
#include "sac/presets.inl"
#undef SAC_PRESET
};
#undef SAC_VALUES

const Entry& entry(const Param& param) { return kEntries[&param - kParams.data()]; }

std::string joined(std::span<const std::string_view> names) {
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) list += i + 1 == names.size() ? " or " : ", ";
    list += names[i];
  }
  return list;
}

// What values the parameter takes, as the end of an error sentence.
std::string allowed(const Param& param) {
  switch (param.type) {
    case ParamType::boolean: return "true or false";
    case ParamType::choice: return joined(param.choices);
    case ParamType::integer: return "a whole number from " + number_text(param.min) + " to " + number_text(param.max);
    default: return "a number from " + number_text(param.min) + " to " + number_text(param.max);
  }
}

// What else may be meant by a value that is not allowed.
std::string_view hint(const Param& param, const std::optional<double>& value) {
  const bool no_entropy = param.key == "alpha" && value && *value >= 0.0 && *value < param.min;
  return no_entropy ? "; entropy_mode off trains without entropy" : "";
}

std::string refusal(const Param& param, std::string_view text, const std::optional<double>& value) {
  std::string sentence(param.key);
  sentence.append(" is ").append(in_quotes(text)).append(" but must be ").append(allowed(param));
  return sentence.append(hint(param, value)).append(".");
}

std::optional<double> parse(const Param& param, std::string_view text) {
  if (param.type == ParamType::boolean) {
    if (text == "true" || text == "on" || text == "1") return 1.0;
    if (text == "false" || text == "off" || text == "0") return 0.0;
    return std::nullopt;
  }
  if (param.type == ParamType::choice) {
    const auto found = std::find(param.choices.begin(), param.choices.end(), text);
    if (found == param.choices.end()) return std::nullopt;
    return static_cast<double>(found - param.choices.begin());
  }
  return parse_number(text);
}

bool is_allowed(const Param& param, double value) {
  if (!(value >= param.min && value <= param.max)) return false;
  return param.type == ParamType::real || value == std::floor(value);
}

}  // namespace

std::span<const Param> params() { return kParams; }
std::span<const MetricInfo> metric_infos() { return kMetrics; }
std::span<const Preset> presets() { return kPresets; }

const Param* find_param(std::string_view key) {
  const auto found = std::find_if(kParams.begin(), kParams.end(), [&](const Param& p) { return p.key == key; });
  return found == kParams.end() ? nullptr : &*found;
}

const Preset* find_preset(std::string_view name) {
  const auto found = std::find_if(std::begin(kPresets), std::end(kPresets), [&](auto& p) { return p.name == name; });
  return found == std::end(kPresets) ? nullptr : found;
}

std::string preset_names() {
  std::vector<std::string_view> names;
  for (const Preset& preset : kPresets) names.push_back(preset.name);
  return joined(names);
}

std::string unknown_preset(std::string_view name) {
  return "The preset " + in_quotes(name) + " does not exist; allowed are " + preset_names() + ".";
}

double get(const Config& config, const Param& param) { return entry(param).get(config); }

std::string get_text(const Config& config, const Param& param) {
  const double value = get(config, param);
  if (param.type == ParamType::boolean) return std::string(kBooleanNames[value != 0.0]);
  if (param.type == ParamType::choice) return std::string(param.choices[static_cast<std::size_t>(value)]);
  return number_text(value);
}

std::string set(Config& config, const Param& param, double value) {
  if (!is_allowed(param, value)) return refusal(param, number_text(value), value);
  entry(param).set(config, value);
  return {};
}

std::string set(Config& config, std::string_view key, std::string_view text) {
  const Param* param = find_param(key);
  if (param == nullptr) {
    const std::string_view start = key.substr(0, 60);  // as much as the message repeats; longer ones would take time
    const auto closest = std::min_element(kParams.begin(), kParams.end(), [&](const Param& a, const Param& b) {
      return edit_distance(a.key, start) < edit_distance(b.key, start);
    });
    return "The hyperparameter " + in_quotes(key) + " does not exist; the closest is " + std::string(closest->key) +
           ".";
  }
  const std::optional<double> value = parse(*param, text);
  if (!value || !is_allowed(*param, *value)) return refusal(*param, text, value);
  entry(*param).set(config, *value);
  return {};
}

void copy(const Param& param, const Config& from, Config& to) { entry(param).set(to, entry(param).get(from)); }

void set_nearest(Config& config, const Param& param, std::string_view text) {
  const std::optional<double> value = parse(param, text);
  if (!value) return;
  const double rounded = param.type == ParamType::real ? *value : std::round(*value);
  entry(param).set(config, std::clamp(rounded, param.min, param.max));
}

Config make_config(const Preset& preset) {
  Config config;
  for (const auto& [key, value] : preset.values) {
    const Param* param = find_param(key);
    entry(*param).set(config, *parse(*param, value));
  }
  return config;
}

double max_policy_entropy(int action_size) {
  // Of tanh(u), u ~ N(0, 0.875^2), the squashed Gaussian that comes closest to the uniform distribution's ln 2.
  constexpr double kOneDimension = 0.6836;
  return action_size * kOneDimension;
}

std::string validate(const Config& config, int action_size) {
  for (const Param& param : kParams) {
    const double value = get(config, param);
    if (!is_allowed(param, value)) return refusal(param, number_text(value), value);
  }
  std::string error;
  if (config.batch_size >= config.buffer_capacity) {
    error.append("batch_size is ").append(std::to_string(config.batch_size));
    error.append(" and buffer_capacity is ").append(std::to_string(config.buffer_capacity));
    error.append(", but updates begin when the replay buffer holds more than a batch: ");
    error.append("batch_size must be less than buffer_capacity.");
    return error;
  }
  const double reachable = max_policy_entropy(action_size);
  if (config.entropy_mode == EntropyMode::automatic && config.target_entropy > reachable) {
    error.append("target_entropy is ").append(number_text(config.target_entropy)).append(", but no policy with ");
    error.append(action_size == 1 ? "an action" : std::to_string(action_size) + " actions");
    error.append(" in [-1, 1] has that much entropy (ln 2 = 0.69 nats a dimension when uniform, 0.68 as a squashed ");
    error.append("Gaussian), so alpha would grow without end: with entropy_mode auto it must be at most ");
    error.append(fixed_text(std::floor(reachable * 100.0) / 100.0, 2)).append(".");
  }
  return error;
}

}  // namespace sac
