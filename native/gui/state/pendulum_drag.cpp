#include "state/pendulum_drag.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace sac::gui {
namespace {
// The hand's speed is that of its last moments; a hand that rested before it let go did not flick. In ms.
constexpr double kFlick = 90.0, kRest = 60.0;
}  // namespace

void PendulumDrag::move(double time, double theta) {
  constexpr double turn = 2.0 * std::numbers::pi;
  if (holds()) theta += turn * std::round((path_.back().theta - theta) / turn);
  // A hand that rests sends the same place with every frame: only its arrival counts.
  if (holds() && path_.back().theta == theta) return;
  std::erase_if(path_, [time](const Place& place) { return place.time <= time - kFlick; });
  path_.push_back({time, theta});
}

double PendulumDrag::release(double time, double max_speed) {
  std::vector<Place> path = std::exchange(path_, {});
  std::erase_if(path, [time](const Place& place) { return place.time <= time - kFlick; });
  if (path.size() < 2 || time - path.back().time > kRest) return 0.0;
  const double seconds = std::max(path.back().time - path.front().time, 1.0) / 1000.0;
  return std::clamp((path.back().theta - path.front().theta) / seconds, -max_speed, max_speed);
}

}  // namespace sac::gui
