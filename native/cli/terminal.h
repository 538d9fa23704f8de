/// \file
/// What the progress line needs to know about where stderr goes.
#pragma once

namespace sac::cli {

/// Whether stderr is a terminal, which can redraw a line in place.
bool stderr_is_terminal();
/// Its columns now; 80 where that cannot be known.
int terminal_columns();

}  // namespace sac::cli
