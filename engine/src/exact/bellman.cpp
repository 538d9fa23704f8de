#include "exact/bellman.h"

#include <limits>

#include "kernels/bitexact.h"
#include "trigonometry.h"

namespace sac {

namespace {

// Between the next speeds of neighbouring torques, in grid steps; the standard task has 1.5.
constexpr double kFurthestApart = 1.6;

// Integral over x in [0, 1] of exp(e0 + x (e1 - e0)), given exp0 = exp(e0) and exp1 = exp(e1).
struct Segment {
  const ArrayXf &e0, &e1, &exp0, &exp1;

  // As an array expression, which refers to all four.
  auto integral() const {
    const auto d = e1 - e0;
    const auto d2 = d.square();
    const auto series = 0.5f * (exp0 + exp1) * (1.0f - d2 * (1.0f / 12.0f - d2 * (1.0f / 120.0f)));
    const auto small = d2 < 0.0625f;
    return small.select(series, (exp1 - exp0) / small.select(1.0f, d));
  }
};

}  // namespace

Bellman::Bellman(const Config& config, double alpha, double gamma, int angles, int speeds, int torques, Torques choice)
    : alpha_(alpha),
      gamma_(gamma),
      reward_angle_(config.reward_scale * config.reward_angle),
      reward_speed_(config.reward_scale * config.reward_speed),
      torques_(torques) {
  const ValueGrid grid(angles, speeds, config.max_speed);
  const double push = 3.0 / (config.mass * config.length * config.length) * config.max_torque * config.dt;
  push_ = push / grid.speed_step();
  torque_penalty_ = config.reward_scale * config.reward_torque * config.max_torque * config.max_torque;
  by_speed_ = choice == Torques::as_needed && 2.0 * push_ > kFurthestApart * torques;
  if (by_speed_ && alpha > 0.0) {
    const double reach = 2.0 * std::min(push_, 1.0 * speeds);
    torques_ = std::clamp(static_cast<int>(std::ceil(reach / kFurthestApart)), torques, kMostSpeeds) + 2;
    action_.resize(torques_ + 1);
    position_.resize(torques_ + 1);
  }
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
  moved_.setZero(speeds + 2);
  q_.setZero(speeds, torques_ + 1);
  for (ArrayXf* array : {&maximum_, &e0_, &e1_, &exp0_, &exp1_, &integral_}) array->setZero(speeds);
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

  if (by_speed_ && alpha_ == 0.0) {
    try_every_speed(i);
  } else {
    if (by_speed_) choose_speeds(i);
    for (int q = 0; q <= torques_; ++q) {
      if (by_speed_) {
        look(position_[q], -torque_penalty_ * action_[q] * action_[q], q_.col(q));
      } else {
        look(drift_[i] + torque_shift_[q], torque_reward_[q], q_.col(q));
      }
      if (q == 0) {
        maximum_ = q_.col(q);
      } else {
        maximum_ = maximum_.max(q_.col(q));
      }
    }
  }

  // The integral, relative to its integrand's maximum.
  if (alpha_ > 0.0) {
    const float per_alpha = static_cast<float>(1.0 / alpha_);
    integral_.setZero();
    for (int q = 0; q <= torques_; ++q) {
      e0_.swap(e1_);  // log of the integrand, and the integrand, at two neighbouring torques
      exp0_.swap(exp1_);
      e1_ = (q_.col(q) - maximum_) * per_alpha;
      exp1_ = bitexact::exp(e1_);
      if (q == 0) continue;
      const float width = by_speed_ ? static_cast<float>(action_[q] - action_[q - 1]) : 1.0f;
      integral_ += width * Segment{e0_, e1_, exp0_, exp1_}.integral();
    }
    integral_ = bitexact::log((by_speed_ ? 1.0f : 2.0f / static_cast<float>(torques_)) * integral_);
  }
  const double theta = Pendulum::wrap(from.theta(i));
  const double common = gamma_ * base - reward_angle_ * theta * theta;
  for (int j = 0; j < speeds; ++j) {
    const double omega = from.omega(j);
    out[j] = common - reward_speed_ * omega * omega + maximum_[j] + alpha_ * integral_[j];
  }
}

void Bellman::look(double position, double reward_, Eigen::Ref<ArrayXf> values) const {
  const int speeds = static_cast<int>(values.size());
  const float* const w = moved_.data() + 1;
  const float gamma = static_cast<float>(gamma_), reward = static_cast<float>(reward_);
  const double whole = std::clamp(std::floor(position), -static_cast<double>(speeds), static_cast<double>(speeds));
  const int offset = static_cast<int>(whole);
  // omega' is clipped at both ends of the grid.
  const int first = std::clamp(-offset, 0, speeds);
  const int last = std::clamp(speeds - 1 - offset, first, speeds);
  const LimitedCubic cubic(std::clamp(position - whole, 0.0, 1.0));
  const float w0 = static_cast<float>(cubic.w[0]), w1 = static_cast<float>(cubic.w[1]),
              w2 = static_cast<float>(cubic.w[2]), w3 = static_cast<float>(cubic.w[3]);
  values.head(first).setConstant(reward + gamma * w[0]);
  values.tail(speeds - last).setConstant(reward + gamma * w[speeds - 1]);
  if (last > first) {
    const int count = last - first;
    const auto at = [&](int k) { return moved_.segment(1 + first + offset + k, count); };
    const auto free = w0 * at(-1) + w1 * at(0) + w2 * at(1) + w3 * at(2);
    values.segment(first, count) = reward + gamma * free.max(at(0).min(at(1))).min(at(0).max(at(1)));
  }
}

// The torques that lead from some speed of the grid to another one, which needs no interpolation, and the two
// strongest.
void Bellman::try_every_speed(int i) {
  const int speeds = static_cast<int>(maximum_.size());
  const double drift = drift_[i];
  auto values = q_.col(0);
  look(drift - push_, -torque_penalty_, maximum_);
  look(drift + push_, -torque_penalty_, values);
  maximum_ = maximum_.max(values);
  const double furthest = speeds - 1;
  const int from = static_cast<int>(std::ceil(std::clamp(drift - push_, -furthest, furthest)));
  const int to = static_cast<int>(std::floor(std::clamp(drift + push_, -furthest, furthest)));
  for (int offset = from; offset <= to; ++offset) {
    const double action = (offset - drift) / push_;
    const float reward = static_cast<float>(-torque_penalty_ * action * action);
    const int first = std::max(-offset, 0), count = speeds - std::abs(offset);
    auto reached = maximum_.segment(first, count);
    reached = reached.max(reward + static_cast<float>(gamma_) * moved_.segment(1 + first + offset, count));
  }
}

// Torques to evenly spaced speeds within the grid's reach, from the strongest one way to the strongest the other way.
void Bellman::choose_speeds(int i) {
  const double drift = drift_[i], furthest = static_cast<double>(maximum_.size());
  const double from = std::clamp(drift - push_, -furthest, furthest),
               to = std::clamp(drift + push_, -furthest, furthest);
  const int inner = torques_ - 2;
  for (int k = 0; k <= inner; ++k) {
    position_[k + 1] = from + (to - from) * k / inner;
    action_[k + 1] = std::clamp((position_[k + 1] - drift) / push_, -1.0, 1.0);
  }
  action_.front() = -1.0;
  action_.back() = 1.0;
  position_.front() = drift - push_;
  position_.back() = drift + push_;
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
