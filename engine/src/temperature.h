// The temperature alpha: fixed, automatic, or zero.
#pragma once

#include "adam.h"
#include "kernels/bitexact.h"
#include "sac/config.h"

namespace sac {

struct Temperature {
  double log_alpha = 0.0;  // learned when the temperature is automatic
  ScalarAdam adam;

  Temperature() = default;
  explicit Temperature(double alpha) : log_alpha(bitexact::log(static_cast<float>(alpha))) {}

  // The value in use.
  float alpha(const Config& config) const {
    switch (config.entropy_mode) {
      case EntropyMode::fixed: return static_cast<float>(config.alpha);
      case EntropyMode::automatic: return bitexact::exp(static_cast<float>(log_alpha));
      case EntropyMode::off: break;
    }
    return 0.0f;
  }
};

}  // namespace sac
