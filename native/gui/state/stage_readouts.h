/// \file
/// What is read on the stage: the state, what the pendulum did last, and what the policy would do; the page's
/// web/src/words/stage_readouts.ts.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "sac/stage_player.h"

namespace sac::gui {

struct StageReadout {
  std::string_view name;
  std::string_view symbol;  ///< as the schema writes symbols
  std::string_view unit;
  std::string_view help;
  enum class Mark { none, arc, tick, band } mark;  ///< how it is drawn on the stage
  std::string (*text)(const StageSample&);
};

/// Angle, angular speed, torque, policy mean, policy standard deviation, reward.
const std::array<StageReadout, 6>& stage_readouts();

}  // namespace sac::gui
