/// \file
/// What the command line asks of the app.
#pragma once

#include <optional>
#include <string>

#include "sac/schema.h"
#include "ui/theme.h"

namespace sac::gui {

struct Options {
  const Preset* preset = nullptr;
  Config config;
  bool train = false;      ///< start training at once
  int frames = 0;          ///< close after this many drawn frames; 0: stay open
  std::string screenshot;  ///< write the last frame here; empty: none
  ThemeName theme = ThemeName::light;
  int width = 0;  ///< 0: a size that suits the monitor
  int height = 0;
};

/// \return nothing if the command line asked for help, which is then printed. \throws UsageError
std::optional<Options> parse_options(int argc, const char* const* argv);

}  // namespace sac::gui
