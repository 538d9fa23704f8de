// Every gradient of an update against central differences of its loss in double precision (double_evaluation.h).

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

#include "double_evaluation.h"
#include "sac/schema.h"
#include "update.h"

using namespace sac;
using test::DoubleEvaluation;
using test::DoubleMlp;
using test::DoubleSample;
using test::Vector;

namespace {

constexpr int kBatch = 40;
constexpr double kStep = 1e-6;       // its square and 1e-16 / kStep are both far below the tolerance
constexpr double kTolerance = 1e-5;  // of a gradient's norm: what float32 leaves, with some room

// An agent with large random parameters, a batch, and one update of it that moves nothing: all gradients then belong to
// the same parameters.
struct GradientCase {
  Config config;
  Agent agent;
  UpdateBuffers buffers;
  Metrics metrics;

  GradientCase(const Config& wanted, int actions, std::uint64_t seed = 1)
      : config(standing_still(wanted)), agent(make_agent(config, actions, seed)), buffers({3, actions}, kBatch) {
    Rng rng(seed, 1);
    agent.reserve(kBatch);
    const RecordLayout& layout = buffers.batch.layout;
    for (int b = 0; b < kBatch; ++b) {
      for (int i = 0; i < layout.size(); ++i) buffers.batch.records(i, b) = static_cast<float>(rng.uniform(-2.0, 2.0));
      for (int i = 0; i < actions; ++i) buffers.batch.records(layout.observation + i, b) = 2.0f * rng.uniform() - 1.0f;
      buffers.batch.records(layout.terminated(), b) = b % 5 == 0 ? 1.0f : 0.0f;
      buffers.batch.records(layout.timed_out(), b) = b % 4 == 0 ? 1.0f : 0.0f;
    }
    draw_noise(rng, config, buffers);
  }

  void run() { REQUIRE(update(agent, config, buffers, metrics) == nullptr); }
  // To be made before the update, which moves the targets.
  DoubleEvaluation evaluation() const { return {agent, config, agent.temperature.alpha(config), buffers}; }

 private:
  static Config standing_still(Config config) {
    config.hidden_units = 9;
    config.batch_size = kBatch;
    config.log_std_min = -0.5;
    config.log_std_max = 0.3;
    config.init_w = 1.0;
    config.gamma = 0.9;
    config.reward_scale = 1.7;
    config.target_entropy = -0.6;
    config.q_lr = config.value_lr = config.policy_lr = config.alpha_lr = 0.0;
    return config;
  }
  static Agent make_agent(const Config& config, int actions, std::uint64_t seed) {
    Rng rng(seed, 0);
    Agent agent(3, actions, config, rng);
    for (Network* target : {&agent.target_value, &agent.target_q1, &agent.target_q2}) {
      if (!target->mlp.empty()) target->mlp.initialize(rng, 1.0);  // else it equals the network that it follows
    }
    agent.policy.mlp.parameters *= 1.5f;  // so that both clamps and saturated actions occur
    return agent;
  }
};

// || engine - central differences || / || central differences || over all parameters of one network.
template <class Loss>
double gradient_error(DoubleMlp& network, const VectorXf& gradient, Loss loss) {
  double difference = 0.0, norm = 0.0;
  for (const std::ptrdiff_t place : network.places()) {
    const double at = network.parameters[place];
    network.parameters[place] = at + kStep;
    const double above = loss();
    network.parameters[place] = at - kStep;
    const double below = loss();
    network.parameters[place] = at;
    const double slope = (above - below) / (2.0 * kStep);
    difference += std::pow(gradient[place] - slope, 2);
    norm += slope * slope;
  }
  CHECK(norm > 1e-6);
  return std::sqrt(difference / norm);
}

struct Variant {
  std::string name;
  Config config;
  int actions;
};
std::vector<Variant> variants() {
  std::vector<Variant> result;
  for (const int actions : {1, 2}) {
    for (const Critic critic : {Critic::value_network, Critic::twin_target}) {
      for (const bool twin_q : {true, false}) {
        for (const LogProbCorrection correction : {LogProbCorrection::epsilon, LogProbCorrection::exact}) {
          for (const EntropyMode mode : {EntropyMode::fixed, EntropyMode::automatic, EntropyMode::off}) {
            Config config;
            config.alpha = 0.4;
            config.critic = critic;
            config.twin_q = twin_q;
            config.log_prob_correction = correction;
            config.entropy_mode = mode;
            config.bootstrap_on_timeout = mode == EntropyMode::automatic;
            std::string name;
            for (const char* key : {"critic", "twin_q", "log_prob_correction", "entropy_mode"}) {
              name.append(get_text(config, *find_param(key))).append(" ");
            }
            result.push_back({name + std::to_string(actions) + " action dimensions", config, actions});
          }
        }
      }
    }
  }
  return result;
}

Vector soft_values(const DoubleEvaluation& evaluation) {
  Vector result;
  for (int b = 0; b < evaluation.batch(); ++b) result.push_back(evaluation.soft_value(b));
  return result;
}

double norm(const Vector& v) {
  double sum = 0.0;
  for (const double x : v) sum += x * x;
  return std::sqrt(sum);
}

bool near(double got, double wanted) { return std::abs(got - wanted) <= kTolerance * std::abs(wanted); }

}  // namespace

TEST_CASE("the gradient of each Q loss agrees with finite differences", "[finite differences]") {
  for (const Variant& variant : variants()) {
    INFO(variant.name);
    GradientCase c(variant.config, variant.actions);
    DoubleEvaluation evaluation = c.evaluation();
    c.run();
    CHECK(near(c.metrics.q1_loss, evaluation.q_loss(evaluation.q1)));
    const auto loss = [&](const DoubleMlp& q) { return [&] { return evaluation.q_loss(q); }; };
    CHECK(gradient_error(evaluation.q1, c.agent.q1.gradient, loss(evaluation.q1)) < kTolerance);
    if (!variant.config.twin_q) continue;
    CHECK(near(c.metrics.q2_loss, evaluation.q_loss(evaluation.q2)));
    CHECK(gradient_error(evaluation.q2, c.agent.q2.gradient, loss(evaluation.q2)) < kTolerance);
  }
}

TEST_CASE("the gradient of the V loss agrees with finite differences", "[finite differences]") {
  for (const Variant& variant : variants()) {
    if (variant.config.critic != Critic::value_network) continue;
    INFO(variant.name);
    GradientCase c(variant.config, variant.actions);
    DoubleEvaluation evaluation = c.evaluation();
    c.run();
    const Vector target = soft_values(evaluation);
    CHECK(near(c.metrics.value_loss, evaluation.value_loss(target)));
    CHECK(gradient_error(evaluation.value, c.agent.value.gradient, [&] { return evaluation.value_loss(target); }) <
          kTolerance);
  }
}

TEST_CASE("the gradient of the policy loss agrees with finite differences", "[finite differences]") {
  for (const Variant& variant : variants()) {
    INFO(variant.name);
    GradientCase c(variant.config, variant.actions);
    DoubleEvaluation evaluation = c.evaluation();
    c.run();
    CHECK(near(c.metrics.policy_loss, evaluation.policy_loss()));
    CHECK(gradient_error(evaluation.policy, c.agent.policy.gradient, [&] { return evaluation.policy_loss(); }) <
          kTolerance);
  }
}

// Without these the test above could not notice a wrong clamp, a missing minimum, or a wrong correction.
TEST_CASE("the batch of the finite differences takes every branch", "[finite differences]") {
  for (const Variant& variant : variants()) {
    INFO(variant.name);
    const GradientCase c(variant.config, variant.actions);
    const DoubleEvaluation evaluation = c.evaluation();
    int low = 0, high = 0, between = 0, saturated = 0, first = 0, second = 0;
    for (int b = 0; b < kBatch; ++b) {
      const DoubleSample sample = evaluation.sample_now(b);
      for (int i = 0; i < variant.actions; ++i) {
        const double log_std = sample.log_std[i];
        ++(log_std == c.config.log_std_min ? low : log_std == c.config.log_std_max ? high : between);
        saturated += std::abs(sample.action[i]) > 0.95;
      }
      const Vector state_action = test::join(evaluation.observation(b), sample.action);
      ++(evaluation.q1(state_action)[0] < evaluation.q2(state_action)[0] ? first : second);
    }
    INFO("log std at its least " << low << " times, at its most " << high << ", between " << between << "; saturated "
                                 << saturated << "; Q1 smaller " << first << ", Q2 smaller " << second);
    for (const int count : {low, high, between, saturated, first, second}) CHECK(count >= 2);
  }
}

TEST_CASE("the gradient of the temperature loss agrees with finite differences", "[finite differences]") {
  for (const Variant& variant : variants()) {
    if (variant.config.entropy_mode != EntropyMode::automatic) continue;
    INFO(variant.name);
    GradientCase c(variant.config, variant.actions);
    const double log_alpha = c.agent.temperature.log_alpha;
    const DoubleEvaluation evaluation = c.evaluation();
    c.run();
    const double slope =
        (evaluation.temperature_loss(log_alpha + kStep) - evaluation.temperature_loss(log_alpha - kStep)) /
        (2.0 * kStep);
    CHECK(near(c.metrics.alpha_loss, evaluation.temperature_loss(log_alpha)));
    // Adam's first moment after one step from zero is (1 - beta1) times the gradient.
    CHECK(near(c.agent.temperature.adam.first_moment / 0.1, slope));
  }
}

TEST_CASE("the score function estimate agrees with finite differences of its surrogate", "[finite differences]") {
  for (Variant& variant : variants()) {
    INFO(variant.name);
    variant.config.policy_gradient = PolicyGradient::likelihood_ratio;
    GradientCase c(variant.config, variant.actions);
    DoubleEvaluation evaluation = c.evaluation();
    c.run();
    CHECK(near(c.metrics.policy_loss, evaluation.policy_loss()));

    const Vector soft = soft_values(evaluation);
    const double mean = evaluation.mean([&](int b) { return soft[b]; });
    std::vector<Vector> u;
    Vector bracket;
    for (int b = 0; b < kBatch; ++b) {
      const bool has_value = variant.config.critic == Critic::value_network;
      const double baseline = has_value ? evaluation.value(evaluation.observation(b))[0] : mean;
      u.push_back(evaluation.sample_now(b).u);
      bracket.push_back(baseline - soft[b]);
    }
    CHECK(gradient_error(evaluation.policy, c.agent.policy.gradient,
                         [&] { return evaluation.score_function_loss(u, bracket); }) < kTolerance);
  }
}

// Both estimate the gradient of the same loss. The exact form of log pi, since for the score function's identity
// E[grad log pi] = 0 the density must be the true one.
TEST_CASE("over many samples the score function and reparameterisation agree", "[finite differences]") {
  for (const int actions : {1, 2}) {
    INFO(actions << " action dimensions");
    Config config;
    config.alpha = 0.4;
    config.log_prob_correction = LogProbCorrection::exact;
    GradientCase c(config, actions);
    constexpr int kRounds = 8000;
    const std::vector<std::ptrdiff_t> places = DoubleMlp(c.agent.policy.mlp).places();
    Vector reference(places.size()), mean(places.size());
    double variance = 0.0;
    Rng rng(11);
    for (int round = 0; round < kRounds; ++round) {
      draw_noise(rng, c.config, c.buffers);
      c.config.policy_gradient = PolicyGradient::reparameterized;
      c.run();
      const VectorXf through_the_sample = c.agent.policy.gradient;
      c.config.policy_gradient = PolicyGradient::likelihood_ratio;
      c.run();
      for (std::size_t i = 0; i < places.size(); ++i) {
        const double difference = double{c.agent.policy.gradient[places[i]]} - through_the_sample[places[i]];
        reference[i] += through_the_sample[places[i]] / kRounds;
        mean[i] += difference / kRounds;
        variance += difference * difference / kRounds;
      }
    }
    const double expected_norm = std::sqrt(variance / kRounds);  // of the mean, were there only noise
    CHECK(expected_norm < 0.02 * norm(reference));               // the comparison is sharp
    CHECK(norm(mean) < 2.5 * expected_norm);
  }
}
