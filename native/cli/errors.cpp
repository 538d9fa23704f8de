#include "errors.h"

#include <algorithm>
#include <cstdio>
#include <new>

namespace sac::cli {

namespace {

int report(const std::string& program, std::string what, int code) {
  // One line, also where a file name or a value holds a line break.
  std::replace_if(
      what.begin(), what.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  if (!what.empty() && what.back() != '.') what += '.';
  std::fflush(stdout);
  std::fprintf(stderr, "%s: %s\n", program.c_str(), what.c_str());
  return code;
}

}  // namespace

int guarded_main(const std::string& program, const std::function<int()>& body) {
  try {
    const int code = body();
    // Output into a full disk must not look like success.
    if ((std::fflush(stdout) != 0 || std::ferror(stdout)) && code == 0) {
      return report(program, "cannot write to standard output.", 1);
    }
    return code;
  } catch (const UsageError& error) {
    return report(program, error.what(), 2);
  } catch (const std::bad_alloc&) {
    return report(program,
                  "out of memory; a smaller --buffer_capacity, fewer --hidden_units or fewer --jobs need less.", 1);
  } catch (const std::exception& error) {
    return report(program, error.what(), 1);
  }
}

}  // namespace sac::cli
