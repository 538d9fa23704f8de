#include "sac/soft_value_iteration.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "exact/bellman.h"

namespace sac {

namespace {
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kRounding = 4e-7;  // of a backup, as a share of the range of V
constexpr double kEnough = 1e-6;    // no sweep counts that gamma has weighted down to this
constexpr int kActions = 129;       // for the moments of the policy
}  // namespace

struct SoftValueIteration::Impl {
  Impl(const Config& config_, double alpha_, const SoftGrid& grid_, double tolerance_)
      : config(config_),
        alpha(alpha_),
        tolerance(tolerance_),
        grid(grid_),
        bellman(config, alpha, config.gamma, grid.angles, grid.speeds, grid.torques, Bellman::Torques::as_needed),
        value(grid.angles, grid.speeds, config.max_speed),
        next(value),
        sweep_limit(100 + static_cast<int>(config.gamma > 0.0 ? std::log(kEnough) / std::log(config.gamma) : 0.0)) {}

  void sweep() {
    const Bellman::Change change = bellman.backup(value, next);
    std::swap(value, next);
    ++sweeps;

    // A constant that is missing from V is missing from T V as well, times gamma. So once all changes are alike, what
    // all future sweeps would add is known, and only the differences between states take sweeps.
    const double horizon = config.gamma / (1.0 - config.gamma);
    const double offset = horizon * 0.5 * (change.min + change.max);
    for (double& v : value.values()) v += offset;
    residual = horizon * 0.5 * (change.max - change.min);

    const double wanted = std::max(tolerance, kRounding * horizon) * range();
    if (sweeps == 1) first_residual = residual;
    done = residual <= wanted || sweeps >= sweep_limit;
    const double now = done ? 1.0 : std::log(first_residual / residual) / std::log(first_residual / wanted);
    progress = std::max(progress, std::clamp(now, 0.0, 1.0));
  }

  double range() const {
    const auto [low, high] = std::minmax_element(value.values().begin(), value.values().end());
    return *high - *low;
  }

  double q(Pendulum& pendulum, double theta, double omega, double action) const {
    const double state[] = {theta, omega};
    const float a = static_cast<float>(action);
    pendulum.set_state(state);
    const double reward = pendulum.step({&a, 1}).reward;
    return config.reward_scale * reward + config.gamma * value.at(pendulum.theta(), pendulum.omega());
  }
  // Q at evenly spaced actions from -1 to 1.
  void q_slice(double theta, double omega, std::span<double> out) const {
    Pendulum pendulum(config);
    const double last = static_cast<double>(out.size() - 1);
    for (std::size_t k = 0; k < out.size(); ++k)
      out[k] = q(pendulum, theta, omega, 2.0 * static_cast<double>(k) / last - 1.0);
  }

  Config config;
  double alpha, tolerance;
  SoftGrid grid;
  Bellman bellman;
  ValueGrid value, next;
  int sweeps = 0;
  int sweep_limit;
  bool done = false;
  double progress = 0.0;
  double residual = kInfinity;
  double first_residual = kInfinity;
};

SoftValueIteration::SoftValueIteration(const Config& config, double alpha, const SoftGrid& grid, double tolerance)
    : impl_(std::make_unique<Impl>(config, alpha, grid, tolerance)) {}
SoftValueIteration::~SoftValueIteration() = default;
SoftValueIteration::SoftValueIteration(SoftValueIteration&&) noexcept = default;
SoftValueIteration& SoftValueIteration::operator=(SoftValueIteration&&) noexcept = default;

bool SoftValueIteration::step(int sweeps) {
  for (int i = 0; i < sweeps && !impl_->done; ++i) impl_->sweep();
  return impl_->done;
}
SoftValueIteration& SoftValueIteration::solve() {
  while (!step(100)) continue;
  return *this;
}
bool SoftValueIteration::done() const { return impl_->done; }
double SoftValueIteration::progress() const { return impl_->progress; }
double SoftValueIteration::residual() const { return impl_->residual; }
int SoftValueIteration::sweeps() const { return impl_->sweeps; }
const Config& SoftValueIteration::config() const { return impl_->config; }
double SoftValueIteration::alpha() const { return impl_->alpha; }
const SoftGrid& SoftValueIteration::grid() const { return impl_->grid; }
std::span<const double> SoftValueIteration::values() const { return impl_->value.values(); }
double SoftValueIteration::theta(int i) const { return impl_->value.theta(i); }
double SoftValueIteration::omega(int j) const { return impl_->value.omega(j); }
double SoftValueIteration::range() const { return impl_->range(); }
double SoftValueIteration::value(double theta, double omega) const { return impl_->value.at(theta, omega); }

double SoftValueIteration::q(double theta, double omega, double action) const {
  Pendulum pendulum(impl_->config);
  return impl_->q(pendulum, theta, omega, action);
}

double SoftValueIteration::backup(double theta, double omega) const {
  double q[kActions];
  impl_->q_slice(theta, omega, q);
  return Bellman::soft_maximum(q, impl_->alpha);
}

void SoftValueIteration::log_policy(double theta, double omega, std::span<double> out) const {
  impl_->q_slice(theta, omega, out);
  const double alpha = impl_->alpha;
  if (alpha > 0.0) {
    const double v = Bellman::soft_maximum(out, alpha);
    for (double& value : out) value = (value - v) / alpha;
    return;
  }
  const auto best = std::max_element(out.begin(), out.end()) - out.begin();
  std::fill(out.begin(), out.end(), -kInfinity);
  out[static_cast<std::size_t>(best)] = std::log(0.5 * static_cast<double>(out.size()));
}

SoftValueIteration::Policy SoftValueIteration::policy(double theta, double omega) const {
  double log_density[kActions];
  log_policy(theta, omega, log_density);
  double mass = 0.0, mean = 0.0, square = 0.0, log_mean = 0.0;
  for (int k = 0; k < kActions; ++k) {
    const double action = 2.0 * k / (kActions - 1) - 1.0;
    const double weight = std::exp(log_density[k]) * (k == 0 || k == kActions - 1 ? 0.5 : 1.0);
    mass += weight;
    mean += weight * action;
    square += weight * action * action;
    if (weight > 0.0) log_mean += weight * log_density[k];
  }
  mean /= mass;
  const double variance = std::max(square / mass - mean * mean, 0.0);
  return {mean, std::sqrt(variance), impl_->alpha > 0.0 ? -log_mean / mass : -kInfinity};
}

}  // namespace sac
