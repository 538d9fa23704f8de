#include "page/lost_display.h"

#include <dlfcn.h>

#include <atomic>
#include <cstdlib>
#include <utility>

namespace sac::gui {
namespace {

std::atomic<bool> lost = false;

std::function<void()>& farewell_in_use() {
  static std::function<void()> farewell;
  return farewell;
}

// As Xlib declares it, without its header: GLFW alone knows whether there is an Xlib.
struct Display;
int on_broken_connection(Display*) {
  if (!lost.exchange(true) && farewell_in_use()) farewell_in_use()();
  std::_Exit(1);
}

}  // namespace

void when_display_is_lost(std::function<void()> farewell) {
  farewell_in_use() = std::move(farewell);
  using Handler = int (*)(Display*);
  void* xlib = dlopen("libX11.so.6", RTLD_LAZY | RTLD_NOLOAD);
  if (!xlib) return;
  if (void* set_handler = dlsym(xlib, "XSetIOErrorHandler"))
    reinterpret_cast<Handler (*)(Handler)>(set_handler)(on_broken_connection);
  dlclose(xlib);
}

bool display_is_lost() { return lost; }

}  // namespace sac::gui
