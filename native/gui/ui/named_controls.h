/// \file
/// Where the named controls of the window are: for scripts.
#pragma once

#include <optional>
#include <string_view>

#include "ui/panel.h"

namespace sac::gui {

/// The last item has this name. A later one of the same name in a frame takes its place.
void name_control(std::string_view name);
/// Where it was drawn in the last whole frame; nothing if it was not.
std::optional<Box> find_named(std::string_view name);
/// To be called when a frame begins.
void begin_named_frame();

}  // namespace sac::gui
