/// \file
/// The configuration of a run: every hyperparameter of `params.inl` as a field of one plain struct.
#pragma once

#include <cstdint>

namespace sac {

/// Which critics are learned.
enum class Critic {
  value_network,  ///< V, target V, Q1, Q2 (arXiv:1801.01290)
  twin_target     ///< Q1, Q2, target Q1, target Q2 (arXiv:1812.05905)
};
/// How the target network follows the learned one.
enum class TargetUpdate { polyak, periodic, none };
/// Where the temperature alpha comes from.
enum class EntropyMode { fixed, automatic, off };
/// Estimator of the policy's gradient.
enum class PolicyGradient { reparameterized, likelihood_ratio };
/// How log pi accounts for the tanh.
enum class LogProbCorrection { epsilon, exact };

/// All hyperparameters; a default-constructed Config is the preset "article".
/// Meaning, range and default of each field stand in `params.inl`; `schema.h` reads and checks them by key.
struct Config {
#define SAC_REAL(key, symbol, value, min, max, scale, group, apply, help) double key = value;
#define SAC_INT(key, symbol, value, min, max, scale, group, apply, help) std::int64_t key = value;
#define SAC_BOOL(key, symbol, value, group, apply, help) bool key = value;
#define SAC_ENUM(key, symbol, value, Type, group, apply, help) Type key = Type::value;
#include "sac/params.inl"
#undef SAC_REAL
#undef SAC_INT
#undef SAC_BOOL
#undef SAC_ENUM

  friend bool operator==(const Config&, const Config&) = default;
};

}  // namespace sac
