#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "../diverging.h"
#include "point_mass.h"
#include "run_config.h"
#include "sac/trainer.h"

using namespace sac;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("one seed gives one run, another seed another", "[trainer]") {
  Config config = test::small_config();
  Trainer a(config), b(config);
  CHECK(a.run(600) == 600);
  for (int i = 0; i < 600; i += 7) b.run(std::min(7, 600 - i));  // slices change nothing
  CHECK(a.signature() == b.signature());
  config.seed = 8;
  Trainer c(config);
  c.run(600);
  CHECK(a.signature() != c.signature());
}

TEST_CASE("the signature covers networks and returns", "[trainer]") {
  const Config config = test::small_config();
  Trainer trainer(config);
  const auto start = trainer.signature();
  trainer.run(50);  // one episode, no update yet beyond the batch size
  const auto later = trainer.signature();
  CHECK(start != later);
  CHECK(signature_text(0x0123456789abcdef) == "0123456789abcdef");
  CHECK(signature_text(0xf) == "000000000000000f");
}

TEST_CASE("counters count what they are named after", "[trainer]") {
  Config config = test::small_config();
  Trainer trainer(config);
  trainer.run(16);
  CHECK(trainer.gradient_updates() == 0);  // the buffer must hold more than a batch
  trainer.run(1);
  CHECK(trainer.gradient_updates() == 1);
  trainer.run(183);
  CHECK(trainer.environment_steps() == 200);
  CHECK(trainer.gradient_updates() == 184);
  CHECK(trainer.metrics().environment_steps == 200);
  CHECK(trainer.metrics().gradient_updates == 184);
  CHECK(trainer.metrics().episodes == 4);
  REQUIRE(trainer.episodes().size() == 4);
  CHECK(trainer.episodes()[1].step == 100);
  CHECK(trainer.episodes()[1].episode_return < 0.0);
  CHECK(trainer.metrics().episode_return == trainer.episodes()[3].episode_return);
  REQUIRE(trainer.evaluations().size() == 1);
  CHECK(trainer.evaluations()[0].step == 200);
  CHECK(trainer.metrics().evaluation_return == trainer.evaluations()[0].mean_return);
}

TEST_CASE("updates begin at the step that is announced", "[trainer]") {
  const auto first_update = [](const Config& config) {
    Trainer trainer(config);
    while (trainer.gradient_updates() == 0) trainer.run(1);
    return trainer.environment_steps();
  };
  Config config = test::small_config();
  CHECK(first_update_step(config) == 17);
  for (const double ratio : {0.1, 0.3, 1.0, 3.0}) {
    for (const std::int64_t after : {0, 16, 17, 300}) {
      INFO(ratio << " updates a step after " << after);
      config.updates_per_step = ratio;
      config.update_after = after;
      CHECK(first_update(config) == first_update_step(config));
    }
  }
  // As other libraries mean it: nothing is learned during the random actions.
  config = test::small_config();
  config.update_after = config.learning_starts;
  Trainer trainer(config);
  trainer.run(static_cast<int>(config.learning_starts));
  CHECK(trainer.gradient_updates() == 0);
  trainer.run(50);
  CHECK(trainer.gradient_updates() == 50);
}

TEST_CASE("only an evaluation of the standard task solves it", "[trainer]") {
  Config config = make_config(*find_preset("quick"));
  config.batch_size = 8;
  config.hidden_units = 8;
  config.evaluation_interval = 10;
  config.reward_angle = config.reward_speed = 0.0;  // here every policy's return is close to 0
  Trainer trainer(config);
  trainer.run(10);
  CHECK(trainer.evaluations().back().mean_return > kSolvedReturn);
  CHECK(!trainer.evaluations().back().standard_task);
  CHECK(!trainer.solved());

  config.reward_angle = 1.0;
  config.reward_speed = 0.1;
  REQUIRE(is_standard_task(config));
  REQUIRE(trainer.configure(config).empty());
  trainer.run(10);
  CHECK(trainer.evaluations().back().standard_task);
  CHECK(!trainer.solved());  // the return before it is still not one of the standard task
  std::string error;
  const auto loaded = Trainer::load(trainer.save(), error);
  REQUIRE(loaded);
  CHECK(!loaded->evaluations()[0].standard_task);
  CHECK(loaded->evaluations()[1].standard_task);
  CHECK(!loaded->solved());

  Trainer other(config, std::make_unique<test::PointMass>());
  other.run(10);
  CHECK(!other.evaluations().back().standard_task);
}

TEST_CASE("the standard task is every parameter of the environment at its default", "[trainer]") {
  CHECK(is_standard_task(Config{}));
  for (const Param& param : params()) {
    INFO(param.key);
    Config config;
    REQUIRE(set(config, param, param.default_value == param.max ? param.min : param.max).empty());
    CHECK(is_standard_task(config) == (param.group != "environment"));
    CHECK(is_solved(config, -150.0) == (param.group != "environment"));
    CHECK(!is_solved(config, -161.0));
  }
}

TEST_CASE("updates per step may be a fraction or several", "[trainer]") {
  for (const double ratio : {0.25, 1.5, 3.0}) {
    Config config = test::small_config();
    config.updates_per_step = ratio;
    Trainer trainer(config);
    trainer.run(16 + 40);
    CHECK(trainer.gradient_updates() == static_cast<std::int64_t>(40 * ratio));
  }
}

TEST_CASE("exactly the first learning_starts actions are uniformly random", "[trainer]") {
  // Two policies that act differently; the first episode, 50 steps, tells whether they were asked.
  const auto first_return = [](double init_w, std::int64_t learning_starts) {
    Config config = test::small_config();
    config.init_w = init_w;
    config.learning_starts = learning_starts;
    Trainer trainer(config);
    trainer.run(50);
    return trainer.episodes()[0].episode_return;
  };
  CHECK(first_return(0.003, 50) == first_return(1.0, 50));
  CHECK(first_return(0.003, 49) != first_return(1.0, 49));
}

TEST_CASE("the smallest allowed settings train", "[trainer]") {
  for (const Critic critic : {Critic::value_network, Critic::twin_target}) {
    Config config = test::small_config();
    config.critic = critic;
    config.batch_size = 1;
    config.hidden_units = 1;
    config.hidden_layers = 1;
    config.buffer_capacity = 100;
    config.episode_steps = 10;
    config.learning_starts = 0;
    Trainer trainer(config);
    CHECK(trainer.run(300) == 300);
    CHECK(trainer.gradient_updates() == 299);
    CHECK(std::isfinite(trainer.metrics().policy_loss));
  }
}

TEST_CASE("evaluation changes nothing of the training", "[trainer]") {
  Config config = test::small_config();
  Trainer a(config);
  config.evaluation_interval = 0;
  Trainer b(config);
  a.run(500);
  b.run(250);
  const auto returns = b.evaluate(10);
  CHECK(returns.size() == 10);
  CHECK(b.evaluate(0).empty());
  b.run(250);
  CHECK(a.signature() == b.signature());
  CHECK(a.evaluations().size() == 2);
  CHECK(b.evaluations().empty());
}

TEST_CASE("an evaluation is the mean over the 64 fixed starts", "[trainer]") {
  Trainer trainer(test::small_config());
  trainer.run(200);
  const auto returns = trainer.evaluate(kEvaluationStarts);
  CHECK(std::accumulate(returns.begin(), returns.end(), 0.0) / kEvaluationStarts ==
        trainer.evaluations()[0].mean_return);
}

TEST_CASE("live parameters act at once, others are refused", "[trainer]") {
  const Config config = test::small_config();
  Trainer trainer(config);
  trainer.run(150);
  Config live = config;
  live.batch_size = 32;
  live.policy_lr = 1e-4;
  live.gravity = 3.0;
  live.alpha = 0.5;
  REQUIRE(trainer.configure(live).empty());
  CHECK(trainer.config() == live);
  trainer.run(10);
  CHECK(trainer.metrics().temperature == 0.5);
  Trainer plain(config);
  plain.run(160);
  CHECK(plain.signature() != trainer.signature());

  Config shape = live;
  shape.hidden_units = 32;
  CHECK_THAT(trainer.configure(shape), ContainsSubstring("hidden_units"));
  Config wrong = live;
  wrong.gamma = 2.0;
  CHECK_THAT(trainer.configure(wrong), ContainsSubstring("gamma"));
  CHECK(trainer.config() == live);
}

TEST_CASE("a new alpha is where the automatic temperature starts again", "[trainer]") {
  Config config = test::small_config();
  config.entropy_mode = EntropyMode::automatic;
  Trainer trainer(config);
  trainer.run(100);
  config.alpha = 0.7;
  REQUIRE(trainer.configure(config).empty());
  trainer.run(1);
  CHECK(std::abs(trainer.metrics().temperature - 0.7) < 1e-6);
}

TEST_CASE("an invalid configuration is refused", "[trainer]") {
  Config config;
  config.hidden_units = 0;
  CHECK_THROWS_AS(Trainer(config), std::invalid_argument);
}

TEST_CASE("divergence stops the run with an explanation and finite weights", "[trainer]") {
  Trainer trainer(diverging_config());
  const int done = trainer.run(20000);
  REQUIRE(!trainer.divergence().empty());
  INFO(trainer.divergence());
  CHECK(done < 20000);
  CHECK_THAT(trainer.divergence(),
             ContainsSubstring("became infinite or NaN") && ContainsSubstring("environment step"));
  CHECK(trainer.run(10) == 0);
  std::string error;
  const auto saved = Trainer::load(trainer.save(), error);  // a checkpoint refuses numbers that are not finite
  CHECK(error == "");
  REQUIRE(saved != nullptr);
  CHECK(saved->divergence() == trainer.divergence());
  CHECK(saved->run(10) == 0);
  CHECK((saved->save() == trainer.save()));
}

TEST_CASE("policy and value at any observations", "[trainer]") {
  for (const Critic critic : {Critic::value_network, Critic::twin_target}) {
    Config config = test::small_config();
    config.critic = critic;
    Trainer trainer(config);
    trainer.run(300);
    std::vector<float> observations;
    for (int i = 0; i < 700; ++i) {  // more than one chunk
      const float theta = 0.01f * static_cast<float>(i);
      observations.insert(observations.end(), {std::cos(theta), std::sin(theta), 0.5f});
    }
    std::vector<float> mean(700), std(700), value(700);
    trainer.policy(observations, mean, std);
    trainer.value(observations, value);
    float one_mean, one_std, one_value;
    const std::span<const float> last(observations.data() + 699 * 3, 3);
    trainer.policy(last, {&one_mean, 1}, {&one_std, 1});
    trainer.value(last, {&one_value, 1});
    CHECK(one_mean == mean[699]);
    CHECK(one_std == std[699]);
    CHECK(one_value == value[699]);
    CHECK(one_std > 0.0f);
    CHECK(value[0] != value[699]);
  }
}
