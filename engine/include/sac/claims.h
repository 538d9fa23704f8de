/// \file
/// What the article, and others after it, claim of SAC, as experiments: two settings that differ in one thing, and a
/// number that tells them apart.
///
/// `sac-bench claims` makes the experiments of `claims.inl` with 20 seeds each; `tests/golden/claims.json` is what came
/// of them. Labels, presets and lessons say no more than that.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sac/metrics.h"
#include "sac/schema.h"
#include "sac/statistics.h"
#include "sac/trainer.h"

namespace sac {

/// How one number is made of a run's evaluations.
enum class ClaimReading {
  mean,    ///< of a metric over the evaluations in the window
  size,    ///< absolute value of that mean
  spread,  ///< standard deviation of a metric over the evaluations in the window
  solved   ///< environment steps until the first evaluation of at least kSolvedReturn; kNever without one
};
/// Which of the two settings should have the larger number if the claim holds.
enum class ClaimEffect {
  a_larger,  ///< A's
  a_smaller  ///< B's
};
/// What an experiment says of its claim, by the 95 % interval of the difference.
enum class ClaimVerdict {
  shown,       ///< it lies on the claimed side of zero
  reversed,    ///< it lies on the other side
  not_visible  ///< it holds zero
};
/// "shown", "reversed" or "not visible".
std::string_view claim_verdict_text(ClaimVerdict verdict);

/// One claim and the experiment that puts it to the test.
struct Claim {
  std::string_view key;              ///< its name in files and links
  std::string_view sentence;         ///< what is claimed, without a full stop
  std::string_view about;            ///< the hyperparameter that it is about
  std::string_view label;            ///< what the control of `about` says after the experiment; empty for most
  ClaimVerdict found;                ///< what came of it, on which `label` and the presets' texts rely
  std::string_view preset;           ///< what both settings start from
  std::span<const KeyValue> common;  ///< what both change
  std::span<const KeyValue> a;       ///< what A sets: the claim's own side
  std::span<const KeyValue> b;       ///< what B sets: the same keys
  std::string_view name;             ///< what the number is called in a sentence
  std::string_view metric;           ///< which of `metric_infos` is read
  ClaimReading reading;              ///< how
  std::int64_t from;                 ///< the first environment step of the window
  std::int64_t to;                   ///< its last one, and the end of a run
  ClaimEffect effect;                ///< what is expected
};

/// All claims in the order of `claims.inl`.
std::span<const Claim> claims();
/// The claim with this key, or nullptr.
const Claim* find_claim(std::string_view key);
/// What the control of this hyperparameter says of it by what was found; empty for most. \param param its key
std::string_view claim_label(std::string_view param);
/// "q_bias", "evaluation_return_spread", "solved_step": the name of the number that is read.
std::string claim_quantity(const Claim& claim);
/// The unit of that number; empty for none.
std::string_view claim_unit(const Claim& claim);

/// The setting of one side. \param claim which \param values `claim.a` or `claim.b` \param seed of its run
Config claim_config(const Claim& claim, std::span<const KeyValue> values, std::int64_t seed);

/// Goes on with a run until it has done so many environment steps or diverges, and appends the metrics of each
/// evaluation. \param trainer the run \param steps of the run in all \param record those
/// of the evaluations so far
void record_evaluations(Trainer& trainer, std::int64_t steps, std::vector<Metrics>& record);

/// The number that a claim is about. A run that ended before its window did has run away: it is worse than every other,
/// which is minus infinity for a return and infinity for everything else. NaN if the metric has no value in the window.
/// \param claim which \param record the metrics of the run's evaluations, the oldest first
double read_claim(const Claim& claim, std::span<const Metrics> record);

/// A number over all seeds.
struct ClaimEstimate {
  double value;       ///< mean, or with ClaimReading::solved the median
  Interval interval;  ///< of it, 95 %
};
/// What an experiment came to.
struct ClaimResult {
  ClaimEstimate a;              ///< of A
  ClaimEstimate b;              ///< of B
  ClaimEstimate difference;     ///< A less B, from pairs of the same seed; zero where both are infinite
  double probability_a_larger;  ///< share of the seeds whose A is larger than their B; equal ones count half
  ClaimVerdict verdict;         ///< by the interval of the difference
};
/// Compares the two sides; the same numbers give the same result everywhere. \pre both are of the same size, at least
/// 2, without NaN \param claim which \param a, b what `read_claim` says of each seed
ClaimResult compare_claim(const Claim& claim, std::span<const double> a, std::span<const double> b);

/// What an experiment came to, in one sentence with its figures. \param claim which \param result of it
/// \param seeds how many of each side
std::string claim_finding(const Claim& claim, const ClaimResult& result, std::size_t seeds);

}  // namespace sac
