/// \file
/// What a run is: its setting, which is a preset with changes, and its seed. Logs, checkpoints and folders are told
/// apart by it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sac/config.h"

namespace sac {

/// "alpha=0.5 tau=0.1": what differs from the preset; seed and evaluation_interval do not count, since they say which
/// run it is and how it is watched, not what is learned.
std::string changes_from(const std::string& preset, const Config& config);
/// The configuration that a log's preset and changes stand for; none if they are no such texts.
std::optional<Config> config_of(std::string_view preset, std::string_view changes);

/// "alpha is 0.5 there and 0.1 here": the first difference between two settings; empty if they are the same one.
std::string difference(const Config& there, const Config& here);
/// The same, with the seed.
std::string run_difference(const Config& there, const Config& here);

/// "quick+alpha=0.5+tau=0.1": a name for a folder of this setting's runs. A long one ends in a hash of the whole.
std::string setting_name(const std::string& preset, const Config& config);

}  // namespace sac
