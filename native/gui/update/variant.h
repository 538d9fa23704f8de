/// \file
/// The parts of a configuration that decide which formulas an update computes.
#pragma once

#include "sac/config.h"

namespace sac::gui {

struct Variant {
  bool value_network = true;  ///< otherwise two target Qs
  bool twin_q = true;
  TargetUpdate target = TargetUpdate::polyak;
  EntropyMode entropy = EntropyMode::fixed;
  bool reparameterized = true;  ///< otherwise the likelihood ratio
  bool epsilon = true;          ///< log(1 - a^2 + 1e-6), otherwise the exact form
  bool scaled = false;          ///< reward_scale is something else than 1
  bool operator==(const Variant&) const = default;

  bool has_entropy() const { return entropy != EntropyMode::off; }
  bool has_target() const { return target != TargetUpdate::none; }
};

Variant variant_of(const Config& config);

}  // namespace sac::gui
