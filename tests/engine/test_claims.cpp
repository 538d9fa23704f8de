#include "sac/claims.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <set>

#include "sac/setting.h"

using namespace sac;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

namespace {

Claim claim_of(ClaimReading reading, std::string_view metric = "q_bias") {
  static constexpr KeyValue a[] = {{"twin_q", "true"}}, b[] = {{"twin_q", "false"}};
  return {"key",  "Sentence", "twin_q", "",   ClaimVerdict::shown,   "quick", {}, a, b, "Number",
          metric, reading,    500,      1000, ClaimEffect::a_smaller};
}

Metrics metrics_at(double step, double q_bias, double evaluation_return) {
  Metrics metrics;
  metrics.environment_steps = step;
  metrics.q_bias = q_bias;
  metrics.evaluation_return = evaluation_return;
  return metrics;
}

const std::vector<Metrics> kRecord = {metrics_at(250, 100, -900), metrics_at(500, -1, -300), metrics_at(750, NAN, -150),
                                      metrics_at(1000, -4, -140), metrics_at(1250, 200, -130)};

std::string text_of(std::span<const KeyValue> values, std::string_view key) {
  const auto found = std::find_if(values.begin(), values.end(), [&](const KeyValue& v) { return v.key == key; });
  return std::string(found->value);
}

}  // namespace

TEST_CASE("every claim is an experiment that can be made", "[claims]") {
  std::set<std::string_view> keys;
  for (const Claim& claim : claims()) {
    INFO(claim.key);
    CHECK(keys.insert(claim.key).second);
    CHECK(find_claim(claim.key) == &claim);
    CHECK(find_preset(claim.preset) != nullptr);
    CHECK(find_param(claim.about) != nullptr);
    CHECK(!claim.sentence.ends_with("."));
    // Each value is one that is allowed, as it would be written.
    for (const auto& values : {claim.common, claim.a, claim.b}) {
      for (const auto& [key, value] : values) {
        Config config;
        CHECK(set(config, key, value).empty());
        CHECK(get_text(config, *find_param(key)) == value);
      }
    }
    // A and B set the same, each to another value, and one of it is what the claim is about.
    const Config a = claim_config(claim, claim.a, 3), b = claim_config(claim, claim.b, 3);
    CHECK(validate(a).empty());
    CHECK(validate(b).empty());
    CHECK(a.seed == 3);
    const auto differences = setting_differences(a, b);
    CHECK(differences.size() == claim.a.size());
    CHECK(claim.a.size() == claim.b.size());
    for (const Param* param : differences) {
      CHECK(get_text(a, *param) == text_of(claim.a, param->key));
      CHECK(get_text(b, *param) == text_of(claim.b, param->key));
    }
    CHECK(std::any_of(claim.a.begin(), claim.a.end(), [&](const KeyValue& v) { return v.key == claim.about; }));
    // What is read is there: a metric, evaluations in the window, one of them at its end.
    const auto infos = metric_infos();
    CHECK(std::any_of(infos.begin(), infos.end(), [&](const MetricInfo& m) { return m.key == claim.metric; }));
    CHECK(claim.from <= claim.to);
    CHECK(claim.to % a.evaluation_interval == 0);
    if (claim.reading == ClaimReading::solved) {
      CHECK(claim.metric == "evaluation_return");
      CHECK(is_standard_task(a));
    }
  }
}

TEST_CASE("each switch of the algorithm has one label", "[claims]") {
  for (const Param& param : params()) {
    INFO(param.key);
    const auto labels = std::count_if(claims().begin(), claims().end(),
                                      [&](const Claim& c) { return c.about == param.key && !c.label.empty(); });
    CHECK(labels == (param.group == "algorithm" ? 1 : 0));
    CHECK(claim_label(param.key).empty() == (labels == 0));
  }
  CHECK(claim_label("no such thing").empty());
}

TEST_CASE("a claim reads the evaluations of its window", "[claims]") {
  CHECK(read_claim(claim_of(ClaimReading::mean), kRecord) == -2.5);
  CHECK(read_claim(claim_of(ClaimReading::size), kRecord) == 2.5);
  CHECK(read_claim(claim_of(ClaimReading::spread), kRecord) == 1.5);
  CHECK(read_claim(claim_of(ClaimReading::solved, "evaluation_return"), kRecord) == 750.0);
  CHECK(std::isnan(read_claim(claim_of(ClaimReading::mean, "alpha_loss"), kRecord)));
}

TEST_CASE("a run that ended before its window did is the worst", "[claims]") {
  const std::span<const Metrics> ended = std::span(kRecord).first(3);
  CHECK(read_claim(claim_of(ClaimReading::mean), ended) == kNever);
  CHECK(read_claim(claim_of(ClaimReading::mean), {}) == kNever);
  CHECK(read_claim(claim_of(ClaimReading::spread, "evaluation_return"), ended) == kNever);
  CHECK(read_claim(claim_of(ClaimReading::mean, "evaluation_return"), ended) == -kNever);
  CHECK(read_claim(claim_of(ClaimReading::solved, "evaluation_return"), ended) == 750.0);
  CHECK(read_claim(claim_of(ClaimReading::solved, "evaluation_return"), ended.first(2)) == kNever);
}

TEST_CASE("solved is what happens by the end of the window, on the standard task", "[claims]") {
  Claim claim = claim_of(ClaimReading::solved, "evaluation_return");
  claim.to = 500;
  CHECK(read_claim(claim, kRecord) == kNever);
  claim.to = 1000;
  static constexpr KeyValue kLighter[] = {{"mass", "0.5"}};
  claim.common = kLighter;
  CHECK(read_claim(claim, kRecord) == kNever);
}

TEST_CASE("a difference is shown, reversed or not visible", "[claims]") {
  const Claim claim = claim_of(ClaimReading::mean);
  const std::vector<double> low = {1.0, 2.0, 1.5, 1.2}, high = {3.0, 5.0, 3.5, 4.2}, mixed = {0.0, 3.0, 1.0, 1.5};
  const ClaimResult result = compare_claim(claim, low, high);
  CHECK(result.verdict == ClaimVerdict::shown);
  CHECK_THAT(result.a.value, WithinAbs(1.425, 1e-12));
  CHECK_THAT(result.difference.value, WithinAbs(-2.5, 1e-12));
  // The pairs' own differences are -2, -3, -2 and -3: no sample of them is outside.
  CHECK(result.difference.interval.low >= -3.0);
  CHECK(result.difference.interval.high <= -2.0);
  CHECK(result.probability_a_larger == 0.0);
  CHECK(compare_claim(claim, high, low).verdict == ClaimVerdict::reversed);
  const ClaimResult open = compare_claim(claim, low, mixed);
  CHECK(open.verdict == ClaimVerdict::not_visible);
  CHECK(open.probability_a_larger == 0.5);
  CHECK(compare_claim(claim, low, low).probability_a_larger == 0.5);

  Claim larger = claim;
  larger.effect = ClaimEffect::a_larger;
  CHECK(compare_claim(larger, low, high).verdict == ClaimVerdict::reversed);
}

TEST_CASE("what never happened is later than all that did", "[claims]") {
  const Claim claim = claim_of(ClaimReading::solved, "evaluation_return");
  const std::vector<double> soon = {1500, 1750, 1750, 2000}, never(4, kNever);
  const ClaimResult result = compare_claim(claim, soon, never);
  CHECK(result.a.value == 1750.0);
  CHECK(result.b.value == kNever);
  CHECK(result.difference.value == -kNever);
  CHECK(result.verdict == ClaimVerdict::shown);
  CHECK_THAT(claim_finding(claim, result, 4), ContainsSubstring("after 1,750 steps [1,500, 2,000] with twin_q=true"));
  CHECK_THAT(claim_finding(claim, result, 4), ContainsSubstring("never [never, never] with twin_q=false"));
  CHECK_THAT(claim_finding(claim, result, 4), !ContainsSubstring("inf"));

  const ClaimResult both = compare_claim(claim, never, never);
  CHECK(both.difference.value == 0.0);
  CHECK(both.verdict == ClaimVerdict::not_visible);
}

TEST_CASE("a finding gives the figures", "[claims]") {
  const Claim claim = claim_of(ClaimReading::mean);
  const std::vector<double> a = {-12.0, -14.0, -13.0}, b = {1200.0, 1300.0, 1250.0};
  const std::string text = claim_finding(claim, compare_claim(claim, a, b), 3);
  CHECK_THAT(text, ContainsSubstring("Number, mean of steps 500 to 1,000: -13.0 ["));
  CHECK_THAT(text, ContainsSubstring("1,250 [1,200, 1,300] with twin_q=false; over 3 pairs of seeds"));
  CHECK_THAT(text, ContainsSubstring("larger in 0 % of them."));
}

TEST_CASE("what is read at each evaluation is what the run says then", "[claims]") {
  Config config = make_config(*find_preset("quick"));
  config.hidden_units = 8;
  config.batch_size = 8;
  config.evaluation_interval = 50;
  Trainer slices(config), whole(config);
  std::vector<Metrics> record, at_once;
  record_evaluations(slices, 70, record);
  CHECK(record.size() == 1);
  record_evaluations(slices, 200, record);
  record_evaluations(whole, 200, at_once);
  REQUIRE(record.size() == 4);
  REQUIRE(at_once.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(record[i].environment_steps == static_cast<double>(50 * (i + 1)));
    CHECK(record[i].evaluation_return == slices.evaluations()[i].mean_return);
    CHECK(record[i].q1_loss == at_once[i].q1_loss);
  }
}
