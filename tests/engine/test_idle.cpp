#include "sac/idle.h"

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>
#include <vector>

#include "run_config.h"

using namespace sac;

namespace {

std::uint64_t learned(const Config& config) { return test::trained(config, 180).signature(); }

// The configuration with another value, far from the one before.
Config other_value(Config config, const Param& param) {
  const double now = get(config, param);
  const double other = param.type == ParamType::choice     ? 1.0 - now
                       : param.key == "target_entropy"     ? 0.3
                       : param.key == "target_period"      ? 3.0
                       : now > (param.min + param.max) / 2 ? now / 3.0
                                                           : now * 3.0;
  REQUIRE(set(config, param, other).empty());
  return config;
}

}  // namespace

TEST_CASE("what is said to have no effect has none, and what is not so said has one", "[idle]") {
  std::set<std::string_view> idle_once;
  for (const Critic critic : {Critic::value_network, Critic::twin_target}) {
    for (const EntropyMode entropy : {EntropyMode::fixed, EntropyMode::automatic, EntropyMode::off}) {
      for (const TargetUpdate target : {TargetUpdate::polyak, TargetUpdate::periodic, TargetUpdate::none}) {
        Config config = test::small_config();
        config.critic = critic;
        config.entropy_mode = entropy;
        config.target_update = target;
        config.target_period = 20;
        const std::uint64_t before = learned(config);
        for (const std::string_view key : {"alpha", "log_prob_correction", "target_entropy", "alpha_lr", "value_lr",
                                           "tau", "target_period", "gamma"}) {
          const Param& param = *find_param(key);
          const std::string reason = idle_reason(config, param);
          INFO(key << (reason.empty() ? "" : " while " + reason));
          CHECK((learned(other_value(config, param)) == before) == !reason.empty());
          if (!reason.empty()) idle_once.insert(key);
        }
      }
    }
  }
  CHECK(idle_once.size() == 7);
}

TEST_CASE("the reason names what has to be chosen", "[idle]") {
  Config config;
  config.entropy_mode = EntropyMode::off;
  config.target_update = TargetUpdate::periodic;
  CHECK(idle_reason(config, *find_param("alpha")) == "entropy_mode is off");
  CHECK(idle_reason(config, *find_param("tau")) == "target_update is periodic");
  CHECK(idle_reason(config, *find_param("gamma")).empty());
}
