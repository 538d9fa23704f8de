// sac-lab: the desktop app. `sac-lab --help` lists the flags.
#include <algorithm>

#include "errors.h"
#include "files.h"
#include "page/app.h"
#include "page/options.h"
#include "page/window.h"

namespace sac::gui {
namespace {

int run(int argc, const char* const* argv) {
  const auto options = parse_options(argc, argv);
  if (!options) return 0;
  if (!options->screenshot.empty()) check_writable(options->screenshot);  // before the work, not after it

  Window window("SAC Lab", options->width, options->height);
  App app(*options);
  double last = glfwGetTime();
  for (int frame = 1; !window.wants_to_close(); ++frame) {
    window.begin_frame(app.theme());
    const double now = glfwGetTime();
    app.draw(window, static_cast<float>(now - last));
    last = now;
    if (frame == options->frames && !options->screenshot.empty()) {
      write_atomically(options->screenshot, encode_png(window.capture(app.theme().background)));
      return 0;
    }
    window.show(app.theme().background);
    if (frame == options->frames) return 0;
  }
  return 0;
}

}  // namespace
}  // namespace sac::gui

int main(int argc, char** argv) {
  return sac::guarded_main("sac-lab", [&] { return sac::gui::run(argc, argv); });
}
