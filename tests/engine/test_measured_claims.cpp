// What the labels, presets and lessons say is what was measured: tests/golden/claims.json, by `sac-bench claims`. Two
// seeds of every claim are measured again, and all that is derived from the twenty is derived again.

#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <map>
#include <memory>

#include "golden.h"
#include "sac/claims.h"
#include "sac/setting.h"

using namespace sac;
using nlohmann::json;
using sac::test::golden;

namespace {

// null stands for what never happened, or ran away; an infinite return is the worst, every other number the largest.
double number(const Claim& claim, const json& value) {
  if (!value.is_null()) return value.get<double>();
  const bool is_return = claim.metric == "evaluation_return" && claim.reading == ClaimReading::mean;
  return is_return ? -kNever : kNever;
}

std::vector<double> numbers(const Claim& claim, const json& values) {
  std::vector<double> result;
  for (const json& value : values) result.push_back(number(claim, value));
  return result;
}

json finite(double value) { return std::isfinite(value) ? json(value) : json(nullptr); }

json estimate(const ClaimEstimate& e) { return {finite(e.value), finite(e.interval.low), finite(e.interval.high)}; }

json settings(std::span<const KeyValue> values) {
  json result = json::object();
  for (const auto& [key, value] : values) result[std::string(key)] = std::string(value);
  return result;
}

// Several claims read the same runs: each is made once, as far as the longest of them needs it.
class Runs {
 public:
  const std::vector<Metrics>& record(const Claim& claim, std::span<const KeyValue> values, std::int64_t seed) {
    const Config config = claim_config(claim, values, seed);
    std::string setting;
    for (const Param& param : params()) setting += get_text(config, param) + " ";
    auto& [trainer, record] = runs_[setting];
    if (!trainer) trainer = std::make_unique<Trainer>(config);
    record_evaluations(*trainer, claim.to, record);
    return record;
  }

 private:
  std::map<std::string, std::pair<std::unique_ptr<Trainer>, std::vector<Metrics>>> runs_;
};

bool takes_long(const Claim& claim) {
  double updates = 0.0;
  for (const auto& values : {claim.a, claim.b}) {
    updates += claim_config(claim, values, 1).updates_per_step * static_cast<double>(claim.to);
  }
  return updates > 11'000.0;
}

void measure_again(std::int64_t seed, bool long_ones) {
  const json table = golden("claims.json");
  Runs runs;
  for (const json& measured : table["claims"]) {
    const Claim* claim = find_claim(measured["key"].get<std::string>());
    REQUIRE(claim != nullptr);
    if (takes_long(*claim) != long_ones) continue;
    INFO(claim->key << ", seed " << seed << "; ./lab bench claims measures anew");
    const auto place = static_cast<std::size_t>(seed - 1);
    const double a = read_claim(*claim, runs.record(*claim, claim->a, seed));
    const double b = read_claim(*claim, runs.record(*claim, claim->b, seed));
    CHECK(a == number(*claim, measured["values_a"][place]));
    CHECK(b == number(*claim, measured["values_b"][place]));
  }
}

}  // namespace

TEST_CASE("claims.json says of every claim what twenty seeds say", "[claims]") {
  const json table = golden("claims.json");
  CHECK(table["format"] == 1);
  REQUIRE(table["claims"].size() == claims().size());
  for (std::size_t i = 0; i < claims().size(); ++i) {
    const Claim& claim = claims()[i];
    const json& measured = table["claims"][i];
    INFO(claim.key << "; ./lab bench claims measures anew");
    CHECK(measured["key"] == claim.key);
    CHECK(measured["sentence"] == claim.sentence);
    CHECK(measured["about"] == claim.about);
    CHECK(measured["preset"] == claim.preset);
    CHECK(measured["common"] == settings(claim.common));
    CHECK(measured["a"] == settings(claim.a));
    CHECK(measured["b"] == settings(claim.b));
    CHECK(measured["quantity"] == claim_quantity(claim));
    CHECK(measured["unit"] == claim_unit(claim));
    CHECK(measured["steps"] == claim.to);
    CHECK(measured["window"] == json({claim.from, claim.to}));
    const std::vector<double> a = numbers(claim, measured["values_a"]), b = numbers(claim, measured["values_b"]);
    CHECK(measured["seeds"] == 20);
    REQUIRE(a.size() == 20);
    REQUIRE(b.size() == 20);
    const ClaimResult result = compare_claim(claim, a, b);
    CHECK(measured["a_mean"] == estimate(result.a));
    CHECK(measured["b_mean"] == estimate(result.b));
    CHECK(measured["difference"] == estimate(result.difference));
    CHECK(measured["probability_a_larger"] == result.probability_a_larger);
    CHECK(measured["verdict"] == claim_verdict_text(result.verdict));
    CHECK(measured["finding"] == claim_finding(claim, result, a.size()));
    // The texts of claims.inl and presets.inl are written by this.
    CHECK(claim_verdict_text(claim.found) == claim_verdict_text(result.verdict));
  }
}

TEST_CASE("claims.json was measured with the presets as they are", "[claims]") {
  const json table = golden("claims.json"), signatures = golden("signatures.json");
  for (const Claim& claim : claims()) {
    INFO(claim.preset);
    CHECK(table["signatures"].contains(std::string(claim.preset)));
  }
  for (const auto& [preset, signature] : table["signatures"].items()) {
    INFO(preset);
    CHECK(signature == signatures[preset]["after"]["2000"]);
  }
}

TEST_CASE("half of twenty seeds of sample-efficient are solved by step 1,500, and all by step 3,000", "[claims]") {
  const Claim& claim = *find_claim("more-updates");
  // Its own side is the preset as it is.
  CHECK(setting_differences(claim_config(claim, claim.a, 1), make_config(*find_preset("sample-efficient"))).empty());
  const json table = golden("claims.json");
  for (const json& measured : table["claims"]) {
    if (measured["key"] != claim.key) continue;
    const std::vector<double> steps = numbers(claim, measured["values_a"]);
    CHECK(median(steps) <= 1500.0);
    CHECK(quantile(steps, 1.0) <= 3000.0);
  }
}

TEST_CASE("seed 1 of every short claim measures what claims.json says", "[claims][portable]") {
  measure_again(1, false);
}
TEST_CASE("seed 20 of every short claim measures what claims.json says", "[claims][portable]") {
  measure_again(20, false);
}
TEST_CASE("two seeds of every long claim measure what claims.json says", "[claims][thorough]") {
  measure_again(1, true);
  measure_again(20, true);
}
