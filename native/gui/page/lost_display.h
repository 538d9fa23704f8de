/// \file
/// The end of the display while the window is open, as at the end of a desktop session.
#pragma once

#include <functional>

namespace sac::gui {

/// Calls this, at most once, when the connection to an X display breaks; the program ends with code 1 when it returns,
/// since Xlib knows no way back. Nothing of the window may be used in it. \pre a window is open
void when_display_is_lost(std::function<void()> farewell);
/// From then on. For any thread.
bool display_is_lost();

}  // namespace sac::gui
