#include "errors.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <new>

namespace sac {

namespace {

std::string program_name = "sac";

int report(std::string what, int code) {
  // One line that leaves the terminal as it is, also where a file or a value holds line breaks or escape sequences.
  std::replace_if(
      what.begin(), what.end(), [](char c) { return (c >= 0 && c < ' ') || c == 0x7f; }, ' ');
  if (!what.empty() && what.back() != '.') what += '.';
  std::fflush(stdout);
  std::fprintf(stderr, "%s: %s\n", program_name.c_str(), what.c_str());
  return code;
}

void open_closed_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    // The lowest free number is given out, which is this one.
    if (fcntl(stream, F_GETFD) == -1 && errno == EBADF && open("/dev/null", O_RDWR) != stream) return;
  }
}

}  // namespace

void tell(const std::string& sentence) { report(sentence, 0); }

int guarded_main(const std::string& program, const std::function<int()>& body) {
  program_name = program;
  open_closed_streams();
  signal(SIGXFSZ, SIG_IGN);  // then the write fails, and is reported as any that does
  try {
    const int code = body();
    // Output into a full disk must not look like success.
    if ((std::fflush(stdout) != 0 || std::ferror(stdout)) && code == 0) {
      return report("cannot write to standard output.", 1);
    }
    return code;
  } catch (const UsageError& error) {
    return report(error.what(), 2);
  } catch (const std::bad_alloc&) {
    return report("out of memory; a smaller --buffer_capacity, fewer --hidden_units or fewer --jobs need less.", 1);
  } catch (const std::exception& error) {
    return report(error.what(), 1);
  }
}

}  // namespace sac
