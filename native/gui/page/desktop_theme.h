/// \file
/// Whether the desktop is light or dark, where it tells.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "page/child.h"
#include "ui/theme.h"

namespace sac::gui {

/// What a desktop's answer means: the portal's number, GNOME's word, or the name of a GTK theme.
std::optional<ThemeName> theme_meant(std::string_view answer);

/// Asks in the background, one source after the other.
class DesktopTheme {
 public:
  DesktopTheme();
  /// Something once it is known.
  std::optional<ThemeName> poll();

 private:
  void ask();

  std::vector<std::vector<std::string>> sources_;
  Child child_;
};

}  // namespace sac::gui
