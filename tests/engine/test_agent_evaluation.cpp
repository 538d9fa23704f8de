#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "inspect/agent_evaluation.h"
#include "policy.h"

using namespace sac;

namespace {

MatrixXf states(int count) {
  MatrixXf s(3, count);
  Rng rng(2);
  rng.fill_normal({s.data(), static_cast<std::size_t>(s.size())});
  return s;
}

}  // namespace

TEST_CASE("with a value network, the state value is its output", "[agent_evaluation]") {
  Config config;
  config.hidden_units = 16;
  config.init_w = 0.5;
  Rng rng(1);
  Agent agent(3, 1, config, rng);
  const MatrixXf s = states(600);
  std::vector<float> got(600);
  AgentEvaluation(agent).value(agent, config, s, got);
  agent.reserve(600);
  const Samples v = agent.value.forward(s);
  for (int i = 0; i < 600; ++i) CHECK(got[i] == v(0, i));
}

TEST_CASE("without one, it is the mean soft value of the policy's actions", "[agent_evaluation]") {
  for (const int actions : {1, 2}) {
    Config config;
    config.critic = Critic::twin_target;
    config.log_prob_correction = LogProbCorrection::exact;
    config.hidden_units = 16;
    config.init_w = 0.3;
    config.alpha = 0.5;
    Rng rng(1);
    Agent agent(3, actions, config, rng);
    const MatrixXf s = states(3);
    std::vector<float> got(3);
    AgentEvaluation(agent).value(agent, config, s, got);

    // Against plain Monte Carlo with many samples, one state at a time.
    constexpr int kSamples = 20000;
    agent.reserve(kSamples);
    PolicySample sample(actions, kSamples);
    for (int i = 0; i < 3; ++i) {
      const MatrixXf repeated = s.col(i).replicate(1, kSamples);
      rng.fill_normal({sample.epsilon.data(), static_cast<std::size_t>(actions * kSamples)});
      policy_sample(agent.policy.forward(repeated), PolicyOptions(config), sample);
      MatrixXf input(3 + actions, kSamples);
      input.topRows(3) = repeated;
      input.bottomRows(actions) = sample.action.leftCols(kSamples);
      const MatrixXf q1 = agent.q1.forward(input), q2 = agent.q2.forward(input);
      double mean = 0.0;
      for (int k = 0; k < kSamples; ++k) mean += std::min(q1(0, k), q2(0, k)) - 0.5 * sample.log_prob[k];
      INFO(actions << " actions, state " << i);
      CHECK(std::abs(got[i] - mean / kSamples) < 0.05);
    }
  }
}
