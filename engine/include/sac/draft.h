/// \file
/// The settings of a run while somebody changes them: what is in force, what is wanted, and what waits for a new run.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sac/config.h"
#include "sac/schema.h"

namespace sac {

/// The configuration in force of one run and the wanted one of the next. Wanted values that may change in a running
/// training (`Apply::live`) are in force at once; the others wait until a new run begins. Both configurations can be
/// trained with at any time (`validate`): what would not fit is refused.
class Draft {
 public:
  /// A run of the first preset.
  Draft();

  /// What the run goes by.
  const Config& in_force() const { return in_force_; }
  /// What the next new run would begin with.
  const Config& wanted() const { return wanted_; }
  /// Where the values came from.
  const Preset& preset() const { return *preset_; }
  /// The preset's values, which a single one is reset to.
  const Config& base() const { return base_; }
  /// The parameters that wait for a new run, in the schema's order.
  std::vector<const Param*> pending() const;
  /// True if a new run with what is wanted can start from what this one has learned (`Trainer::take_weights`): its
  /// networks have the same shape. False too where init_w waits, of which nothing would be left.
  bool can_keep_weights() const;

  /// Sets wanted values, all of them or none.
  /// \return an empty string, or one sentence that names the key, what was wrong and what is allowed; also if the run
  /// could not go on with those values that would be in force at once.
  [[nodiscard]] std::string set(std::span<const KeyValue> values);
  /// The same for one value, as `get` has it.
  [[nodiscard]] std::string set(const Param& param, double value);
  /// Sets the valid values that are closest to these; of those that do not fit together, the last ones stay as they
  /// were. \return a sentence for each that is not as told, with the value that it is now
  std::vector<std::string> set_nearest(std::span<const KeyValue> values);

  /// A new run with a preset's values and the valid ones that are closest to these. \pre `find_preset(preset.name)` is
  /// this preset \return as `set_nearest`
  std::vector<std::string> start(const Preset& preset, std::span<const KeyValue> values = {});
  /// A new run with what is wanted: nothing waits any more.
  void begin() { in_force_ = wanted_; }
  /// Nothing but what is in force is wanted any more.
  void withdraw() { wanted_ = in_force_; }
  /// The run that is there has these values, as one from a checkpoint does. The preset is the closest one, unless it is
  /// told. \pre `validate(config)` is empty
  void open(const Config& config, const Preset* preset = nullptr);

 private:
  std::string misfit(const Config& wanted) const;
  void want(const Config& wanted);

  const Preset* preset_;
  Config base_, wanted_, in_force_;
};

/// What has become of a draft, as one JSON object:
/// {"problems":[...],"preset":"...","base":{...},"wanted":{...},"in_force":{...},"pending":{...},
/// "idle":{...},"can_keep_weights":true,"standard_task":true,"first_update_step":65}. `base`, `wanted` and `in_force`
/// hold the values that differ from those before, as text; `pending` all that waits; `idle` all whose wanted value has
/// no effect, and why. The last two speak of what is in force.
/// \param now the draft \param before with nullptr, all values are new \param problems sentences to go with it
std::string draft_json(const Draft& now, const Draft* before = nullptr, std::span<const std::string> problems = {});

}  // namespace sac
