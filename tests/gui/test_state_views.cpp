// Stage, state map and action slice show what the engine computes.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <memory>
#include <numbers>

#include "canvas/stage_motion.h"
#include "headless.h"
#include "sac/schema.h"
#include "sac/trainer.h"
#include "state/action_slice.h"
#include "state/layer_picker.h"
#include "state/map_values.h"
#include "state/pendulum_drag.h"
#include "state/stage_readouts.h"
#include "ui/numbers.h"

using namespace sac;
using namespace sac::gui;

namespace {

constexpr double kPi = std::numbers::pi;

std::shared_ptr<StateValues> map_of(const Trainer& trainer, MapLayer layer, int size = 32) {
  auto map = std::make_shared<StateValues>();
  map->layer = layer;
  map->size = size;
  map->max_speed = trainer.config().max_speed;
  sac::StateMap picture(size, size);
  const auto drawn = picture.draw(trainer, layer, map->max_speed);
  map->values.assign(drawn.begin(), drawn.end());
  return map;
}
Trainer trained(int steps, std::int64_t seed = 1) {
  Config config = make_config(*find_preset("quick"));
  config.seed = seed;
  Trainer trainer(config);
  trainer.run(steps);
  return trainer;
}

}  // namespace

TEST_CASE("the readout of a state is the network's value there") {
  const Trainer trainer = trained(800);
  const auto map = map_of(trainer, MapLayer::value);
  // At a cell's centre, what the engine has drawn; elsewhere, close to what the network says.
  CHECK(std::abs(value_at(*map, (2.0 * 5 + 1) / 32 * kPi - kPi, ((2.0 * 7 + 1) / 32 - 1) * map->max_speed) -
                 static_cast<double>(map->values[7 * 32 + 5])) < 1e-3);
  CHECK(std::abs(value_at(*map, 0.3 + 2.0 * kPi, 1.0) - value_at(*map, 0.3, 1.0)) < 1e-3);
  CHECK(std::isnan(value_at(*map, 0.0, 9.0)));
  DisplayedMap shown;
  shown.choose(map, nullptr, MapSide::a, 2.0);
  const MapReadout readout = read_state(shown, {4.0, 1.5});
  CHECK(readout.theta == format_fixed(4.0 - 2.0 * kPi, 2));
  CHECK(readout.omega == "1.50");
  const double exact = value_at(*map, 4.0, 1.5);
  CHECK(readout.value.starts_with(format_fixed(std::trunc(exact), 0).substr(0, 4)));
}

TEST_CASE("the difference of two maps is B minus A, also where one of them is coarser") {
  const Trainer one = trained(600), other = trained(600, 2);
  const auto a = map_of(one, MapLayer::policy_mean), b = map_of(other, MapLayer::policy_mean);
  DisplayedMap shown;
  shown.choose(a, b, MapSide::difference, 2.0);
  REQUIRE(shown.map());
  CHECK(shown.diverging());
  CHECK(shown.scale().range.low == -shown.scale().range.high);
  for (std::size_t i = 0; i < a->values.size(); i += 37)
    CHECK(std::abs(shown.map()->values[i] - (b->values[i] - a->values[i])) < 1e-4F);

  const auto coarse = map_of(other, MapLayer::policy_mean, 16);
  shown.choose(a, coarse, MapSide::difference, 2.0);
  CHECK(shown.map()->size == 16);
  shown.choose(a, map_of(other, MapLayer::value), MapSide::difference, 2.0);
  CHECK(shown.map() == nullptr);  // of different layers
  shown.choose(a, nullptr, MapSide::b, 2.0);
  CHECK(shown.side() == MapSide::a);  // there is one run only
}

TEST_CASE("a flat map has the middle of the colours, and the torque a scale of its own") {
  const Trainer fresh = trained(0);
  DisplayedMap shown;
  shown.choose(map_of(fresh, MapLayer::value), nullptr, MapSide::a, 2.0);
  const Range range = shown.scale().range;
  for (const float value : shown.map()->values)
    CHECK(std::abs((static_cast<double>(value) - range.low) / (range.high - range.low) - 0.5) < 0.05);
  shown.choose(map_of(fresh, MapLayer::policy_mean), nullptr, MapSide::a, 2.0);
  CHECK(shown.scale().range == Range{-2.0, 2.0});
  shown.choose(map_of(fresh, MapLayer::value_error), nullptr, MapSide::a, 2.0);
  CHECK(std::isnan(shown.scale().range.low));  // without any value yet
}

TEST_CASE("a hand that moves flicks the pendulum, one that rests lets it go at rest") {
  PendulumDrag drag;
  CHECK_FALSE(drag.holds());
  for (int i = 0; i <= 6; ++i) drag.move(10.0 * i, 0.03 * i);
  CHECK(drag.holds());
  CHECK(std::abs(drag.release(60.0, 8.0) - 3.0) < 1e-6);
  CHECK_FALSE(drag.holds());
  for (int i = 0; i <= 6; ++i) drag.move(10.0 * i, 0.03 * i);
  for (int i = 7; i < 20; ++i) drag.move(10.0 * i, 0.18);
  CHECK(drag.release(200.0, 8.0) == 0.0);
  for (int i = 0; i <= 6; ++i) drag.move(10.0 * i, 0.3 * i);
  CHECK(drag.release(60.0, 8.0) == 8.0);
  drag.move(0.0, kPi - 0.1);
  drag.move(10.0, -kPi + 0.1);  // across the lowest point, not all the way round
  CHECK(std::abs(drag.theta() - (kPi + 0.1)) < 1e-9);
}

TEST_CASE("between two samples the pendulum moves without a jump of its speed") {
  const double angles[] = {0.0, 0.1, 0.4, 0.5};
  const auto at = [&](int first, double share) {
    return StageMotion{angles[first], angles[first + 1],
                       first > 0,     first > 0 ? angles[first - 1] : 0.0,
                       first < 2,     first < 2 ? angles[first + 2] : 0.0,
                       share}
        .theta();
  };
  constexpr double kSmall = 1e-6;
  for (int i = 0; i < 3; ++i) {
    CHECK(at(i, 0.0) == angles[i]);
    CHECK(std::abs(at(i, 1.0) - angles[i + 1]) < 1e-12);
  }
  for (int i = 0; i < 2; ++i) {
    const double before = (at(i, 1.0) - at(i, 1.0 - kSmall)) / kSmall;
    const double after = (at(i + 1, kSmall) - at(i + 1, 0.0)) / kSmall;
    CHECK(std::abs(before - after) < 1e-4);
    CHECK(std::abs(after - 0.5 * (angles[i + 2] - angles[i])) < 1e-4);
  }
}

TEST_CASE("the stage's readouts are its sample's") {
  StageSample sample{};
  sample.theta = 2.0 * kPi + 0.25;
  sample.omega = -1.5;
  sample.torque = 1.98;
  sample.max_torque = 2.0;
  sample.mean = 0.5;
  sample.std = 0.674;
  sample.reward = -4.167;
  const char* const expected[] = {"0.25", "−1.50", "1.98", "0.92", "0.67", "−4.17"};
  REQUIRE(stage_readouts().size() == std::size(expected));
  for (std::size_t i = 0; i < std::size(expected); ++i) CHECK(stage_readouts()[i].text(sample) == expected[i]);
}

TEST_CASE("the action slice reads the engine's numbers, at the policy's mean action or where it is pointed at") {
  const Trainer trainer = trained(900);
  SliceAt at{{0.5, -1.0}, {}};
  action_slice(trainer, 0.5, -1.0, 101, at.slice);
  const ActionSlice& slice = at.slice;
  const SliceReadout mean = read_slice(at, 2.0, std::nullopt);
  CHECK(mean.theta == "0.50");
  CHECK(mean.omega == "−1.00");
  CHECK(mean.torque == format_fixed(2.0 * std::tanh(slice.mean), 2));
  CHECK(mean.kl == format_fixed(slice.kl, 3));
  const std::size_t i = mean_index(slice);
  CHECK(std::abs(static_cast<double>(slice.action[i]) - std::tanh(slice.mean)) <= 1.0 / 101 + 1e-6);
  const SliceReadout pointed = read_slice(at, 2.0, 20);
  CHECK(pointed.torque == format_fixed(2.0 * static_cast<double>(slice.action[20]), 2));
  CHECK(pointed.policy == format_fixed(static_cast<double>(slice.policy[20]), 2));
  CHECK(pointed.target == format_fixed(static_cast<double>(slice.boltzmann[20]), 2));
  const int decimals = std::abs(slice.min_q[20]) >= 100.0F ? 1 : 2;
  CHECK(pointed.q1 == format_fixed(static_cast<double>(slice.q1[20]), decimals));
  CHECK(pointed.q2 == format_fixed(static_cast<double>(slice.q2[20]), decimals));
}

TEST_CASE("every layer has a chip, and a click on it chooses it") {
  Headless window;
  const Config config = make_config(*find_preset("quick"));
  std::optional<MapLayer> chosen;
  const auto draw = [&] {
    const LayerChoice choice =
        pick_layer({10, 10, 860, 60}, MapLayer::value, config, theme(ThemeName::light), window.fonts);
    if (choice.chosen) chosen = choice.chosen;
  };
  window.frame(draw);
  window.click(850.0F, 20.0F, draw);
  CHECK(chosen == MapLayer::replay_density);
  CHECK(layer_name(map_layers()[static_cast<std::size_t>(MapLayer::min_q)]) == "Min Q");
  CHECK(layer_name(map_layers()[static_cast<std::size_t>(MapLayer::q_gap)]) == "Q gap");
}
