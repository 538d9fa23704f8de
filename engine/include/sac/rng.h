/// \file
/// Random numbers that are the same on every platform.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace sac {

/// xoshiro128++ (Blackman and Vigna): 128 bits of state, 32-bit operations only, so that it is as fast in WebAssembly
/// as natively. Nothing of the C++ library's header `random` is used, since its distributions differ between libraries.
class Rng {
 public:
  /// All that decides which numbers come next; not all zero.
  using State = std::array<std::uint32_t, 4>;

  /// Independent streams of one seed get different `stream` numbers.
  explicit Rng(std::uint64_t seed = 0, std::uint64_t stream = 0);

  /// 32 random bits.
  std::uint32_t next();
  /// Uniform in [0, 1) with 24 random bits; exact in float.
  float uniform();
  /// Uniform in [low, high) with 32 random bits.
  double uniform(double low, double high);
  /// Uniform integer in [0, bound) without bias. \pre bound > 0
  std::uint32_t below(std::uint32_t bound);
  /// Fills `out`, of any length, with independent standard normal numbers (Box-Muller).
  void fill_normal(std::span<float> out);

  /// The state, for checkpoints.
  const State& state() const { return state_; }
  /// Goes on from a state that `state()` gave.
  void set_state(const State& state) { state_ = state; }

 private:
  State state_;
};

}  // namespace sac
