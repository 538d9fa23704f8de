/// \file
/// What the control of a hyperparameter says about it; the page's web/src/words/param_text.ts.
#pragma once

#include <string>
#include <string_view>

#include "sac/schema.h"

namespace sac::gui {

/// When a change takes effect: "live" or "restarts"; "idle" if it has none. \param config the values of the others
std::string_view badge_text(const Param& param, const Config& config);
/// "0.001 to 10", or the choices.
std::string range_text(const Param& param);
/// A value as a person reads it.
std::string value_text(const Param& param, double value);
/// "0.001 to 10; 1 in the article. Takes effect at once." \param config the values of the others
std::string facts_of(const Param& param, const Config& config);
/// Whether every word of a search is found in the parameter's name, symbol, help, group or claim.
bool is_found(const Param& param, std::string_view search);

}  // namespace sac::gui
