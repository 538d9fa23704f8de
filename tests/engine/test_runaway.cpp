#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <limits>

#include "point_mass.h"
#include "run_config.h"
#include "runaway.h"
#include "sac/trainer.h"

using namespace sac;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;

namespace {

std::string divergence_of(const Config& config, int steps = 5000) {
  Trainer trainer(config);
  trainer.run(steps);
  return trainer.divergence();
}

// A task whose n-th step gives something that is no number.
class Broken final : public Environment {
 public:
  static constexpr int kNever = -1;
  Broken(int reward_at, int observation_at) : reward_at_(reward_at), observation_at_(observation_at) {}

  int observation_size() const override { return 1; }
  int action_size() const override { return 1; }
  void reset(Rng&) override {}
  Step step(std::span<const float>) override {
    ++steps_;
    return {steps_ == reward_at_ ? 1e300 : -1.0, false};
  }
  void observe(std::span<float> out) const override {
    out[0] = steps_ == observation_at_ ? std::numeric_limits<float>::quiet_NaN() : 0.5f;
  }
  void configure(const Config&) override {}
  std::span<const double> state() const override { return {}; }
  void set_state(std::span<const double>) override {}
  void set_start_state(int, int) override {}
  std::unique_ptr<Environment> clone() const override { return std::make_unique<Broken>(*this); }

 private:
  int reward_at_, observation_at_;
  int steps_ = 0;
};

}  // namespace

TEST_CASE("a temperature that runs away is named, with the entropy that it waits for", "[runaway][portable]") {
  Config config = test::small_config();
  config.critic = Critic::twin_target;
  config.entropy_mode = EntropyMode::automatic;
  config.target_entropy = 0.68;
  config.log_std_min = 0.0;  // a spread with which the policy stays below it
  config.alpha_lr = 0.05;
  const std::string divergence = divergence_of(config);
  CHECK_THAT(divergence,
             ContainsSubstring(". The temperature alpha ran away first: since step ") &&
                 ContainsSubstring(" on average, is still below target_entropy, 0.68. Try a lower target_entropy or a "
                                   "smaller alpha_lr (it is 0.05)."));
}

TEST_CASE("Qs that run away are named, with the settings that are unusual", "[runaway][portable]") {
  Config config = test::small_config();
  config.critic = Critic::twin_target;
  config.target_update = TargetUpdate::none;
  config.hidden_layers = 3;
  config.batch_size = 2;
  config.q_lr = 1.0;
  config.gamma = 0.9999;
  CHECK_THAT(divergence_of(config),
             ContainsSubstring(" ran away first: since step ") && ContainsSubstring("rewards can add up to") &&
                 ContainsSubstring("Try a smaller q_lr (it is 1), a target network (target_update is none) or a "
                                   "smaller gamma (it is 0.9999)."));
}

TEST_CASE("what a task gives wrongly is its own fault, and is learned by nobody", "[runaway]") {
  const Config config = test::small_config();
  constexpr int kNever = Broken::kNever;
  for (const bool reward : {true, false}) {
    Trainer trainer(config, std::make_unique<Broken>(reward ? 30 : kNever, reward ? kNever : 30));
    CHECK(trainer.run(100) == 29);
    CHECK_THAT(trainer.divergence(),
               ContainsSubstring(reward ? "step 29: a reward became" : "step 29: an observation became") &&
                   ContainsSubstring("It came from the task itself"));
    std::string error;
    CHECK(Trainer::load(trainer.save(), std::make_unique<Broken>(kNever, kNever), error));
    CHECK(error == "");
  }
  Trainer from_the_start(config, std::make_unique<Broken>(kNever, 0));
  CHECK(from_the_start.run(10) == 0);
  CHECK_THAT(from_the_start.divergence(), ContainsSubstring("step 0: an observation became"));
}

TEST_CASE("a run says that it is running away before it diverges, and no sound one does", "[runaway][portable]") {
  Config config = test::small_config();
  Trainer sound(config);
  sound.run(600);
  CHECK(sound.runaway() == "");

  config.critic = Critic::twin_target;
  config.target_update = TargetUpdate::none;
  config.hidden_layers = 3;
  config.batch_size = 2;
  config.q_lr = 1.0;
  config.gamma = 0.9999;
  Trainer trainer(config);
  int first = 0;
  for (int step = 1; step <= 5000 && trainer.run(1) == 1; ++step) {
    if (first == 0 && !trainer.runaway().empty()) first = step;
  }
  REQUIRE(!trainer.divergence().empty());
  CHECK(first > 0);
  CHECK(first < trainer.environment_steps());
  CHECK_THAT(trainer.divergence(), ContainsSubstring(trainer.runaway()));
}

TEST_CASE("the first quantity beyond its bound counts, until all are back", "[runaway]") {
  Config config = test::small_config();
  config.entropy_mode = EntropyMode::automatic;
  Rng rng(1);
  const Agent agent(3, 1, config, rng);
  Metrics metrics;
  metrics.temperature = 1.0;
  metrics.q1_mean = metrics.q2_mean = metrics.value_mean = -100.0;
  metrics.q1_loss = metrics.q2_loss = metrics.value_loss = 10.0;
  Runaway runaway;
  runaway.see_reward(-16.0);
  const auto watch = [&](std::int64_t step) { runaway.watch(step, agent, config, metrics); };
  const auto cause = [&] { return runaway.any() ? runaway.explain(config, metrics) : std::string(); };
  watch(1);
  CHECK(cause() == "");
  metrics.value_mean = 1e9;
  watch(2);
  CHECK_THAT(cause(), ContainsSubstring("V ran away first: since step 2") && ContainsSubstring("now 1e+09"));
  metrics.temperature = 1e9;
  watch(3);
  CHECK_THAT(cause(), ContainsSubstring("V ran away first: since step 2"));
  metrics.value_mean = -100.0;
  metrics.temperature = 1.0;
  watch(4);
  CHECK(cause() == "");
  metrics.q2_loss = std::numeric_limits<double>::infinity();
  watch(5);
  CHECK_THAT(cause(), ContainsSubstring("Q2 ran away first: since step 5"));
  config.twin_q = false;  // then nobody learns it
  watch(6);
  CHECK(cause() == "");
  metrics.temperature = 2e13;
  metrics.policy_entropy = 0.9;
  watch(7);
  CHECK_THAT(cause(), ContainsSubstring("The temperature alpha ran away first: since step 7") &&
                          ContainsSubstring("now 2e+13") && ContainsSubstring("is above target_entropy, -1.") &&
                          EndsWith("Try a smaller alpha_lr (it is 0.0003)."));
}

TEST_CASE("settings that are not unusual have usual advice", "[runaway]") {
  CHECK(advice(Config{}) == "Try smaller learning rates or a smaller tau.");
  Config config;
  config.tau = 1.0;
  config.reward_scale = 100.0;
  CHECK(advice(config) == "Try a smaller tau (it is 1) or a smaller reward_scale (it is 100).");
}
