/// \file
/// The window from its first to its last frame: how often it is drawn, and when it rests.
#pragma once

#include "page/app.h"
#include "page/options.h"
#include "page/window.h"

namespace sac::gui {

/// How often frames are drawn: fast where that costs little, seldom where the processor draws, not at all where nothing
/// moves.
class Pace {
 public:
  /// \param software the processor draws
  explicit Pace(bool software) : software_(software) {}

  /// A frame has been drawn, which took so long.
  void drew(double seconds) { cost_ = seconds; }
  /// Seconds from one frame to the next while something moves.
  /// \param touched somebody uses the window \param training the processor has something better to do
  double interval(bool touched, bool training) const;

 private:
  bool software_;
  double cost_ = 0.0;
};

/// \return the exit code
int run_window(const Options& options, Window& window, App& app);

}  // namespace sac::gui
