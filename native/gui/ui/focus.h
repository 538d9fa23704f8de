/// \file
/// The keyboard's focus: Tab and Shift+Tab go through all controls in the order in which they are drawn, also those
/// that Dear ImGui leaves out.
#pragma once

#include <imgui.h>

namespace sac::gui {

/// Says that the last item can have the focus, and draws a ring around it while it has it. \return whether it has it
bool focusable();
/// Whether the last item, which has the focus, was pressed with Space or Enter.
bool focus_pressed();
/// Around a text field: it takes the keyboard when the focus comes to it. \param id of the field
void begin_text_field(const char* id);
void end_text_field();

/// The last item has the focus.
bool focus_is_item();
/// A control has the focus: Space, Enter and the arrows are meant for it.
bool focus_is_set();
/// Nothing has the focus any more.
void drop_focus();

/// Escape was pressed in this frame.
bool escape_pressed();

enum class Arrow { none, left, right, up, down, home, end };
/// The arrow key that was pressed in this frame, for what has the focus; holding repeats.
Arrow pressed_arrow();

}  // namespace sac::gui
