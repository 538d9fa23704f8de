#include "inspect/policy_kl.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sac {

void squashed_masses(double mean, double std, std::span<float> mass) {
  const double parts = static_cast<double>(mass.size());
  // Tail probabilities from the nearer side, so that small ones keep their digits.
  const auto below = [&](double a) { return 0.5 * std::erfc((mean - std::atanh(a)) / (std * std::sqrt(2.0))); };
  const auto above = [&](double a) { return 0.5 * std::erfc((std::atanh(a) - mean) / (std * std::sqrt(2.0))); };
  const double centre = std::tanh(mean);
  for (std::size_t k = 0; k < mass.size(); ++k) {
    const double left = 2.0 * static_cast<double>(k) / parts - 1.0;
    const double right = k + 1 == mass.size() ? 1.0 : 2.0 * static_cast<double>(k + 1) / parts - 1.0;
    mass[k] = static_cast<float>(left < centre ? below(right) - below(left) : above(left) - above(right));
  }
}

double boltzmann_masses(std::span<const float> q, double alpha, std::span<float> mass) {
  const auto best = std::max_element(q.begin(), q.end());
  if (!(alpha > 0.0)) {
    std::fill(mass.begin(), mass.end(), 0.0f);
    mass[static_cast<std::size_t>(best - q.begin())] = 1.0f;
    return *best;
  }
  double sum = 0.0;
  for (std::size_t k = 0; k < q.size(); ++k) {
    const double weight = std::exp((static_cast<double>(q[k]) - *best) / alpha);
    mass[k] = static_cast<float>(weight);
    sum += weight;
  }
  for (float& m : mass) m = static_cast<float>(m / sum);
  return *best + alpha * std::log(sum * 2.0 / static_cast<double>(q.size()));
}

double policy_divergence(std::span<const float> policy, std::span<const float> boltzmann, double entropy) {
  const double width = 2.0 / static_cast<double>(policy.size());
  double between = 0.0;
  double even_entropy = 0.0;
  for (std::size_t k = 0; k < policy.size(); ++k) {
    const double p = policy[k];
    if (p <= 0.0) continue;
    between += p * std::log(p / std::max(boltzmann[k], std::numeric_limits<float>::min()));
    even_entropy -= p * std::log(p / width);
  }
  return std::max(between, 0.0) + std::max(even_entropy - entropy, 0.0);
}

}  // namespace sac
