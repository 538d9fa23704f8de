// The losses of the papers in double precision, evaluated from an agent's parameters by plain loops: what finite
// differences are taken of. Shares no arithmetic with the engine and knows no gradient.
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "agent.h"
#include "update_buffers.h"

namespace sac::test {

using Vector = std::vector<double>;

// A multilayer perceptron whose parameters are double.
class DoubleMlp {
 public:
  explicit DoubleMlp(const Mlp& mlp) : tensors_(mlp.tensors()) {
    parameters.assign(mlp.parameters.data(), mlp.parameters.data() + mlp.parameters.size());
  }

  Vector operator()(Vector x) const {
    const int last = tensors_.back().layer;
    for (int layer = 0; layer <= last; ++layer) {
      const Mlp::Tensor& weight = tensors_[2 * layer];
      const Mlp::Tensor& bias = tensors_[2 * layer + 1];
      Vector y(weight.rows);
      for (int row = 0; row < weight.rows; ++row) {
        y[row] = parameters[bias.at(row, 0)];
        for (int column = 0; column < weight.columns; ++column) {
          y[row] += parameters[weight.at(row, column)] * x[column];
        }
        if (layer < last) y[row] = std::max(0.0, y[row]);
      }
      x = std::move(y);
    }
    return x;
  }

  // Places of all weights and biases in `parameters`; what lies between is padding.
  std::vector<std::ptrdiff_t> places() const {
    std::vector<std::ptrdiff_t> result;
    for (const Mlp::Tensor& tensor : tensors_) {
      for (int row = 0; row < tensor.rows; ++row) {
        for (int column = 0; column < tensor.columns; ++column) result.push_back(tensor.at(row, column));
      }
    }
    return result;
  }

  Vector parameters;

 private:
  std::vector<Mlp::Tensor> tensors_;
};

// a~ and log pi(a~|s), and the Gaussian they come from.
struct DoubleSample {
  Vector action, u, mean, log_std;
  double log_prob = 0.0;
};

inline double log_normal_density(double u, double mean, double log_std) {
  const double epsilon = (u - mean) / std::exp(log_std);
  return -0.5 * epsilon * epsilon - log_std - 0.5 * std::log(2.0 * std::numbers::pi);
}

inline Vector join(Vector a, const Vector& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

// One batch and one set of parameters.
class DoubleEvaluation {
 public:
  DoubleEvaluation(const Agent& agent, const Config& config, double alpha_, const UpdateBuffers& buffers)
      : policy(agent.policy.mlp),
        q1(agent.q1.mlp),
        q2(agent.q2.mlp),
        value(config.critic == Critic::value_network ? agent.value.mlp : agent.q1.mlp),
        alpha(alpha_),
        config_(config),
        buffers_(buffers),
        actions_(agent.action_size),
        target1_(config.critic == Critic::value_network ? agent.target_value.mlp : agent.target_q1.mlp),
        target2_(config.critic == Critic::value_network ? agent.target_value.mlp : agent.target_q2.mlp) {}

  DoubleMlp policy, q1, q2, value;
  double alpha;

  int batch() const { return buffers_.size(); }
  Vector observation(int b) const { return record(0, buffers_.batch.layout.observation, b); }
  Vector next_observation(int b) const {
    return record(buffers_.batch.layout.next_observation(), buffers_.batch.layout.observation, b);
  }

  // The policy's Gaussian at s; log std clamped.
  DoubleSample gaussian(const Vector& s) const {
    const Vector output = policy(s);
    DoubleSample sample;
    for (int i = 0; i < actions_; ++i) {
      sample.mean.push_back(output[i]);
      sample.log_std.push_back(std::clamp(output[actions_ + i], config_.log_std_min, config_.log_std_max));
    }
    return sample;
  }
  DoubleSample sample(const Vector& s, const ArrayXXf& epsilon, int b) const {
    DoubleSample result = gaussian(s);
    for (int i = 0; i < actions_; ++i) {
      const double u = result.mean[i] + std::exp(result.log_std[i]) * static_cast<double>(epsilon(i, b));
      const double a = std::tanh(u);
      result.u.push_back(u);
      result.action.push_back(a);
      result.log_prob += log_normal_density(u, result.mean[i], result.log_std[i]);
      result.log_prob -= config_.log_prob_correction == LogProbCorrection::epsilon
                             ? std::log(1.0 - a * a + 1e-6)
                             : 2.0 * (std::numbers::ln2 - u - std::log1p(std::exp(-2.0 * u)));
    }
    return result;
  }
  DoubleSample sample_now(int b) const { return sample(observation(b), buffers_.pi.epsilon, b); }

  // y = r + gamma (1 - d) V(s')
  double q_target(int b) const {
    const Batch& stored = buffers_.batch;
    const auto number = [&](int row) { return stored.records(row, b); };
    const double r = config_.reward_scale * number(stored.layout.reward());
    const bool terminated = number(stored.layout.terminated()) == 1.0f;
    const bool timed_out = number(stored.layout.timed_out()) == 1.0f;
    if (terminated || (timed_out && !config_.bootstrap_on_timeout)) return r;
    const Vector s = next_observation(b);
    if (config_.critic == Critic::value_network) return r + config_.gamma * target1_(s)[0];
    const DoubleSample next = sample(s, buffers_.next.epsilon, b);
    return r + config_.gamma * (smaller(target1_, target2_, join(s, next.action)) - alpha * next.log_prob);
  }
  double q_loss(const DoubleMlp& q) const {
    return mean([&](int b) {
      const RecordLayout& layout = buffers_.batch.layout;
      const double error = q(record(0, layout.observation + layout.action, b))[0] - q_target(b);
      return error * error;
    });
  }
  double soft_value(int b) const {
    const DoubleSample now = sample_now(b);
    return smaller(q1, q2, join(observation(b), now.action)) - alpha * now.log_prob;
  }
  // The target is given, since no gradient goes through it.
  double value_loss(const Vector& soft_values) const {
    return mean([&](int b) {
      const double error = value(observation(b))[0] - soft_values[b];
      return error * error;
    });
  }
  double policy_loss() const {
    return mean([&](int b) { return -soft_value(b); });
  }
  // mean of log N(u; mean, std) (baseline - soft value), with u and the bracket given: its gradient is the score
  // function's estimate.
  double score_function_loss(const std::vector<Vector>& u, const Vector& bracket) const {
    return mean([&](int b) {
      const DoubleSample now = gaussian(observation(b));
      double log_density = 0.0;
      for (int i = 0; i < actions_; ++i) log_density += log_normal_density(u[b][i], now.mean[i], now.log_std[i]);
      return log_density * bracket[b];
    });
  }
  double temperature_loss(double log_alpha) const {
    return mean([&](int b) { return -std::exp(log_alpha) * (sample_now(b).log_prob + config_.target_entropy); });
  }

  template <class F>
  double mean(F f) const {
    double sum = 0.0;
    for (int b = 0; b < batch(); ++b) sum += f(b);
    return sum / batch();
  }

 private:
  Vector record(int first, int count, int b) const {
    const float* column = buffers_.batch.records.col(b).data() + first;
    return Vector(column, column + count);
  }
  double smaller(const DoubleMlp& first, const DoubleMlp& second, const Vector& state_action) const {
    const double one = first(state_action)[0];
    return config_.twin_q ? std::min(one, second(state_action)[0]) : one;
  }

  const Config& config_;
  const UpdateBuffers& buffers_;
  int actions_;
  DoubleMlp target1_, target2_;  // of V, or of Q1 and Q2
};

}  // namespace sac::test
