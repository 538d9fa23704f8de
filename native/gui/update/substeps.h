/// \file
/// The parts of one update in the engine's order: what each does, and where the papers say it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "update/variant.h"

namespace sac::gui {

enum class SubstepId { sample, q_target, q_update, action, v_update, policy, temperature, target };

struct Substep {
  SubstepId id;
  std::string_view name;
  std::string_view words;  ///< what happens, without a symbol
  std::string sentence;    ///< what happens and why
  std::string hint;        ///< how to read the picture; may be empty
  std::string source;      ///< where to read on
};

std::vector<Substep> substeps_of(const Variant& v);

}  // namespace sac::gui
