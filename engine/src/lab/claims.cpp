#include "sac/claims.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numeric>

#include "sac/number_text.h"

namespace sac {

namespace {

#define SAC_VALUES(...) \
  { __VA_ARGS__ }
#define SAC_CLAIM(id, key, about, found, label, sentence, preset, common, a, b, ...) \
  const std::initializer_list<KeyValue> common_##id = common, a_##id = a, b_##id = b;
#include "sac/claims.inl"
#undef SAC_CLAIM

constexpr std::span<const KeyValue> span_of(const std::initializer_list<KeyValue>& list) {
  return {list.begin(), list.size()};
}

const Claim kClaims[] = {
#define SAC_CLAIM(id, key, about, found, label, sentence, preset, common, a, b, name, metric, reading, from, to, \
                  effect)                                                                                        \
  {key,                                                                                                          \
   sentence,                                                                                                     \
   #about,                                                                                                       \
   label,                                                                                                        \
   ClaimVerdict::found,                                                                                          \
   preset,                                                                                                       \
   span_of(common_##id),                                                                                         \
   span_of(a_##id),                                                                                              \
   span_of(b_##id),                                                                                              \
   name,                                                                                                         \
   #metric,                                                                                                      \
   ClaimReading::reading,                                                                                        \
   from,                                                                                                         \
   to,                                                                                                           \
   ClaimEffect::effect},
#include "sac/claims.inl"
#undef SAC_CLAIM
};
#undef SAC_VALUES

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double metric_of(const Metrics& metrics, std::string_view key) {
  const auto infos = metric_infos();
  const auto found = std::find_if(infos.begin(), infos.end(), [&](const MetricInfo& info) { return info.key == key; });
  return metrics.values()[static_cast<std::size_t>(found - infos.begin())];
}

double standard_deviation(const std::vector<double>& values) {
  const double center = mean(values);
  double squares = 0.0;
  for (const double value : values) squares += (value - center) * (value - center);
  return std::sqrt(squares / static_cast<double>(values.size()));
}

double solved_step(const Claim& claim, std::span<const Metrics> record) {
  if (!is_standard_task(claim_config(claim, claim.a, 1))) return kNever;
  const auto found = std::find_if(record.begin(), record.end(), [&](const Metrics& m) {
    return m.environment_steps <= static_cast<double>(claim.to) && m.evaluation_return >= kSolvedReturn;
  });
  return found == record.end() ? kNever : found->environment_steps;
}

// Of two that never happened, none is later.
double less(double a, double b) { return a == b ? 0.0 : a - b; }

Statistic statistic_of(const Claim& claim) {
  if (claim.reading == ClaimReading::solved) return [](const std::vector<double>& values) { return median(values); };
  return [](const std::vector<double>& values) { return mean(values); };
}

std::string digits_in_groups(double number) {
  std::string text = fixed_text(number, 0);
  const std::size_t first = text.front() == '-' ? 1 : 0;
  for (std::size_t i = text.size(); i > first + 3;) text.insert(i -= 3, 1, ',');
  return text;
}

// About three digits that count.
std::string figure(double value) {
  const double size = std::fabs(value);
  if (!std::isfinite(value)) return value > 0.0 ? "infinity" : "-infinity";
  if (size >= 100.0) return digits_in_groups(value);
  if (size == 0.0) return "0";
  return fixed_text(value, size >= 10.0 ? 1 : size >= 0.1 ? 2 : size >= 0.001 ? 4 : 6);
}

std::string estimate_text(const ClaimEstimate& estimate) {
  const auto [low, high] = estimate.interval;
  return figure(estimate.value) + " [" + figure(low) + ", " + figure(high) + "]";
}

std::string step_text(double step) { return std::isfinite(step) ? digits_in_groups(step) : "never"; }

std::string solved_text(const ClaimEstimate& estimate) {
  const auto [low, high] = estimate.interval;
  const std::string value = std::isfinite(estimate.value) ? "after " + step_text(estimate.value) + " steps" : "never";
  return value + " [" + step_text(low) + ", " + step_text(high) + "]";
}

std::string settings_text(std::span<const KeyValue> values) {
  std::string text;
  for (const auto& [key, value] : values) {
    if (!text.empty()) text += ' ';
    text.append(key).append("=").append(value);
  }
  return text;
}

std::string window_text(const Claim& claim) {
  if (claim.reading == ClaimReading::solved) return "median";
  const std::string to = digits_in_groups(static_cast<double>(claim.to));
  if (claim.from == claim.to) return "at step " + to;
  constexpr std::string_view kWhats[] = {"mean", "absolute mean", "standard deviation"};
  return std::string(kWhats[static_cast<int>(claim.reading)]) + " of steps " +
         digits_in_groups(static_cast<double>(claim.from)) + " to " + to;
}

}  // namespace

std::string_view claim_verdict_text(ClaimVerdict verdict) {
  constexpr std::string_view kTexts[] = {"shown", "reversed", "not visible"};
  return kTexts[static_cast<int>(verdict)];
}

std::span<const Claim> claims() { return kClaims; }

const Claim* find_claim(std::string_view key) {
  const auto found = std::find_if(std::begin(kClaims), std::end(kClaims), [&](auto& c) { return c.key == key; });
  return found == std::end(kClaims) ? nullptr : found;
}

std::string claim_quantity(const Claim& claim) {
  if (claim.reading == ClaimReading::solved) return "solved_step";
  constexpr std::string_view kEndings[] = {"", "_size", "_spread"};
  return std::string(claim.metric).append(kEndings[static_cast<int>(claim.reading)]);
}

std::string_view claim_unit(const Claim& claim) {
  if (claim.reading == ClaimReading::solved) return "steps";
  for (const MetricInfo& info : metric_infos()) {
    if (info.key == claim.metric) return info.unit;
  }
  return {};
}

Config claim_config(const Claim& claim, std::span<const KeyValue> values, std::int64_t seed) {
  Config config = make_config(*find_preset(claim.preset));
  for (const auto& list : {claim.common, values}) {
    for (const auto& [key, value] : list) set_nearest(config, *find_param(key), value);
  }
  config.seed = seed;
  return config;
}

void record_evaluations(Trainer& trainer, std::int64_t steps, std::vector<Metrics>& record) {
  while (trainer.environment_steps() < steps) {
    const std::size_t evaluations = trainer.evaluations().size();
    if (trainer.run(1) == 0) return;
    if (trainer.evaluations().size() > evaluations) record.push_back(trainer.metrics());
  }
}

double read_claim(const Claim& claim, std::span<const Metrics> record) {
  if (claim.reading == ClaimReading::solved) return solved_step(claim, record);
  const bool ended_before = record.empty() || record.back().environment_steps < static_cast<double>(claim.to);
  if (ended_before) {
    const bool is_return = claim.reading == ClaimReading::mean && claim.metric == "evaluation_return";
    return is_return ? -kNever : kNever;
  }
  std::vector<double> values;
  for (const Metrics& metrics : record) {
    const double step = metrics.environment_steps, value = metric_of(metrics, claim.metric);
    const bool in_window = step >= static_cast<double>(claim.from) && step <= static_cast<double>(claim.to);
    if (in_window && !std::isnan(value)) values.push_back(value);
  }
  if (values.empty()) return kNone;
  switch (claim.reading) {
    case ClaimReading::spread: return standard_deviation(values);
    case ClaimReading::size: return std::fabs(mean(values));
    default: return mean(values);
  }
}

ClaimResult compare_claim(const Claim& claim, std::span<const double> a, std::span<const double> b) {
  const Statistic statistic = statistic_of(claim);
  const auto estimate = [&](std::span<const double> side) {
    const std::vector<double> values(side.begin(), side.end());
    return ClaimEstimate{statistic(values), bootstrap_interval(values, statistic)};
  };
  // Resampled are the pairs, by their place.
  std::vector<double> pairs(a.size());
  std::iota(pairs.begin(), pairs.end(), 0.0);
  const Statistic difference = [&](const std::vector<double>& places) {
    std::vector<double> of_a, of_b;
    for (const double place : places) {
      of_a.push_back(a[static_cast<std::size_t>(place)]);
      of_b.push_back(b[static_cast<std::size_t>(place)]);
    }
    return less(statistic(of_a), statistic(of_b));
  };
  double larger = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) larger += a[i] > b[i] ? 1.0 : a[i] == b[i] ? 0.5 : 0.0;

  ClaimResult result{estimate(a),
                     estimate(b),
                     {difference(pairs), bootstrap_interval(pairs, difference)},
                     larger / static_cast<double>(a.size()),
                     ClaimVerdict::not_visible};
  const auto [low, high] = result.difference.interval;
  if (low > 0.0 || high < 0.0) {
    const bool as_claimed = (low > 0.0) == (claim.effect == ClaimEffect::a_larger);
    result.verdict = as_claimed ? ClaimVerdict::shown : ClaimVerdict::reversed;
  }
  return result;
}

std::string claim_finding(const Claim& claim, const ClaimResult& result, std::size_t seeds) {
  const bool solved = claim.reading == ClaimReading::solved;
  const auto side = [&](const ClaimEstimate& estimate, std::span<const KeyValue> values) {
    return (solved ? solved_text(estimate) : estimate_text(estimate)) + " with " + settings_text(values);
  };
  std::string text = std::string(claim.name) + ", " + window_text(claim) + ": " + side(result.a, claim.a) +
                     " against " + side(result.b, claim.b) + "; over " + digits_in_groups(static_cast<double>(seeds)) +
                     " pairs of seeds ";
  // Between never and some step lies no number.
  if (std::isfinite(result.difference.value)) {
    text += "the difference is " + estimate_text(result.difference) + ", and ";
  }
  return text + "the former is " + (solved ? "later" : "larger") + " in " +
         fixed_text(100.0 * result.probability_a_larger, 0) + " % of them.";
}

}  // namespace sac
