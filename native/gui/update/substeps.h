/// \file
/// The parts of one update in the engine's order: what each does, and where the papers say it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "update/variant.h"

namespace sac::gui {

/// Those of `views/update_substeps.inl`.
enum class SubstepId {
#define SAC_UPDATE_SUBSTEP(id, ...) id,
#include "update_substeps.inl"
};

struct Substep {
  SubstepId id;
  std::string name;
  std::string words;     ///< what happens, without a symbol
  std::string sentence;  ///< what happens and why
  std::string hint;      ///< how to read the picture; may be empty
  std::string source;    ///< where to read on
};

std::vector<Substep> substeps_of(const Variant& v);
/// The sub-steps that a list names ("q_update policy").
std::vector<SubstepId> substeps_named(std::string_view names);
/// What is worth watching of each sub-step, as keys of quantities.
std::vector<std::string_view> outcomes_of(SubstepId step, const Variant& v);

}  // namespace sac::gui
