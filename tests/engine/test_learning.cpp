// The whole thing learns: each setting, on a fixed seed, solves the Pendulum by a step that leaves room for a change
// of rounding, but not for a mistake in the algorithm.

#include <catch2/catch_test_macros.hpp>
#include <memory>

#include "point_mass.h"
#include "sac/schema.h"
#include "sac/trainer.h"

using namespace sac;

TEST_CASE("the preset quick solves the Pendulum", "[learning]") {
  for (const std::int64_t seed : {0, 1, 2}) {
    Config config = make_config(*find_preset("quick"));
    config.seed = seed;
    Trainer trainer(config);
    while (!trainer.solved() && trainer.environment_steps() < 8000) trainer.run(250);
    INFO("seed " << seed);
    REQUIRE(trainer.solved().has_value());
    INFO("solved at step " << trainer.solved()->step);
    CHECK(trainer.solved()->step <= 5000);
    CHECK(trainer.solved()->mean_return >= kSolvedReturn);
  }
}

TEST_CASE("two target Qs with an automatic temperature solve the Pendulum", "[learning]") {
  Config config = make_config(*find_preset("quick"));
  config.critic = Critic::twin_target;
  config.entropy_mode = EntropyMode::automatic;
  config.alpha_lr = 0.003;
  config.log_prob_correction = LogProbCorrection::exact;
  Trainer trainer(config);
  while (!trainer.solved() && trainer.environment_steps() < 8000) trainer.run(250);
  REQUIRE(trainer.solved().has_value());
  INFO("solved at step " << trainer.solved()->step);
  CHECK(trainer.solved()->step <= 5000);
}

TEST_CASE("another task with two actions and real endings is learned", "[learning]") {
  for (const Critic critic : {Critic::value_network, Critic::twin_target}) {
    Config config = make_config(*find_preset("quick"));
    config.critic = critic;
    config.episode_steps = 30;
    config.learning_starts = 100;
    config.alpha = 0.005;  // with more, staying alive for the entropy is worth more than arriving
    config.policy_lr = 0.003;
    config.gamma = 0.99;
    config.tau = 0.02;
    Trainer trainer(config, std::make_unique<test::PointMass>());
    // From the unit circle, staying there costs 30, going straight for the origin at full speed about 2.
    CHECK(trainer.evaluate(1)[0] < -20.0);
    trainer.run(3000);
    CHECK(trainer.metrics().best_evaluation > -3.0);
    const auto episodes = trainer.episodes().last(40);
    int arrived = 0;
    for (std::size_t i = 1; i < episodes.size(); ++i) arrived += episodes[i].step - episodes[i - 1].step < 30;
    CHECK(arrived > 20);  // while it still explores
  }
}
