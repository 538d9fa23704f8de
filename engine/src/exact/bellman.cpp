#include "exact/bellman.h"

#include <limits>

#include "kernels/simd.h"
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
  stride_ = simd::padded(speeds) + simd::kLanes;
  moved_.resize(padded + 2 + simd::kPad);
  q_.resize(static_cast<std::size_t>(stride_) * (static_cast<std::size_t>(torques) + 1));
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

  double moved[4];
  const auto moved_at = [&](int j) {
    const Shift& shift = angle_shift_[j];
    int column = i + shift.whole;
    for (int k = 0; k < 4; ++k, ++column) {
      while (column >= angles) column -= angles;
      moved[k] = from.column(column)[j];
    }
    return shift.cubic.at(moved);
  };
  // From here on in single precision, relative to one value of the column.
  const double base = moved_at(speeds / 2);
  float* const w = moved_.data() + 1;
  for (int j = 0; j < speeds; ++j) w[j] = static_cast<float>(moved_at(j) - base);
  w[-1] = static_cast<float>(ValueGrid::beyond_first(w));
  w[speeds] = static_cast<float>(ValueGrid::beyond_last(w + speeds - 1));

  // Q without the part of the reward that the torque does not change.
  const Float gamma = Float{} + static_cast<float>(gamma_);
  float* const maximum = maximum_.data();
  for (int q = 0; q <= torques_; ++q) {
    float* const values = q_.data() + static_cast<std::ptrdiff_t>(q) * stride_;
    const double position = drift_[i] + torque_shift_[q];
    const double whole = std::clamp(std::floor(position), -static_cast<double>(speeds), static_cast<double>(speeds));
    const int offset = static_cast<int>(whole);
    // omega' is clipped at both ends of the grid.
    const int first = std::clamp(-offset, 0, speeds);
    const int last = std::clamp(speeds - 1 - offset, first, speeds);
    const LimitedCubic cubic(std::clamp(position - whole, 0.0, 1.0));
    const Float w0 = Float{} + static_cast<float>(cubic.w[0]), w1 = Float{} + static_cast<float>(cubic.w[1]),
                w2 = Float{} + static_cast<float>(cubic.w[2]), w3 = Float{} + static_cast<float>(cubic.w[3]);
    const float reward = static_cast<float>(torque_reward_[q]);
    for (int j = first; j < last; j += simd::kLanes) {  // may write beyond `last`, which is overwritten below
      const float* at = w + j + offset;
      const Float v1 = simd::load(at), v2 = simd::load(at + 1);
      const Float free = w0 * simd::load(at - 1) + w1 * v1 + w2 * v2 + w3 * simd::load(at + 2);
      simd::store(values + j, reward + gamma * simd::min(simd::max(free, simd::min(v1, v2)), simd::max(v1, v2)));
    }
    std::fill_n(values, first, reward + static_cast<float>(gamma_) * w[0]);
    std::fill(values + last, values + padded, reward + static_cast<float>(gamma_) * w[speeds - 1]);
    for (int j = 0; j < padded; j += simd::kLanes) {
      const Float value = simd::load(values + j);
      simd::store(maximum + j, q == 0 ? value : simd::max(simd::load(maximum + j), value));
    }
  }

  // The integral, relative to its integrand's maximum.
  if (alpha_ > 0.0) {
    float *e0 = exponent_.data(), *e1 = e0 + padded;  // log of the integrand at two neighbouring torques
    float *exp0 = power_.data(), *exp1 = exp0 + padded;
    const Float per_alpha = Float{} + static_cast<float>(1.0 / alpha_);
    const Float segment_width = Float{} + 2.0f / static_cast<float>(torques_);
    std::fill(integral_.begin(), integral_.end(), 0.0f);
    for (int q = 0; q <= torques_; ++q) {
      const float* values = q_.data() + static_cast<std::ptrdiff_t>(q) * stride_;
      for (int j = 0; j < padded; j += simd::kLanes) {
        const Float e = (simd::load(values + j) - simd::load(maximum + j)) * per_alpha;
        const Float power = simd::exp(e);
        simd::store(e1 + j, e);
        simd::store(exp1 + j, power);
        if (q == 0) continue;
        const Float part = segment(simd::load(e0 + j), e, simd::load(exp0 + j), power);
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
  const double common = gamma_ * base - reward_angle_ * theta * theta;
  for (int j = 0; j < speeds; ++j) {
    const double omega = from.omega(j);
    out[j] = common - reward_speed_ * omega * omega + maximum[j] + alpha_ * integral_[j];
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
