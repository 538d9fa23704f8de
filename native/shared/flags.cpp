#include "flags.h"

#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

#include "errors.h"
#include "sac/idle.h"
#include "sac/number_text.h"
#include "text.h"

namespace sac {

namespace {

// What stands after the flag in the help: the allowed values.
std::string range_text(const Param& param) {
  if (param.type == ParamType::boolean) return "true|false";
  if (param.type == ParamType::choice) {
    std::string text;
    for (const std::string_view choice : param.choices) {
      if (!text.empty()) text += '|';
      text += choice;
    }
    return text;
  }
  return concat(number_text(param.min), "..", number_text(param.max));
}

std::string help_text(const Param& param) {
  std::string text = concat(param.help, " Default ", get_text(Config{}, param));
  // The preset that counts where none is named; all of them would hide the sentence.
  const Config config = make_config(*find_preset(kDefaultPreset));
  if (get(config, param) != get(Config{}, param)) {
    text += concat(", with ", kDefaultPreset, " ", get_text(config, param));
  }
  return text + (param.apply == Apply::live ? "." : ". Not with --resume.");
}

}  // namespace

ConfigFlags::ConfigFlags(CommandLine& line) {
  line.option("--preset", preset_,
              concat("Settings to start from: ", preset_names(), ". Default ", kDefaultPreset, "."), "NAME");
  for (const Param& param : params()) {
    const auto store = [this, &param](const std::string& text) { values_[param.key] = text; };
    line.option(concat("--", param.key), store, help_text(param), range_text(param),
                concat("Hyperparameters, ", param.group));
  }
}

const std::string& ConfigFlags::preset() const {
  static const std::string fallback(kDefaultPreset);
  return preset_.empty() ? fallback : preset_;
}

Config ConfigFlags::config() const {
  const Preset* named = find_preset(preset());
  if (named == nullptr) {
    throw UsageError(concat("--preset is \"", preset(), "\" but must be ", preset_names(), "."));
  }
  Config config = make_config(*named);
  apply(config);
  if (const std::string refusal = validate(config); !refusal.empty()) throw UsageError(concat("--", refusal));
  return config;
}

void ConfigFlags::apply(Config& config) const {
  for (const auto& [key, text] : values_) {
    const std::string refusal = set(config, key, text);
    if (!refusal.empty()) throw UsageError(concat("--", refusal));  // the sentence starts with the key
  }
}

std::vector<std::string> ConfigFlags::idle(const Config& config) const {
  std::vector<std::string> sentences;
  for (const Param& param : params()) {
    const std::string reason = values_.contains(param.key) ? idle_reason(config, param) : std::string();
    if (!reason.empty()) sentences.push_back(concat("--", param.key, " has no effect while ", reason, "."));
  }
  return sentences;
}

std::int64_t whole_number(const std::string& flag, const std::string& text, std::int64_t min, std::int64_t max) {
  const std::optional<double> value = parse_number(text);
  if (!value || *value != std::floor(*value) || *value < static_cast<double>(min) ||
      *value > static_cast<double>(max)) {
    throw UsageError(concat(flag, " is \"", text, "\" but must be a whole number from ", std::to_string(min), " to ",
                            std::to_string(max), "."));
  }
  return static_cast<std::int64_t>(*value);
}

double real_number(const std::string& flag, const std::string& text) {
  const std::optional<double> value = parse_number(text);
  if (!value) throw UsageError(concat(flag, " is \"", text, "\" but must be a number."));
  return *value;
}

}  // namespace sac
