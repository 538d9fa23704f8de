#include "page/desktop_theme.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <string>

namespace sac::gui {

std::optional<ThemeName> theme_meant(std::string_view answer) {
  std::string text(answer);
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  const auto has = [&](std::string_view part) { return text.find(part) != std::string::npos; };
  if (has("dark") || has("uint32 1")) return ThemeName::dark;
  if (has("light") || has("uint32 2")) return ThemeName::light;
  return std::nullopt;
}

DesktopTheme::DesktopTheme() {
  if (!std::getenv("DBUS_SESSION_BUS_ADDRESS") && !std::getenv("XDG_RUNTIME_DIR")) return;
  // The last is asked first.
  sources_ = {{"gsettings", "get", "org.gnome.desktop.interface", "gtk-theme"},
              {"gsettings", "get", "org.gnome.desktop.interface", "color-scheme"},
              {"gdbus", "call", "--session", "--timeout", "2", "--dest", "org.freedesktop.portal.Desktop",
               "--object-path", "/org/freedesktop/portal/desktop", "--method", "org.freedesktop.portal.Settings.Read",
               "org.freedesktop.appearance", "color-scheme"}};
  ask();
}

void DesktopTheme::ask() {
  while (!sources_.empty() && !has_program(sources_.back()[0])) sources_.pop_back();
  if (sources_.empty()) return;
  child_ = Child(sources_.back());
  sources_.pop_back();
}

std::optional<ThemeName> DesktopTheme::poll() {
  if (const char* theme = std::getenv("GTK_THEME"))
    if (const auto meant = theme_meant(theme)) return meant;
  const auto answer = child_.poll();
  if (!answer) return std::nullopt;
  if (answer->code == 0)
    if (const auto meant = theme_meant(answer->out)) return meant;
  ask();
  return std::nullopt;
}

}  // namespace sac::gui
