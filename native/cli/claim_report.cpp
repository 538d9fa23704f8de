#include "claim_report.h"

#include <cmath>

#include "sac/json_text.h"
#include "sac/number_text.h"
#include "text.h"

namespace sac::cli {

namespace {

constexpr std::string_view kCsvBeginning = "claim,side,seed,value\n";
constexpr std::string_view kJsonBeginning = "{\"format\":1,\"signatures\":{";
constexpr std::string_view kPageBeginning = "<!doctype html>\n<!-- sac-bench claims -->";

// All of its digits, so that a run that is made again can be compared exactly.
std::string exact(double value) { return std::isfinite(value) ? number_text(value) : std::string("null"); }

template <class Items, class Text>
std::string joined(const Items& items, Text text) {
  std::string result;
  for (const auto& item : items) result += concat(result.empty() ? "" : ",", text(item));
  return result;
}

std::string values_json(std::span<const double> values) { return concat("[", joined(values, exact), "]"); }

std::string settings_json(std::span<const KeyValue> values) {
  return concat("{",
                joined(values, [](const KeyValue& v) { return concat(json_string(v.key), ":", json_string(v.value)); }),
                "}");
}

std::string estimate_json(const ClaimEstimate& e) {
  const double values[] = {e.value, e.interval.low, e.interval.high};
  return values_json(values);
}

std::string claim_json(const MeasuredClaim& m) {
  const Claim& c = *m.claim;
  constexpr std::string_view kReadings[] = {"mean", "size", "spread", "solved"};
  constexpr std::string_view kEffects[] = {"a_larger", "a_smaller"};
  return concat(
      "\n{\"key\":", json_string(c.key), ",\"sentence\":", json_string(c.sentence), ",\"about\":", json_string(c.about),
      ",\"preset\":", json_string(c.preset), ",\"common\":", settings_json(c.common), ",\"a\":", settings_json(c.a),
      ",\"b\":", settings_json(c.b), ",\"steps\":", std::to_string(c.to),
      ",\"quantity\":", json_string(claim_quantity(c)), ",\"name\":", json_string(c.name),
      ",\"metric\":", json_string(c.metric), ",\"reading\":", json_string(kReadings[static_cast<int>(c.reading)]),
      ",\"unit\":", json_string(claim_unit(c)), ",\"window\":[", std::to_string(c.from), ",", std::to_string(c.to),
      "],\"expected\":", json_string(kEffects[static_cast<int>(c.effect)]), ",\"seeds\":", std::to_string(m.a.size()),
      ",\"values_a\":", values_json(m.a), ",\"values_b\":", values_json(m.b), ",\"a_mean\":", estimate_json(m.result.a),
      ",\"b_mean\":", estimate_json(m.result.b), ",\"difference\":", estimate_json(m.result.difference),
      ",\"probability_a_larger\":", exact(m.result.probability_a_larger),
      ",\"verdict\":", json_string(claim_verdict_text(m.result.verdict)),
      ",\"finding\":", json_string(claim_finding(c, m.result, m.a.size())), "}");
}

}  // namespace

ClaimReport measure_claims(const ClaimRuns& runs, std::span<const Claim* const> claims, int seeds) {
  ClaimReport report;
  for (const Claim* claim : claims) {
    std::string& signature = report.signatures[std::string(claim->preset)];
    if (signature.empty()) signature = preset_signature(claim->preset);
    MeasuredClaim& measured = report.claims.emplace_back(MeasuredClaim{claim, {}, {}, {}, {}, {}});
    for (int seed = 1; seed <= seeds; ++seed) {
      const auto read = [&](std::span<const KeyValue> values, auto& records, std::vector<double>& numbers) {
        records.push_back(runs.find(claim_config(*claim, values, seed), claim->to));
        numbers.push_back(read_claim(*claim, *records.back()));
      };
      read(claim->a, measured.records_a, measured.a);
      read(claim->b, measured.records_b, measured.b);
    }
    measured.result = compare_claim(*claim, measured.a, measured.b);
  }
  return report;
}

std::string claims_table(const ClaimReport& report) {
  std::string text;
  for (const MeasuredClaim& m : report.claims) {
    text += concat(m.claim->sentence, ": ", claim_verdict_text(m.result.verdict), ".\n    ",
                   claim_finding(*m.claim, m.result, m.a.size()), "\n");
  }
  return text;
}

std::string claims_json(const ClaimReport& report) {
  const auto signature = [](const auto& entry) {
    return concat(json_string(entry.first), ":", json_string(entry.second));
  };
  return concat(kJsonBeginning, joined(report.signatures, signature), "},\"claims\":[",
                joined(report.claims, claim_json), "\n]}\n");
}

std::string claims_csv(const ClaimReport& report) {
  std::string text(kCsvBeginning);
  for (const MeasuredClaim& m : report.claims) {
    const auto add = [&](std::string_view side, const std::vector<double>& values) {
      for (std::size_t i = 0; i < values.size(); ++i) {
        text += concat(m.claim->key, ",", side, ",", std::to_string(i + 1), ",", number_text(values[i]), "\n");
      }
    };
    add("a", m.a);
    add("b", m.b);
  }
  return text;
}

std::span<const ClaimFile> claim_files() {
  static constexpr ClaimFile kFiles[] = {{"claims.json", kJsonBeginning, claims_json},
                                         {"claims.csv", kCsvBeginning, claims_csv},
                                         {"claims.html", kPageBeginning, claims_page}};
  return kFiles;
}

}  // namespace sac::cli
