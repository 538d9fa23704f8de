#include "errors.h"

#include <cstdio>
#include <new>

namespace sac::cli {

namespace {

int report(const std::string& program, const char* what, int code) {
  std::fflush(stdout);
  std::fprintf(stderr, "%s: %s\n", program.c_str(), what);
  return code;
}

}  // namespace

int guarded_main(const std::string& program, const std::function<int()>& body) {
  try {
    const int code = body();
    // Output into a full disk or a closed pipe must not look like success.
    if (std::fflush(stdout) != 0 && code == 0) return report(program, "cannot write to standard output", 1);
    return code;
  } catch (const UsageError& error) {
    return report(program, error.what(), 2);
  } catch (const std::bad_alloc&) {
    return report(program, "out of memory; a smaller --buffer_capacity or fewer --jobs need less", 1);
  } catch (const std::exception& error) {
    return report(program, error.what(), 1);
  }
}

}  // namespace sac::cli
