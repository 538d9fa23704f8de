// sac-lab: the desktop app. `sac-lab --help` lists the flags.
#if defined(__linux__)
#include <malloc.h>
#endif

#include "errors.h"
#include "files.h"
#include "interrupt.h"
#include "page/app.h"
#include "page/loop.h"
#include "page/options.h"
#include "page/window.h"

namespace sac::gui {
namespace {

// The GNU library would learn from the first save to keep large blocks for later, in a heap that grows with every one
// that another outlives. Returned to the system at once, memory stays level for hours.
void return_large_blocks() {
#if defined(__GLIBC__)
  constexpr int kLarge = 256 << 10;
  mallopt(M_MMAP_THRESHOLD, kLarge);
  mallopt(M_TRIM_THRESHOLD, kLarge);
#endif
}

int run(int argc, const char* const* argv) {
  return_large_blocks();
  const auto options = parse_options(argc, argv);
  if (!options) return 0;
  // Before the work, not after it.
  if (!options->screenshot.empty()) check_writable(options->screenshot);
  if (!options->file.empty()) read_run(options->file);
  catch_interrupts(Answer::none);
  Window window("SAC Lab", options->width, options->height);
  App app(*options, window);
  return run_window(*options, window, app);
}

}  // namespace
}  // namespace sac::gui

int main(int argc, char** argv) {
  return sac::guarded_main("sac-lab", [&] { return sac::gui::run(argc, argv); });
}
