/// \file
/// The parts of a configuration that decide which formulas an update computes.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "sac/config.h"

namespace sac::gui {

/// The flags of `views/update_variant.inl`.
struct Variant {
#define SAC_UPDATE_FLAG(flag, setting, holds) bool flag = false;
#include "update_variant.inl"
  bool operator==(const Variant&) const = default;
};

Variant variant_of(const Config& config);

/// A condition on a variant, as the tables write it.
using Condition = bool (*)(const Variant& v);
#define SAC_CONDITION(condition) [](const sac::gui::Variant& v) -> bool { return static_cast<void>(v), condition; }

/// What stands for <name> in a text of the tables, where its condition holds.
struct Part {
  std::string_view name;
  Condition condition;
  std::string_view text;
};
/// The text with the first part of each name whose condition holds. \pre there is one
std::string expand(std::string_view text, std::span<const Part> parts, const Variant& v);

}  // namespace sac::gui
