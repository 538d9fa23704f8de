/// \file
/// The descriptions of `params.inl`, `metrics.inl` and `presets.inl` as data, and access to a Config by key.
/// Front ends build their controls, flags and link codecs from here and name no hyperparameter themselves.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "sac/config.h"

namespace sac {

/// What values a parameter takes.
enum class ParamType {
  real,     ///< any number in its range
  integer,  ///< a whole number in its range
  boolean,  ///< true or false
  choice    ///< one of a few names
};
/// How a slider should move.
enum class Scale {
  linear,  ///< equal steps
  log      ///< equal factors; the range is positive
};
/// When a changed value takes effect.
enum class Apply {
  live,    ///< takes effect at once in a running training
  restart  ///< needs a new run
};

/// One hyperparameter. Values travel as double: integers exactly, booleans as 0 or 1, choices as their index.
struct Param {
  std::string_view key;                       ///< its name in Config, flags, links and checkpoints
  std::string_view symbol;                    ///< its symbol in the papers, as plain text
  std::string_view help;                      ///< one or two sentences
  std::string_view group;                     ///< which parameters it stands with
  ParamType type;                             ///< what values it takes
  Scale scale;                                ///< how a slider should move
  Apply apply;                                ///< when a change takes effect
  double default_value;                       ///< the article's setting
  double min;                                 ///< the least allowed value
  double max;                                 ///< the largest allowed value
  std::span<const std::string_view> choices;  ///< names, for ParamType::choice only
};

/// One reported number; its place in the list is its place in Metrics.
struct MetricInfo {
  std::string_view key;     ///< its name in Metrics, logs and events
  std::string_view symbol;  ///< its symbol in the papers, as plain text
  std::string_view unit;    ///< empty for none
  std::string_view group;   ///< which metrics it stands with
  std::string_view help;    ///< one sentence
};

/// The value of one parameter.
struct KeyValue {
  std::string_view key;    ///< of the parameter
  std::string_view value;  ///< as text
};
/// A named setting.
struct Preset {
  std::string_view name;             ///< in flags and links
  std::string_view title;            ///< for people
  std::string_view help;             ///< one sentence
  std::span<const KeyValue> values;  ///< differences from the defaults
};

/// All hyperparameters in the order of `params.inl`. The other functions want references to elements of this list.
std::span<const Param> params();
/// All metrics in the order of `metrics.inl`, which is that of `Metrics::values()`.
std::span<const MetricInfo> metric_infos();
/// All presets in the order of `presets.inl`.
std::span<const Preset> presets();

/// The parameter with this key, or nullptr.
const Param* find_param(std::string_view key);
/// The preset with this name, or nullptr.
const Preset* find_preset(std::string_view name);
/// "quick, article or modern": the names for an error message.
std::string preset_names();
/// The sentence that reports an unknown preset.
std::string unknown_preset(std::string_view name);

/// The value of one field; see Param for how it travels as a double.
double get(const Config& config, const Param& param);
/// The same as a flag or link would spell it ("0.003", "true", "polyak"); reads back as the same value.
std::string get_text(const Config& config, const Param& param);

/// Sets one field after checking its type and range. Whether the values fit together is for `validate` to say, once all
/// are set, so that their order does not matter.
/// \return an empty string, or one sentence that names the key, what was wrong and what is allowed; the Config is
/// unchanged then.
[[nodiscard]] std::string set(Config& config, const Param& param, double value);
/// The same from text; an unknown key is reported with the closest known one.
[[nodiscard]] std::string set(Config& config, std::string_view key, std::string_view text);
/// Copies one field. \param param which \param from where to take it \param to where to write it
void copy(const Param& param, const Config& from, Config& to);
/// The value in the parameter's range that is closest to the text; the field stays as it is where there is none.
void set_nearest(Config& config, const Param& param, std::string_view text);

/// The defaults with a preset's values over them, keeping nothing else.
/// \pre `find_preset(preset.name)` is this preset.
Config make_config(const Preset& preset);

/// Most entropy that the policy, a Gaussian squashed into [-1, 1] by tanh, can have: about 0.68 nats for each dimension
/// of the action (the uniform distribution has ln 2 = 0.69). \param action_size at least 1
double max_policy_entropy(int action_size);

/// Checks every field by itself, then whether they fit together:
/// - `batch_size` is less than `buffer_capacity`, since updates begin when the replay buffer holds more than a batch;
/// - with `EntropyMode::automatic`, `target_entropy` is at most `max_policy_entropy`.
/// \param config any values \param action_size dimensions of the task's actions; the Pendulum has 1
/// \return an empty string or the first error as one sentence.
[[nodiscard]] std::string validate(const Config& config, int action_size = 1);

/// All lists as one JSON object: {"params":[...],"metrics":[...],"presets":[...],"map_layers":[...],
/// "trace_fields":[...]}. Of a parameter it also says whether it is part of the setting (`is_setting`), has a slider
/// (`has_slider`), and what was found about it (`claim_label`), of a layer whether it needs the exact solution
/// (`needs_exact`).
std::string schema_json();

}  // namespace sac
