#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "agent.h"
#include "run_config.h"
#include "run_state.h"
#include "sac/trainer.h"
#include "sac/update_trace.h"

using namespace sac;

namespace {

std::vector<Config> variants() {
  std::vector<Config> result;
  for (const Critic critic : {Critic::value_network, Critic::twin_target}) {
    for (const bool twin_q : {true, false}) {
      Config config = test::small_config();
      config.critic = critic;
      config.twin_q = twin_q;
      config.entropy_mode = EntropyMode::automatic;
      config.bootstrap_on_timeout = twin_q;
      config.reward_scale = 0.5;
      config.log_prob_correction = LogProbCorrection::exact;
      result.push_back(config);
    }
  }
  return result;
}

void check_near(float got, double wanted) {
  INFO(got << " should be " << wanted);
  CHECK(std::abs(got - wanted) < 2e-4 * (1.0 + std::abs(wanted)));
}

double mean_square(const std::vector<float>& a, const std::vector<float>& b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += std::pow(static_cast<double>(a[i]) - b[i], 2);
  return sum / static_cast<double>(a.size());
}

// Q at stored pairs, from a copy of the agent.
std::vector<float> forward(const Mlp& mlp, const std::vector<float>& s, const std::vector<float>& a, int batch) {
  MatrixXf input(mlp.inputs(), batch);
  for (int b = 0; b < batch; ++b) {
    for (int i = 0; i < 3; ++i) input(i, b) = s[3 * b + i];
    if (mlp.inputs() == 4) input(3, b) = a[b];
  }
  Mlp::Pass pass = mlp.make_pass(batch);
  const Samples output = mlp.forward(input, pass);
  return {output.data(), output.data() + batch};
}

}  // namespace

TEST_CASE("a traced update has the same bits as any other", "[trace]") {
  for (const Config& config : variants()) {
    Trainer plain(config), traced(config);
    UpdateTrace trace;
    plain.run(300);
    int updates = 0;
    for (int i = 0; i < 300; ++i) updates += traced.run_traced(trace);
    CHECK(updates == traced.gradient_updates());
    CHECK(updates > 200);
    CHECK(plain.save() == traced.save());
    plain.run(50);
    traced.run(50);
    CHECK(plain.signature() == traced.signature());
  }
}

TEST_CASE("the trace holds the update's formulas with its numbers", "[trace]") {
  for (const Config& config : variants()) {
    Trainer trainer(config);
    trainer.run(260);
    std::string error;
    const auto before = Trainer::load(trainer.save(), error);
    REQUIRE(before);
    UpdateTrace trace;
    REQUIRE(trainer.run_traced(trace));
    const Agent& old_agent = run_state(*before).agent;
    const Agent& new_agent = run_state(trainer).agent;
    const bool has_value = config.critic == Critic::value_network;
    const int batch = static_cast<int>(config.batch_size);
    INFO("twin_q " << config.twin_q << ", value network " << has_value);

    REQUIRE(trace.batch == batch);
    CHECK(trace.update == trainer.gradient_updates());
    CHECK(trace.divergence.empty());
    CHECK(trace.alpha == before->temperature());
    CHECK(trace.q2.size() == (config.twin_q ? trace.q1.size() : 0));
    CHECK(trace.value.size() == (has_value ? trace.q1.size() : 0));
    CHECK(trace.new_alpha == trainer.temperature());
    CHECK(trace.new_alpha != trace.alpha);
    CHECK(trace.next_action.size() == (has_value ? 0 : trace.q1.size()));
    CHECK(trace.next_q1.size() == trace.next_action.size());
    CHECK(trace.next_q2.size() == (has_value || !config.twin_q ? 0 : trace.q1.size()));

    const std::vector<float> q1 = forward(old_agent.q1.mlp, trace.observation, trace.action, batch);
    const std::vector<float> new_q1 = forward(new_agent.q1.mlp, trace.observation, trace.new_action, batch);
    const std::vector<float> next =
        has_value ? forward(old_agent.target_value.mlp, trace.next_observation, {}, batch)
                  : forward(old_agent.target_q1.mlp, trace.next_observation, trace.next_action, batch);
    const std::vector<float> next2 =
        !has_value && config.twin_q ? forward(old_agent.target_q2.mlp, trace.next_observation, trace.next_action, batch)
                                    : next;
    for (int b = 0; b < batch; ++b) {
      check_near(trace.q1[b], q1[b]);
      check_near(trace.new_q1[b], new_q1[b]);
      if (!trace.next_q1.empty()) check_near(trace.next_q1[b], next[b]);
      if (!trace.next_q2.empty()) check_near(trace.next_q2[b], next2[b]);
      const double entropy = has_value ? 0.0 : trace.alpha * trace.next_log_prob[b];
      check_near(trace.next_value[b], std::min(next[b], next2[b]) - entropy);
      check_near(trace.y[b], 0.5 * trace.reward[b] + config.gamma * (1.0 - trace.terminal[b]) * trace.next_value[b]);
      const double u = trace.mean[b] + trace.std[b] * trace.epsilon[b];
      check_near(trace.new_action[b], std::tanh(u));
      const double log_pi = -0.5 * trace.epsilon[b] * trace.epsilon[b] - std::log(trace.std[b]) - 0.918938533 -
                            std::log(1.0 - std::tanh(u) * std::tanh(u));
      check_near(trace.log_prob[b], log_pi);
      check_near(trace.min_q[b], config.twin_q ? std::min(trace.new_q1[b], trace.new_q2[b]) : trace.new_q1[b]);
      check_near(trace.soft_value[b], trace.min_q[b] - trace.alpha * trace.log_prob[b]);
    }
    check_near(static_cast<float>(trace.metrics.q1_loss), mean_square(trace.q1, trace.y));
    if (config.twin_q) check_near(static_cast<float>(trace.metrics.q2_loss), mean_square(trace.q2, trace.y));
    if (has_value) check_near(static_cast<float>(trace.metrics.value_loss), mean_square(trace.value, trace.soft_value));

    for (const UpdateTrace::Step& step : trace.steps) {
      const Network* old_network = nullptr;
      const Network* new_network = nullptr;
      old_agent.for_each_network(
          [&](const char* name, const Network& n) { old_network = name == step.network ? &n : old_network; });
      new_agent.for_each_network(
          [&](const char* name, const Network& n) { new_network = name == step.network ? &n : new_network; });
      REQUIRE((old_network && new_network));
      INFO(step.network);
      double squares = 0.0;
      for (Eigen::Index i = 0; i < old_network->mlp.parameters.size(); ++i) {
        squares += std::pow(static_cast<double>(new_network->mlp.parameters[i]) - old_network->mlp.parameters[i], 2);
      }
      check_near(static_cast<float>(step.change), std::sqrt(squares));
      CHECK((step.change > 0.0) == (config.twin_q || step.network.find("q2") == std::string::npos));
    }
    CHECK(trace.steps.size() == 5);
  }
}

TEST_CASE("a step without an update leaves the trace as it is", "[trace]") {
  Trainer trainer(test::small_config());
  UpdateTrace trace;
  CHECK(!trainer.run_traced(trace));
  CHECK(trace.batch == 0);
  CHECK(trainer.environment_steps() == 1);
  trainer.run(50);  // no later update may write to it
  CHECK(trace.batch == 0);
}

TEST_CASE("every field of the trace has the size that its description says, or nothing", "[trace]") {
  CHECK(trace_fields().size() == 23);
  CHECK(trace_fields().front().key == "observation");
  for (const Config& config : variants()) {
    Trainer trainer(config);
    trainer.run(260);
    UpdateTrace trace;
    REQUIRE(trainer.run_traced(trace));
    const int sizes[] = {1, trace.action_size, trace.observation_size};
    std::size_t empty = 0;
    for (const TraceFieldInfo& field : trace_fields()) {
      INFO(field.key);
      const auto expected = static_cast<std::size_t>(trace.batch * sizes[static_cast<int>(field.shape)]);
      const std::size_t size = (trace.*field.values).size();
      CHECK((size == expected || size == 0));
      empty += size == 0;
    }
    CHECK(empty < trace_fields().size() / 3);
  }
}
