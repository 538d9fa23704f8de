/// \file
/// What the command line asks of the app.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "flags.h"
#include "sac/schema.h"
#include "ui/theme.h"

namespace sac::gui {

struct Options {
  const Preset* preset = nullptr;
  Config config;
  /// The flags of hyperparameters, to be applied to a run that is opened.
  std::shared_ptr<const ConfigFlags> flags;
  std::string file;                ///< a run to go on with; empty: none
  std::string link;                ///< of the page, whose settings are taken; empty: none
  bool train = false;              ///< start training at once
  int frames = 0;                  ///< close after this many drawn frames; 0: stay open
  std::string screenshot;          ///< write the last frame here; empty: none
  std::string script;              ///< what a visitor would do; empty: nothing
  std::string log;                 ///< rows of the training go here; empty: nowhere
  std::string layout;              ///< empty: as the visitor left it
  std::optional<ThemeName> theme;  ///< nothing: as the desktop has it, or as the visitor left it
  double autosave = 30.0;          ///< seconds between two saves
  int width = 0;                   ///< 0: a size that suits the monitor
  int height = 0;

  /// It only makes a picture: nothing is kept.
  bool only_picture() const { return frames > 0 && script.empty(); }
};

/// \return nothing if the command line asked for help, which is then printed. \throws UsageError
std::optional<Options> parse_options(int argc, const char* const* argv);

}  // namespace sac::gui
