/// \file
/// What the window shows, by name and as text: for scripts and tests.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lab/lab.h"

namespace sac::gui {

/// Of the lab: "steps", "running", "signature", "preset", "layer", "speed", "failure", "notice", "notices", "undo",
/// "comparing", "solved", "recent", the key of a metric or of a parameter as it is wanted, and "PARAM in force"; all
/// but those of the lab as a whole also of one run, with "a." or "b." before. Without, it is the run in focus. Nothing
/// for a name that means nothing.
std::optional<std::string> read_out(Lab& lab, std::string_view name);

}  // namespace sac::gui
