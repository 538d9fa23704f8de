#include "sac/exact_value.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

#include "run_config.h"
#include "sac/schema.h"
#include "sac/state_map.h"
#include "sac/trainer.h"

using namespace sac;

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

Config solvable() {
  Config config = test::small_config();
  config.bootstrap_on_timeout = true;
  config.gamma = 0.9;
  config.entropy_mode = EntropyMode::fixed;
  config.alpha = 0.2;
  return config;
}

// Another valid value of the parameter.
Config with_another(const Config& config, const Param& param) {
  Config other = config;
  const double middle =
      param.type == ParamType::real ? 0.5 * (param.min + param.max) : std::floor(0.5 * (param.min + param.max));
  const double value = get(config, param) == middle ? param.max : middle;
  REQUIRE(set(other, param, value).empty());
  return other;
}

}  // namespace

TEST_CASE("a time limit that is an end shortens the horizon of the exact problem", "[exact_value]") {
  Config config = test::small_config();
  config.gamma = 0.98;
  config.episode_steps = 50;
  config.bootstrap_on_timeout = true;
  CHECK(exact_problem(config).gamma == 0.98);
  config.bootstrap_on_timeout = false;
  CHECK(std::abs(exact_problem(config).gamma - 0.98 * 0.98) < 1e-12);
}

TEST_CASE("the exact problem is physics, reward, its scale and the discount, and nothing else", "[exact_value]") {
  const Config config = solvable();
  for (const Param& param : params()) {
    const Config problem = exact_problem(with_another(config, param));
    const bool matters = (param.group == "environment" && param.key != "episode_steps") || param.key == "gamma" ||
                         param.key == "reward_scale" || param.key == "bootstrap_on_timeout";
    INFO(param.key);
    CHECK((problem != exact_problem(config)) == matters);
  }
}

TEST_CASE("the exact value is begun anew for another problem or temperature only", "[exact_value]") {
  ExactValue exact;
  CHECK(exact.solution() == nullptr);
  CHECK(exact.progress() == 0.0);
  Config config = solvable();
  CHECK(exact.want(config, kUnknown));
  CHECK(exact.solution()->alpha() == 0.2);
  const double progress = exact.step(2);
  CHECK(progress > 0.0);
  CHECK(progress == exact.progress());
  CHECK(exact.solution()->sweeps() == 2);

  config.policy_lr = 0.01;
  config.seed = 9;
  CHECK_FALSE(exact.want(config, 7.0));  // a fixed temperature is the configuration's
  CHECK(exact.solution()->sweeps() == 2);
  config.alpha = 0.201;
  CHECK(exact.want(config, kUnknown));
  config.gravity = 9.0;
  CHECK(exact.want(config, kUnknown));
  CHECK(exact.solution()->config().gravity == 9.0);
  config.entropy_mode = EntropyMode::off;
  CHECK(exact.want(config, kUnknown));
  CHECK(exact.solution()->alpha() == 0.0);
  CHECK_FALSE(exact.want(config, 0.3));
}

TEST_CASE("an automatic temperature is followed in steps of five per cent, from its start value on", "[exact_value]") {
  ExactValue exact;
  Config config = solvable();
  config.entropy_mode = EntropyMode::automatic;
  CHECK(exact.want(config, kUnknown));
  CHECK(exact.solution()->alpha() == config.alpha);
  CHECK_FALSE(exact.want(config, config.alpha * 1.04));
  CHECK_FALSE(exact.want(config, config.alpha / 1.04));
  CHECK(exact.want(config, config.alpha * 1.06));
  CHECK(exact.solution()->alpha() == config.alpha * 1.06);
}

TEST_CASE("the map of the exact value needs no training", "[exact_value]") {
  const Config config = solvable();
  ExactValue exact;
  exact.want(config, kUnknown);
  exact.step(3);
  StateMap map(5, 4);
  const auto drawn = map.draw(*exact.solution(), 6.0);
  const std::vector<float> alone(drawn.begin(), drawn.end());
  const Trainer trainer(config);
  const auto beside = map.draw(trainer, MapLayer::exact_value, 6.0, exact.solution());
  CHECK(alone == std::vector<float>(beside.begin(), beside.end()));
  CHECK(alone[7] == static_cast<float>(exact.solution()->value(0.0, -1.5)));
  CHECK(needs_exact(MapLayer::value_error));
  CHECK_FALSE(needs_exact(MapLayer::value));
}
