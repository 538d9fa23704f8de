// sac-lab: the desktop app. `sac-lab --help` lists the flags.
#include "errors.h"
#include "files.h"
#include "interrupt.h"
#include "page/app.h"
#include "page/loop.h"
#include "page/options.h"
#include "page/window.h"

namespace sac::gui {
namespace {

int run(int argc, const char* const* argv) {
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
