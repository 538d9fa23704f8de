#include "inspect/diagnostics.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "run_config.h"
#include "sac/pendulum.h"
#include "sac/trainer.h"

using namespace sac;

namespace {

constexpr double kEntropy = 0.66989;  // of tanh(epsilon)

Config two_episodes() {
  Config config = test::small_config();
  config.episode_steps = 300;  // more than go through the networks at a time
  config.learning_starts = 100;
  config.alpha = 0.3;
  config.reward_scale = 2.0;
  config.gamma = 0.97;
  return config;
}

// A run whose networks all say zero: Q = V = 0, a ~ tanh(epsilon). `rewards` from the first step on; every 300th ends
// an episode.
RunState silent_run(const Config& config, const std::vector<float>& rewards, bool terminated = false) {
  RunState run(config, std::make_unique<Pendulum>(config));
  run.agent.for_each_network([](const char*, Network& network) { network.mlp.parameters.setZero(); });
  const float s[] = {1.0f, 0.0f, 0.5f}, a[] = {0.25f};
  for (const float reward : rewards) {
    const bool last = ++run.step % 300 == 0;
    run.replay.add({s, a, reward, s, last && terminated, last && !terminated});
  }
  return run;
}

std::vector<float> some_rewards(int count) {
  Rng rng(3);
  std::vector<float> rewards;
  for (int i = 0; i < count; ++i) rewards.push_back(-10.0f * rng.uniform());
  return rewards;
}

// The soft return after step t of an episode that ends before step `end`.
double soft_return(const std::vector<float>& rewards, int t, int end, const Config& config) {
  double sum = 0.0;
  for (int k = t; k < end; ++k) {
    sum += std::pow(config.gamma, k - t) * (config.reward_scale * rewards[k] + (k > t ? config.alpha * kEntropy : 0.0));
  }
  return sum;
}

}  // namespace

TEST_CASE("q_bias compares Q with the soft return that followed", "[diagnostics]") {
  Config config = two_episodes();
  const std::vector<float> rewards = some_rewards(950);  // the fourth episode is not over

  SECTION("a time limit that is an end: every pair of the last two episodes counts") {
    config.bootstrap_on_timeout = false;
    const RunState run = silent_run(config, rewards);
    double sum = 0.0;
    for (int t = 300; t < 900; ++t) sum -= soft_return(rewards, t, t < 600 ? 600 : 900, config);
    CHECK(std::abs(Diagnostics(run.agent).q_bias(run) - sum / 600) < 1e-3);
  }
  SECTION("a time limit that is none: V stands for the rest, for the first half") {
    config.bootstrap_on_timeout = true;
    RunState run = silent_run(config, rewards);
    const Mlp& value = run.agent.value.mlp;
    run.agent.value.mlp.parameters[value.tensors().back().at(0, 0)] = -40.0f;  // the output's bias
    double sum = 0.0;
    int pairs = 0;
    for (int end : {600, 900}) {
      for (int t = end - 300; t <= end - 150; ++t, ++pairs) {
        sum -= soft_return(rewards, t, end, config) - 40.0 * std::pow(config.gamma, end - t);
      }
    }
    CHECK(pairs == 302);
    CHECK(std::abs(Diagnostics(run.agent).q_bias(run) - sum / pairs) < 1e-3);
  }
  SECTION("a real end has no rest either way") {
    config.bootstrap_on_timeout = true;
    const RunState run = silent_run(config, rewards, true);
    double sum = 0.0;
    for (int t = 300; t < 900; ++t) sum -= soft_return(rewards, t, t < 600 ? 600 : 900, config);
    CHECK(std::abs(Diagnostics(run.agent).q_bias(run) - sum / 600) < 1e-3);
  }
  SECTION("actions at random do not count, nor does what the buffer has lost") {
    config.bootstrap_on_timeout = false;
    config.learning_starts = 750;
    const RunState late = silent_run(config, rewards);
    double sum = 0.0;
    for (int t = 750; t < 900; ++t) sum -= soft_return(rewards, t, 900, config);
    CHECK(std::abs(Diagnostics(late.agent).q_bias(late) - sum / 150) < 1e-3);

    config.learning_starts = 0;
    config.buffer_capacity = 250;  // holds steps 700 to 949, and has wrapped round
    const RunState small = silent_run(config, rewards);
    sum = 0.0;
    for (int t = 700; t < 900; ++t) sum -= soft_return(rewards, t, 900, config);
    CHECK(std::abs(Diagnostics(small.agent).q_bias(small) - sum / 200) < 1e-3);
  }
  SECTION("no finished episode of the policy, no bias") {
    const RunState young = silent_run(config, some_rewards(250));
    CHECK(std::isnan(Diagnostics(young.agent).q_bias(young)));
    config.learning_starts = 900;
    const RunState random = silent_run(config, rewards);
    CHECK(std::isnan(Diagnostics(random.agent).q_bias(random)));
    const RunState empty = silent_run(config, {});
    CHECK(std::isnan(Diagnostics(empty.agent).q_bias(empty)));
    CHECK(std::isnan(Diagnostics(empty.agent).policy_kl(empty)));
  }
}

TEST_CASE("policy_kl is the divergence from exp(Q / alpha) / Z", "[diagnostics]") {
  Config config = two_episodes();
  const RunState run = silent_run(config, some_rewards(50));
  CHECK(std::abs(Diagnostics(run.agent).policy_kl(run) - (std::log(2.0) - kEntropy)) < 1e-4);
  config.entropy_mode = EntropyMode::off;
  const RunState greedy = silent_run(config, some_rewards(50));
  CHECK(std::isnan(Diagnostics(greedy.agent).policy_kl(greedy)));
}

TEST_CASE("diagnostics come with evaluations, change nothing, and go on after a resume", "[diagnostics]") {
  Config config = test::small_config();
  Trainer measured(config);
  config.evaluation_interval = 0;
  Trainer unmeasured(config);
  measured.run(600);
  unmeasured.run(600);
  CHECK(std::isfinite(measured.metrics().q_bias));
  CHECK(measured.metrics().policy_kl > 0.0);
  CHECK(std::isnan(unmeasured.metrics().q_bias));
  CHECK(measured.signature() == unmeasured.signature());

  std::string error;
  const auto resumed = Trainer::load(measured.save(), error);
  REQUIRE(resumed);
  CHECK(resumed->metrics().q_bias == measured.metrics().q_bias);
  CHECK(resumed->metrics().policy_kl == measured.metrics().policy_kl);
  measured.run(200);
  resumed->run(200);
  CHECK(resumed->metrics().q_bias == measured.metrics().q_bias);
  CHECK(resumed->metrics().policy_kl == measured.metrics().policy_kl);
  CHECK(resumed->save() == measured.save());
}

TEST_CASE("a checkpoint without diagnostics loads: there were none yet", "[diagnostics]") {
  Config config = test::small_config();
  config.evaluation_interval = 0;
  Trainer trainer(config);
  trainer.run(300);
  std::string error;
  const auto resumed = Trainer::load(trainer.save(), error);
  REQUIRE(resumed);
  CHECK(std::isnan(resumed->metrics().q_bias));
  CHECK(std::isnan(resumed->metrics().policy_kl));
}
