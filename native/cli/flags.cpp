#include "flags.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "errors.h"
#include "help_format.h"
#include "sac/number_text.h"
#include "text.h"

namespace sac::cli {

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

// Levenshtein distance, for the flag that was probably meant.
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replace});
    }
  }
  return row[b.size()];
}

// "; did you mean --tau?" or nothing, if no flag is close.
std::string suggestion(const CLI::App& app, const std::string& flag) {
  std::string best;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_lnames().empty()) continue;  // a positional argument
    const std::string name = concat("--", option->get_lnames().front());
    if (best.empty() || distance(flag, name) < distance(flag, best)) best = name;
  }
  const bool is_close = distance(flag, best) <= std::max<std::size_t>(2, flag.size() / 3);
  return is_close ? concat("; did you mean ", best, "?") : std::string(";");
}

// The library takes the next word as a value, whatever it is, and an empty one too: `--log "$UNSET"`.
void check_values(const CLI::App& app) {
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_expected_min() == 0) continue;  // a switch
    for (const std::string& text : option->results()) {
      if (text.empty() || text.starts_with("--")) {
        throw UsageError(concat(option->get_name(), " needs a value; see --help."));
      }
    }
  }
}

}  // namespace

ConfigFlags::ConfigFlags(CLI::App& app) {
  app.add_option("--preset", preset_,
                 concat("Settings to start from: ", preset_names(), ". Default ", kDefaultPreset, "."))
      ->option_text("NAME");
  for (const Param& param : params()) {
    const auto store = [this, &param](const std::string& text) { values_[param.key] = text; };
    app.add_option_function<std::string>(concat("--", param.key), store, help_text(param))
        ->option_text(range_text(param))
        ->group(concat("Hyperparameters, ", param.group));
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

bool parse(CLI::App& app, int argc, const char* const* argv) {
  app.allow_extras();  // our own message for them is better than the library's
  for (CLI::Option* option : app.get_options()) {
    if (option->get_items_expected_max() <= 1) option->take_last();  // others take a list
  }
  app.set_version_flag("--version", SAC_VERSION, "Print the version and exit");
  app.formatter(std::make_shared<HelpFormat>());
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    std::fputs(app.help().c_str(), stdout);
    return false;
  } catch (const CLI::CallForVersion&) {
    std::printf("%s %s (%s build)\n", app.get_name().c_str(), SAC_VERSION, SAC_BUILD);
    return false;
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string text = error.what();
    throw UsageError(concat(text.substr(0, text.find(':')), " needs a value; see --help."));
  } catch (const CLI::ParseError& error) {
    throw UsageError(concat(error.what(), "; see --help."));
  }
  check_values(app);
  for (const std::string& extra : app.remaining()) {
    if (extra.size() < 2 || extra[0] != '-')
      throw UsageError(concat("\"", extra, "\" belongs to no flag; see --help."));
    const std::string flag = extra.substr(0, extra.find('='));
    throw UsageError(concat("there is no flag ", flag, suggestion(app, flag), " --help lists all."));
  }
  return true;
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

}  // namespace sac::cli
