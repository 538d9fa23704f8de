// A new run that starts from what another has learned.
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <vector>

#include "point_mass.h"
#include "run_config.h"
#include "run_state.h"
#include "sac/trainer.h"

using namespace sac;
using Catch::Matchers::ContainsSubstring;

namespace {

Config config_of(Critic critic) {
  Config config = test::small_config();
  config.critic = critic;
  return config;
}

const VectorXf& parameters(const Network& network) { return network.mlp.parameters; }

struct Outputs {
  std::array<float, 2> mean, std, value;
  bool operator==(const Outputs&) const = default;
};
Outputs outputs(const Trainer& trainer) {
  const std::array<float, 6> observations{0.6f, 0.8f, -2.0f, -1.0f, 0.0f, 0.5f};
  Outputs result;
  trainer.policy(observations, result.mean, result.std);
  trainer.value(observations, result.value);
  return result;
}

}  // namespace

TEST_CASE("a new run starts from what another has learned", "[take_weights]") {
  for (const Critic critic : {Critic::value_network, Critic::twin_target}) {
    const Trainer from = test::trained(config_of(critic), 500);
    Config config = config_of(critic);
    config.seed = 8;
    config.buffer_capacity = 500;
    config.init_w = 0.1;
    Trainer to(config);
    const std::uint64_t start = from.signature();
    REQUIRE(outputs(to) != outputs(from));
    REQUIRE(to.take_weights(from).empty());
    CHECK(outputs(to) == outputs(from));
    std::vector<const Network*> learned;
    run_state(from).agent.for_each_network([&](const char*, const Network& network) { learned.push_back(&network); });
    std::size_t i = 0;
    run_state(to).agent.for_each_network([&](const char* name, const Network& network) {
      INFO(name);
      CHECK(parameters(network) == parameters(*learned.at(i++)));
    });
    CHECK(i == learned.size());
    CHECK(from.signature() == start);

    // All else is a new run's.
    CHECK(to.config() == config);
    CHECK(to.environment_steps() == 0);
    CHECK(to.gradient_updates() == 0);
    CHECK(to.episodes().empty());
    CHECK(to.evaluations().empty());
    CHECK(run_state(to).replay.size() == 0);
    CHECK(run_state(to).agent.policy.adam.beta1_power == 1.0);
    CHECK(run_state(to).agent.policy.adam.first_moment.isZero(0.0f));
    CHECK(run_state(to).agent.q1.adam.second_moment.isZero(0.0f));
    CHECK(to.run(300) == 300);
  }
}

TEST_CASE("targets of the Qs that were not there before are copies of the Qs", "[take_weights]") {
  const Trainer from = test::trained(config_of(Critic::value_network), 500);
  Trainer to(config_of(Critic::twin_target));
  REQUIRE(to.take_weights(from).empty());
  const Agent &old = run_state(from).agent, &now = run_state(to).agent;
  CHECK(parameters(now.policy) == parameters(old.policy));
  CHECK(parameters(now.q1) == parameters(old.q1));
  CHECK(parameters(now.q2) == parameters(old.q2));
  CHECK(parameters(now.target_q1) == parameters(old.q1));
  CHECK(parameters(now.target_q2) == parameters(old.q2));
  CHECK(now.value.mlp.empty());
  CHECK(now.target_value.mlp.empty());
}

TEST_CASE("a V that was not there before starts as in a new run", "[take_weights]") {
  const Trainer from = test::trained(config_of(Critic::twin_target), 500);
  const Trainer fresh(config_of(Critic::value_network));
  Trainer to(config_of(Critic::value_network));
  REQUIRE(to.take_weights(from).empty());
  const Agent &old = run_state(from).agent, &now = run_state(to).agent;
  CHECK(parameters(now.policy) == parameters(old.policy));
  CHECK(parameters(now.q1) == parameters(old.q1));  // the learned ones, not their targets
  CHECK(parameters(now.q2) == parameters(old.q2));
  CHECK(parameters(now.value) == parameters(run_state(fresh).agent.value));
  CHECK(parameters(now.target_value) == parameters(now.value));
  CHECK(now.target_q1.mlp.empty());
}

TEST_CASE("the temperature goes on where the other's was", "[take_weights]") {
  Config config = config_of(Critic::twin_target);
  config.entropy_mode = EntropyMode::automatic;
  config.alpha = 0.5;
  config.alpha_lr = 0.01;
  const Trainer from = test::trained(config, 500);
  REQUIRE(from.temperature() != Trainer(config).temperature());
  Trainer automatic(config);
  REQUIRE(automatic.take_weights(from).empty());
  CHECK(automatic.temperature() == from.temperature());
  CHECK(run_state(automatic).agent.temperature.adam.beta1_power == 1.0);

  Config fixed_config = config;
  fixed_config.entropy_mode = EntropyMode::fixed;
  fixed_config.alpha = 0.25;
  Trainer fixed(fixed_config);
  REQUIRE(fixed.take_weights(from).empty());
  CHECK(fixed.temperature() == 0.25);
  REQUIRE(automatic.take_weights(test::trained(fixed_config, 500)).empty());
  CHECK(automatic.temperature() == Trainer([&] {
                                     config.alpha = 0.25;
                                     return config;
                                   }())
                                       .temperature());

  fixed_config.entropy_mode = EntropyMode::off;
  config.alpha = 2.0;
  Trainer after_off(config);
  REQUIRE(after_off.take_weights(test::trained(fixed_config, 500)).empty());
  CHECK(after_off.temperature() == Trainer(config).temperature());
}

TEST_CASE("weights of another shape, or for a run under way, are refused and change nothing", "[take_weights]") {
  const Config config = config_of(Critic::value_network);
  const auto refusal = [&](Trainer& to, const Trainer& from) {
    const std::uint64_t before = to.signature();
    const std::string error = to.take_weights(from);
    CHECK(to.signature() == before);
    return error;
  };
  Config wide = config, deep = config;
  wide.hidden_units = 24;
  deep.hidden_layers = 3;
  Trainer to(config);
  CHECK_THAT(refusal(to, test::trained(wide, 500)),
             ContainsSubstring("hidden_units is 16 here and 24 in the other run"));
  CHECK_THAT(refusal(to, test::trained(deep, 500)),
             ContainsSubstring("hidden_layers is 2 here and 3 in the other run"));
  CHECK_THAT(refusal(to, Trainer(config, std::make_unique<test::PointMass>())), ContainsSubstring("different sizes"));
  to.run(1);
  CHECK_THAT(refusal(to, test::trained(config, 500)), ContainsSubstring("before the first step"));
}

TEST_CASE("a run from taken weights is one run too: saved, resumed, repeated", "[take_weights]") {
  const Trainer from = test::trained(config_of(Critic::value_network), 500);
  const Config config = config_of(Critic::twin_target);
  Trainer straight(config), halves(config);
  REQUIRE(straight.take_weights(from).empty());
  REQUIRE(halves.take_weights(from).empty());
  straight.run(400);
  halves.run(150);
  std::string error;
  const auto resumed = Trainer::load(halves.save(), error);
  REQUIRE(resumed);
  resumed->run(250);
  CHECK(resumed->signature() == straight.signature());
}
