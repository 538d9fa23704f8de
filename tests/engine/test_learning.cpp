// The whole thing learns: each setting, on a fixed seed, solves the Pendulum by a frame that leaves room for a change
// of rounding, but not for a mistake in the algorithm.

#include <catch2/catch_test_macros.hpp>

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
    INFO("solved at frame " << trainer.solved()->frame);
    CHECK(trainer.solved()->frame <= 5000);
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
  INFO("solved at frame " << trainer.solved()->frame);
  CHECK(trainer.solved()->frame <= 5000);
}
