#include "bellman.h"

#include <limits>

#include "simd.h"
#include "trigonometry.h"

namespace sac {

namespace {

using simd::Float;

// Integral over x in [0, 1] of exp(e0 + x (e1 - e0)), given exp0 = exp(e0) and exp1 = exp(e1).
template <class V>
V segment(V e0, V e1, V exp0, V exp1) {
  const V d = e1 - e0;
  const V d2 = d * d;
  const V series = 0.5f * (exp0 + exp1) * (1.0f - d2 * (1.0f / 12.0f - d2 * (1.0f / 120.0f)));
  const auto small = d2 < 0.0625f;
  return small ? series : (exp1 - exp0) / (small ? V{} + 1.0f : d);
}

}  // namespace

Bellman::Bellman(const Config& config, double alpha, double gamma, int angles, int speeds, int torques)
    : alpha_(alpha),
      gamma_(gamma),
      reward_angle_(config.reward_scale * config.reward_angle),
      reward_speed_(config.reward_scale * config.reward_speed),
      torques_(torques) {
  const ValueGrid grid(angles, speeds, config.max_speed);
  const double push = 3.0 / (config.mass * config.length * config.length) * config.max_torque * config.dt;
  for (int q = 0; q <= torques; ++q) {
    const double action = 2.0 * q / torques - 1.0;
    const double torque = config.max_torque * action;
    torque_reward_.push_back(-config.reward_scale * config.reward_torque * torque * torque);
    torque_shift_.push_back(push * action / grid.speed_step());
  }
  for (int i = 0; i < angles; ++i) {
    const double fall = 3.0 * config.gravity / (2.0 * config.length) * sin_cos(grid.theta(i)).sine * config.dt;
    drift_.push_back(fall / grid.speed_step());
  }
  for (int j = 0; j < speeds; ++j) {
    const double shift = grid.omega(j) * config.dt / grid.angle_step();
    const double whole = std::floor(shift);
    const LimitedCubic cubic(shift - whole);
    const int first = static_cast<int>(whole) % angles;  // large steps can go round more than once
    angle_shift_.push_back({(first - 1 + 2 * angles) % angles, cubic});
  }
  const std::size_t padded = static_cast<std::size_t>(simd::padded(speeds));
  moved_.resize(static_cast<std::size_t>(speeds) + 2);
  q_.resize(padded * (static_cast<std::size_t>(torques) + 1));
  maximum_.resize(padded);
  exponent_.resize(2 * padded);
  power_.resize(2 * padded);
  integral_.resize(padded);
}

Bellman::Change Bellman::backup(const ValueGrid& from, ValueGrid& to) {
  const int angles = from.angles();
  const int speeds = from.speeds();
  Change change{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
  for (int i = 0; i <= angles / 2; ++i) {
    double* out = to.column(i);
    backup_column(from, i, out);
    const double* before = from.column(i);
    double* mirrored = to.column((angles - i) % angles);
    for (int j = 0; j < speeds; ++j) {
      change.min = std::min(change.min, out[j] - before[j]);
      change.max = std::max(change.max, out[j] - before[j]);
      if (mirrored != out) mirrored[speeds - 1 - j] = out[j];
    }
  }
  return change;
}

void Bellman::backup_column(const ValueGrid& from, int i, double* out) {
  const int angles = from.angles();
  const int speeds = from.speeds();
  const int padded = simd::padded(speeds);

  double* const moved = moved_.data() + 1;
  for (int j = 0; j < speeds; ++j) {
    const Shift& shift = angle_shift_[j];
    double v[4];
    int column = i + shift.whole;
    for (int k = 0; k < 4; ++k, ++column) {
      while (column >= angles) column -= angles;
      v[k] = from.column(column)[j];
    }
    moved[j] = shift.cubic.at(v);
  }
  moved[-1] = ValueGrid::beyond_first(moved);
  moved[speeds] = ValueGrid::beyond_last(moved + speeds - 1);

  // Q without the part of the reward that the torque does not change.
  double* const maximum = maximum_.data();
  std::fill_n(maximum, padded, -std::numeric_limits<double>::infinity());
  for (int q = 0; q <= torques_; ++q) {
    double* const values = q_.data() + static_cast<std::ptrdiff_t>(q) * padded;
    const double position = drift_[i] + torque_shift_[q];
    const double whole = std::clamp(std::floor(position), -static_cast<double>(speeds), static_cast<double>(speeds));
    const int offset = static_cast<int>(whole);
    // omega' is clipped at both ends of the grid.
    const int first = std::clamp(-offset, 0, speeds);
    const int last = std::clamp(speeds - 1 - offset, first, speeds);
    const LimitedCubic cubic(std::clamp(position - whole, 0.0, 1.0));
    const double reward = torque_reward_[q];
    std::fill_n(values, first, reward + gamma_ * moved[0]);
    for (int j = first; j < last; ++j) {
      values[j] = reward + gamma_ * cubic.at(moved + j + offset - 1);
    }
    std::fill(values + last, values + padded, reward + gamma_ * moved[speeds - 1]);
    for (int j = 0; j < padded; ++j) maximum[j] = std::max(maximum[j], values[j]);
  }

  // The integral, relative to its integrand's maximum.
  if (alpha_ > 0.0) {
    float *e0 = exponent_.data(), *e1 = e0 + padded;  // log of the integrand at two neighbouring torques
    float *exp0 = power_.data(), *exp1 = exp0 + padded;
    const double per_alpha = 1.0 / alpha_;
    const Float segment_width = Float{} + 2.0f / static_cast<float>(torques_);
    std::fill(integral_.begin(), integral_.end(), 0.0f);
    for (int q = 0; q <= torques_; ++q) {
      const double* values = q_.data() + static_cast<std::ptrdiff_t>(q) * padded;
      for (int j = 0; j < padded; ++j) e1[j] = static_cast<float>((values[j] - maximum[j]) * per_alpha);
      for (int j = 0; j < padded; j += simd::kLanes) simd::store(exp1 + j, simd::exp(simd::load(e1 + j)));
      for (int j = 0; q > 0 && j < padded; j += simd::kLanes) {
        const Float part = segment(simd::load(e0 + j), simd::load(e1 + j), simd::load(exp0 + j), simd::load(exp1 + j));
        simd::store(integral_.data() + j, simd::load(integral_.data() + j) + part);
      }
      std::swap(e0, e1);
      std::swap(exp0, exp1);
    }
    for (int j = 0; j < padded; j += simd::kLanes) {
      simd::store(integral_.data() + j, simd::log(segment_width * simd::load(integral_.data() + j)));
    }
  }
  const double theta = Pendulum::wrap(from.theta(i));
  const double angle_reward = -reward_angle_ * theta * theta;
  for (int j = 0; j < speeds; ++j) {
    const double omega = from.omega(j);
    out[j] = angle_reward - reward_speed_ * omega * omega + maximum[j] + alpha_ * integral_[j];
  }
}

double Bellman::soft_maximum(std::span<const double> q, double alpha) {
  const double maximum = *std::max_element(q.begin(), q.end());
  if (!(alpha > 0.0)) return maximum;
  double sum = 0.0;
  for (std::size_t k = 0; k + 1 < q.size(); ++k) {
    const double e0 = (q[k] - maximum) / alpha, e1 = (q[k + 1] - maximum) / alpha;
    const double d = e1 - e0;
    const double mean = std::abs(d) < 1e-4 ? 0.5 * (std::exp(e0) + std::exp(e1)) : (std::exp(e1) - std::exp(e0)) / d;
    sum += 2.0 * mean / static_cast<double>(q.size() - 1);
  }
  return maximum + alpha * std::log(sum);
}

}  // namespace sac
