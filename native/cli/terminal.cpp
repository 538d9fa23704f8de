#include "terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace sac::cli {

bool stderr_is_terminal() { return isatty(STDERR_FILENO) == 1; }

bool stderr_can_redraw() {
  const char* kind = std::getenv("TERM");
  return stderr_is_terminal() && kind != nullptr && std::string_view(kind) != "dumb" && *kind != '\0';
}

int terminal_columns() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

}  // namespace sac::cli
