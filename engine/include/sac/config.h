/// \file
/// The configuration of a run: every hyperparameter of `params.inl` as a field of one plain struct.
#pragma once

#include <cstdint>

namespace sac {

/// Which critics are learned.
enum class Critic {
  value_network,  ///< V, target V, Q1, Q2 (arXiv:1801.01290, equations 5-9)
  twin_target     ///< Q1, Q2, target Q1, target Q2 (arXiv:1812.05905, equations 5-6)
};
/// How the target network follows the learned one.
enum class TargetUpdate {
  polyak,    ///< psi-bar = tau psi + (1 - tau) psi-bar at each update (arXiv:1801.01290, algorithm 1)
  periodic,  ///< a copy every `Config::target_period` updates
  none       ///< no delay: the target is the learned network
};
/// Where the temperature alpha comes from.
enum class EntropyMode {
  fixed,      ///< alpha is `Config::alpha`
  automatic,  ///< alpha is learned, so that the entropy stays at `Config::target_entropy` (arXiv:1812.05905, equations
              ///< 17-18)
  off         ///< alpha is 0: the plain return is maximised
};
/// Estimator of the policy's gradient.
enum class PolicyGradient {
  reparameterized,  ///< through the action a = tanh(mean + std epsilon) (arXiv:1801.01290, equations 11-13)
  likelihood_ratio  ///< through log pi alone, the sampled action held fixed (the score function)
};
/// How log pi accounts for the tanh (arXiv:1801.01290, appendix C).
enum class LogProbCorrection {
  epsilon,  ///< log(1 - a^2 + 1e-6), which is bounded below
  exact     ///< log(1 - tanh(u)^2) = 2 (log 2 - u - softplus(-2 u)), right for every u
};

/// All hyperparameters; a default-constructed Config is the preset "article".
/// Meaning, range and default of each field stand in `params.inl`; `schema.h` reads and checks them by key. The fields
/// may be set freely: the Trainer checks them with `validate()`.
struct Config {
  /// \cond params.inl
#define SAC_REAL(key, symbol, value, min, max, scale, group, apply, help) double key = value;
#define SAC_INT(key, symbol, value, min, max, scale, group, apply, help) std::int64_t key = value;
#define SAC_BOOL(key, symbol, value, group, apply, help) bool key = value;
#define SAC_ENUM(key, symbol, value, Type, group, apply, help) Type key = Type::value;
#include "sac/params.inl"
#undef SAC_REAL
#undef SAC_INT
#undef SAC_BOOL
#undef SAC_ENUM
  /// \endcond

  /// True if all fields are equal.
  friend bool operator==(const Config&, const Config&) = default;
};

}  // namespace sac
