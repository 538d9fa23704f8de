#include "runaway.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "sac/number_text.h"

namespace sac {

namespace {

constexpr double kMargin = 10.0;        // over what rewards and entropy can add up to
constexpr double kAlphaMargin = 100.0;  // over the largest reward
constexpr double kLogProb = 35.0;       // -log pi of one dimension lies within this: sigma >= e^-20, 1 - a^2 >= 1e-6

std::string number(double value) { return significant_text(value, 3); }

}  // namespace

void Runaway::see_reward(double reward) { largest_reward_ = std::max(largest_reward_, std::abs(reward)); }

Runaway::Bounded Runaway::out_of_bounds(const Agent& agent, const Config& config, const Metrics& metrics) const {
  const double reward = config.reward_scale * largest_reward_;
  const double alpha_bound = kAlphaMargin * std::max({reward, config.alpha, 1.0});
  if (config.entropy_mode == EntropyMode::automatic && metrics.temperature > alpha_bound)
    return {"the temperature alpha", &Metrics::temperature, alpha_bound};

  const double alpha = std::min(metrics.temperature, alpha_bound);
  const double bound = kMargin * (reward + alpha * kLogProb * agent.action_size) / (1.0 - config.gamma);
  const auto outside = [&](double Metrics::*mean, double Metrics::*loss) {
    return std::abs(metrics.*mean) > bound || metrics.*loss > bound * bound;  // a NaN is a number that is not there yet
  };
  const bool has_value = config.critic == Critic::value_network;
  if (outside(&Metrics::q1_mean, &Metrics::q1_loss)) return {"Q1", &Metrics::q1_mean, bound};
  if (config.twin_q && outside(&Metrics::q2_mean, &Metrics::q2_loss)) return {"Q2", &Metrics::q2_mean, bound};
  if (has_value && outside(&Metrics::value_mean, &Metrics::value_loss)) return {"V", &Metrics::value_mean, bound};
  return {};
}

void Runaway::watch(std::int64_t step, const Agent& agent, const Config& config, const Metrics& metrics) {
  Bounded now = out_of_bounds(agent, config, metrics);
  if (now.what == nullptr || first_.what == nullptr) {
    first_ = now;
    first_.step = step;
  }
  ++first_.updates;
  first_.entropy += metrics.policy_entropy;
}

std::string Runaway::explain(const Config& config, const Metrics& metrics) const {
  std::string text(first_.what);
  text[0] = static_cast<char>(text[0] >= 'a' && text[0] <= 'z' ? text[0] - 'a' + 'A' : text[0]);
  text.append(" ran away first: since step ").append(std::to_string(first_.step)).append(" it is beyond ");
  text.append(number(first_.bound));
  const double value = metrics.*first_.value;
  if (std::isfinite(value) && std::abs(value) > first_.bound) text.append(", now ").append(number(value));
  if (first_.value != &Metrics::temperature)
    return text.append(", ten times what the task's rewards can add up to. ").append(advice(config));

  const double entropy = first_.entropy / static_cast<double>(first_.updates);  // one batch alone says little
  const bool too_low = entropy < config.target_entropy;
  text.append(", and the policy's entropy, ").append(number(entropy));
  text.append(too_low ? " on average, is still below" : " on average, is above").append(" target_entropy, ");
  text.append(number_text(config.target_entropy)).append(". Try ");
  const bool coarse = config.alpha_lr > 0.03;
  if (too_low) text.append("a lower target_entropy");
  if (too_low && coarse) text.append(" or ");
  if (!too_low || coarse) text.append("a smaller alpha_lr (it is ").append(number_text(config.alpha_lr)).append(")");
  return text.append(".");
}

std::string advice(const Config& config) {
  std::array<std::string, 3> found;
  std::size_t count = 0;
  const auto suspect = [&](bool unusual, const char* wanted, const char* key, double value) {
    if (!unusual || count == found.size()) return;
    found[count++].append(wanted).append(" ").append(key).append(" (it is ").append(number_text(value)).append(")");
  };
  constexpr double kCoarse = 0.01;
  suspect(config.q_lr > kCoarse, "a smaller", "q_lr", config.q_lr);
  suspect(config.critic == Critic::value_network && config.value_lr > kCoarse, "a smaller", "value_lr",
          config.value_lr);
  suspect(config.policy_lr > kCoarse, "a smaller", "policy_lr", config.policy_lr);
  if (config.target_update == TargetUpdate::none && count < found.size())
    found[count++] = "a target network (target_update is none)";
  suspect(config.target_update == TargetUpdate::polyak && config.tau > 0.1, "a smaller", "tau", config.tau);
  suspect(config.target_update == TargetUpdate::periodic && config.target_period < 20, "a longer", "target_period",
          static_cast<double>(config.target_period));
  suspect(config.updates_per_step > 4.0, "a smaller", "updates_per_step", config.updates_per_step);
  suspect(config.gamma > 0.999, "a smaller", "gamma", config.gamma);
  suspect(config.reward_scale > 10.0, "a smaller", "reward_scale", config.reward_scale);
  if (count == 0) return "Try smaller learning rates or a smaller tau.";
  std::string text = "Try ";
  for (std::size_t i = 0; i < count; ++i) text.append(i == 0 ? "" : i + 1 == count ? " or " : ", ").append(found[i]);
  return text.append(".");
}

}  // namespace sac
