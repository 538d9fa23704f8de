/// \file
/// What the progress line needs to know about where stderr goes.
#pragma once

namespace sac::cli {

/// Whether stderr is a terminal.
bool stderr_is_terminal();
/// Whether it is one that understands how to redraw a line in place; TERM=dumb says that it does not.
bool stderr_can_redraw();
/// Whether it shows UTF-8, as the locale of the environment says.
bool stderr_shows_utf8();
/// Its columns now; 80 where that cannot be known.
int terminal_columns();

}  // namespace sac::cli
