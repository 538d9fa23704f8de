#include "state/stage_readouts.h"

#include <cmath>

#include "sac/pendulum.h"
#include "ui/numbers.h"

namespace sac::gui {

const std::array<StageReadout, 6>& stage_readouts() {
  using Mark = StageReadout::Mark;
  static const std::array<StageReadout, 6> readouts{{
      {"angle", "theta", "rad", "Angle in rad: 0 is upright, counter-clockwise is positive.", Mark::none,
       [](const StageSample& s) { return format_fixed(Pendulum::wrap(s.theta), 2); }},
      {"angular speed", "omega", "rad/s", "Angular speed in rad/s.", Mark::none,
       [](const StageSample& s) { return format_fixed(s.omega, 2); }},
      {"torque", "u", "N m", "Torque of the last step in N m: the solid arrow.", Mark::arc,
       [](const StageSample& s) { return format_fixed(s.torque, 2); }},
      {"policy mean", "pi(s)", "N m",
       "Torque of the policy's mean action, u max tanh(μ), in N m: the mark on the outer scale.", Mark::tick,
       [](const StageSample& s) { return format_fixed(s.max_torque * std::tanh(s.mean), 2); }},
      {"policy standard deviation", "sigma(s)", "",
       "Standard deviation of the policy's Gaussian before the tanh; the band is u max tanh(μ ± σ).", Mark::band,
       [](const StageSample& s) { return format_fixed(s.std, 2); }},
      {"reward", "r", "a step", "Reward of the last step; 0 is the best.", Mark::none,
       [](const StageSample& s) { return format_fixed(s.reward, 2); }},
  }};
  return readouts;
}

}  // namespace sac::gui
