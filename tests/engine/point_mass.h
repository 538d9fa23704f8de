// A second, tiny task: a point in the plane, pushed in two directions, that should come to rest at the origin. It ends
// (terminates) when it gets there.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>

#include "sac/environment.h"

namespace sac::test {

class PointMass final : public Environment {
 public:
  std::string name() const override { return "point mass"; }
  int observation_size() const override { return 2; }
  int action_size() const override { return 2; }
  void reset(Rng& rng) override { state_ = {rng.uniform(-1.0, 1.0), rng.uniform(-1.0, 1.0)}; }
  Step step(std::span<const float> action) override {
    const double reward = -(state_[0] * state_[0] + state_[1] * state_[1]);
    for (int i = 0; i < 2; ++i) state_[i] += 0.2 * std::clamp(static_cast<double>(action[i]), -1.0, 1.0);
    return {reward, std::abs(state_[0]) < 0.1 && std::abs(state_[1]) < 0.1};
  }
  void observe(std::span<float> out) const override {
    for (int i = 0; i < 2; ++i) out[i] = static_cast<float>(state_[i]);
  }
  void configure(const Config&) override {}
  std::span<const double> state() const override { return state_; }
  void set_state(std::span<const double> state) override { std::copy_n(state.begin(), 2, state_.begin()); }
  void set_start_state(int i, int count) override { state_ = {std::cos(6.28 * i / count), std::sin(6.28 * i / count)}; }
  std::unique_ptr<Environment> clone() const override { return std::make_unique<PointMass>(*this); }

 private:
  std::array<double, 2> state_{};
};

}  // namespace sac::test
