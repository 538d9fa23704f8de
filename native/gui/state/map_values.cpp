#include "state/map_values.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "sac/pendulum.h"
#include "ui/numbers.h"

namespace sac::gui {
namespace {

constexpr double kReadSteps = 200.0;  // the scale is read in this many steps

}  // namespace

double value_at(const StateValues& map, double theta, double omega) {
  if (map.values.empty() || std::abs(omega) > map.max_speed) return kNone;
  constexpr double turn = 2.0 * std::numbers::pi;
  const int n = map.size;
  const double x = (theta / turn - std::floor(theta / turn + 0.5) + 0.5) * n - 0.5;
  const double y = std::clamp((omega / map.max_speed + 1.0) * 0.5 * n - 0.5, 0.0, n - 1.0);
  const int left = static_cast<int>(std::floor(x));
  const int below = std::min(static_cast<int>(y), std::max(n - 2, 0));
  const auto cell = [&](int i, int j) {
    return static_cast<double>(map.values[static_cast<std::size_t>(std::min(j, n - 1) * n + (i + n) % n)]);
  };
  const auto across = [&](int j) { return cell(left, j) + (x - left) * (cell(left + 1, j) - cell(left, j)); };
  return across(below) + (y - below) * (across(below + 1) - across(below));
}

StateValues map_difference(const StateValues& map, const StateValues& other) {
  StateValues result = map.size <= other.size ? map : other;
  result.max_speed = std::min(map.max_speed, other.max_speed);
  result.exact_progress = std::min(map.exact_progress, other.exact_progress);
  const int n = result.size;
  for (int j = 0; j < n; ++j) {
    const double omega = ((2.0 * j + 1.0) / n - 1.0) * result.max_speed;
    for (int i = 0; i < n; ++i) {
      const double theta = ((2.0 * i + 1.0) / n - 1.0) * std::numbers::pi;
      result.values[static_cast<std::size_t>(j * n + i)] =
          static_cast<float>(value_at(map, theta, omega) - value_at(other, theta, omega));
    }
  }
  return result;
}

void DisplayedMap::choose(std::shared_ptr<const StateValues> a, std::shared_ptr<const StateValues> b, MapSide side,
                          double max_torque) {
  if (!b) side = MapSide::a;
  const bool same = a == a_ && b == b_ && side == side_ && max_torque == max_torque_;
  if (same && version_ > 0) return;
  const MapLayer layer_before = map_ ? map_->layer : MapLayer::value;
  const bool other_kind = side != side_;
  a_ = std::move(a);
  b_ = std::move(b);
  side_ = side;
  max_torque_ = max_torque;
  ++version_;
  if (side == MapSide::difference) {
    const bool both = a_ && b_ && a_->layer == b_->layer;
    map_ = both ? std::make_shared<const StateValues>(map_difference(*b_, *a_)) : nullptr;
  } else {
    map_ = side == MapSide::a ? a_ : b_;
  }
  if (!map_) return;
  if (map_->layer != layer_before || other_kind) scale_ = {};
  scale_ = map_range(map_->layer, side == MapSide::difference, map_->values, max_torque, scale_.range);
}

const MapLayerInfo& DisplayedMap::layer() const {
  return map_layers()[map_ ? static_cast<std::size_t>(map_->layer) : 0];
}

bool DisplayedMap::diverging() const { return side_ == MapSide::difference || layer().scale == MapScale::diverging; }

MapReadout read_state(const DisplayedMap& shown, const StagePlayer::State& state) {
  MapReadout readout{format_fixed(Pendulum::wrap(state.theta), 2), format_fixed(state.omega, 2),
                     format_fixed(kNone, 0)};
  const auto [low, high] = shown.scale().range;
  if (!shown.map() || std::isnan(low)) return readout;
  const double step = nice_step((high - low) / kReadSteps);
  const int decimals = std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 6);
  readout.value = format_fixed(value_at(*shown.map(), state.theta, state.omega), decimals);
  return readout;
}

}  // namespace sac::gui
