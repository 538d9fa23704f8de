#include "terminal.h"

#ifdef _WIN32
#include <io.h>
#else
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace sac::cli {

#ifdef _WIN32

bool stderr_is_terminal() {
  return _isatty(2) != 0;
}
int terminal_columns() {
  return 80;
}

#else

bool stderr_is_terminal() {
  return isatty(STDERR_FILENO) == 1;
}

int terminal_columns() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

#endif

}  // namespace sac::cli
