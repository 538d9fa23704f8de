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

bool stderr_shows_utf8() {
  // The first that is set decides, as in setlocale(3); the program itself stays in the C locale.
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    const std::string_view locale = value;
    return locale.find("UTF-8") != locale.npos || locale.find("utf8") != locale.npos;
  }
  return false;
}

int terminal_columns() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

}  // namespace sac::cli
