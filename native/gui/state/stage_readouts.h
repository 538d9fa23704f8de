/// \file
/// What is read on the stage: the rows of `views/stage_readouts.inl`.
#pragma once

#include <span>
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

std::span<const StageReadout> stage_readouts();

}  // namespace sac::gui
