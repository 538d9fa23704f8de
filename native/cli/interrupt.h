/// \file
/// Ctrl-C and SIGTERM ask a training to stop; the second one ends the program at once.
#pragma once

namespace sac::cli {

void catch_interrupts();
/// The signal that asked to stop, or 0.
int interrupted();

}  // namespace sac::cli
