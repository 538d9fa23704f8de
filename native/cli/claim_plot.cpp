#include <algorithm>
#include <cmath>
#include <limits>

#include "claim_report.h"
#include "sac/number_text.h"
#include "sac/value_range.h"
#include "svg.h"
#include "text.h"

namespace sac::cli {

namespace {

// Sizes in pixels: the curves on the left, the seeds on the right, room for labels around both.
constexpr double kTop = 32.0, kHeight = 220.0, kBottom = 46.0;
constexpr double kCurvesLeft = 70.0, kCurvesWidth = 420.0;
constexpr double kSeedsLeft = kCurvesLeft + kCurvesWidth + 86.0, kSeedsWidth = 150.0;
constexpr double kWidth = kSeedsLeft + kSeedsWidth + 24.0;

// A vertical axis. Returns and steps are costs that matter in proportion, so theirs is logarithmic.
struct Axis {
  double low, high;
  bool log_cost = false;

  double y(double value) const {
    const double bounded = std::clamp(value, low, high);
    const double share = log_cost ? std::log(-bounded / -low) / std::log(high / low) : (bounded - low) / (high - low);
    return kTop + kHeight * (1.0 - share);
  }
};

double tick_step(double range) { return nice_step(range / 5.0); }

std::string number(double value) {
  if (std::fabs(value) < 1e-12) return "0";
  std::string text = std::fabs(value) >= 1000.0 ? grouped_digits(std::llround(value)) : significant_text(value, 3);
  if (text.front() == '-') text.replace(0, 1, "&#8722;");
  return text;
}

std::string ticks(const Axis& axis, double left, double width) {
  std::string text;
  const auto tick = [&](double value) {
    const double y = axis.y(value);
    text += line(left, y, left + width, y, "class=\"grid\"");
    text += label(left - 7.0, y + 4.0, "text-anchor=\"end\"", number(value));
  };
  if (axis.log_cost) {
    for (const double value : {-100.0, -200.0, -400.0, -800.0, -1600.0}) {
      if (value >= axis.low && value <= axis.high) tick(value);
    }
  } else {
    const double step = tick_step(axis.high - axis.low);
    for (double value = std::ceil(axis.low / step) * step; value <= axis.high; value += step) tick(value);
  }
  return text;
}

// The finite ones with a margin.
Axis axis_of(const std::vector<double>& values, bool is_return) {
  Axis axis{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
  for (const double value : values) {
    if (std::isfinite(value)) axis.low = std::min(axis.low, value), axis.high = std::max(axis.high, value);
  }
  if (!(axis.low <= axis.high)) axis.low = 0.0, axis.high = 1.0;
  if (is_return && axis.high < -50.0) {
    axis.low *= 1.05, axis.high /= 1.05;
    axis.log_cost = true;
    return axis;
  }
  const double margin = axis.high > axis.low ? 0.06 * (axis.high - axis.low) : std::max(1e-6, std::fabs(axis.high));
  axis.low -= margin, axis.high += margin;
  return axis;
}

// One side at one evaluation.
struct BandPoint {
  double step, low, middle, high;
};

std::vector<BandPoint> band_of(const std::vector<const ClaimRecord*>& records, std::size_t metric, std::int64_t end) {
  std::vector<BandPoint> band;
  for (std::size_t i = 0;; ++i) {
    std::vector<double> values;
    double step = 0.0;
    for (const ClaimRecord* record : records) {
      if (i >= record->size()) continue;
      const Metrics& metrics = (*record)[i];
      step = metrics.environment_steps;
      const double value = metrics.values()[metric];
      if (!std::isnan(value)) values.push_back(value);
    }
    if (step == 0.0 || step > static_cast<double>(end)) return band;
    if (values.empty()) continue;
    band.push_back({step, quantile(values, 0.25), median(values), quantile(values, 0.75)});
  }
}

std::size_t metric_place(std::string_view key) {
  const auto infos = metric_infos();
  return static_cast<std::size_t>(std::find_if(infos.begin(), infos.end(), [&](auto& m) { return m.key == key; }) -
                                  infos.begin());
}

std::string curves(const MeasuredClaim& measured) {
  const Claim& claim = *measured.claim;
  const std::size_t metric = metric_place(claim.metric);
  const auto band_a = band_of(measured.records_a, metric, claim.to);
  const auto band_b = band_of(measured.records_b, metric, claim.to);
  std::vector<double> all;
  for (const auto* band : {&band_a, &band_b}) {
    for (const BandPoint& point : *band) all.insert(all.end(), {point.low, point.high});
  }
  const Axis axis = axis_of(all, claim.metric == "evaluation_return");
  const auto x_of = [&](double step) { return kCurvesLeft + kCurvesWidth * step / static_cast<double>(claim.to); };

  const std::string_view metric_name = claim.reading == ClaimReading::solved ? "Return" : claim.name;
  std::string text = label(kCurvesLeft, kTop - 14.0, "class=\"name\"", metric_name);
  const double from = x_of(static_cast<double>(claim.from)), to = x_of(static_cast<double>(claim.to));
  if (claim.reading != ClaimReading::solved) {
    text += concat("<rect class=\"window\" x=\"", px(std::min(from, to - 2.0)), "\" y=\"", px(kTop), "\" width=\"",
                   px(std::max(2.0, to - from)), "\" height=\"", px(kHeight), "\"/>\n");
  }
  text += ticks(axis, kCurvesLeft, kCurvesWidth);
  if (claim.reading == ClaimReading::solved) {
    text +=
        line(kCurvesLeft, axis.y(kSolvedReturn), kCurvesLeft + kCurvesWidth, axis.y(kSolvedReturn), "class=\"solved\"");
  }
  const double bottom = kTop + kHeight, step = tick_step(static_cast<double>(claim.to));
  for (double at = 0.0; at <= static_cast<double>(claim.to); at += step) {
    text += label(x_of(at), bottom + 18.0, "text-anchor=\"middle\"", number(at));
  }
  text += label(kCurvesLeft + kCurvesWidth / 2.0, bottom + 38.0, "text-anchor=\"middle\"", "environment steps");
  const auto add = [&](const std::vector<BandPoint>& band, std::string_view side) {
    std::string upper, lower, middle;
    for (const BandPoint& point : band) {
      const std::string x = px(x_of(point.step));
      upper += concat(x, ",", px(axis.y(point.high)), " ");
      middle += concat(x, ",", px(axis.y(point.middle)), " ");
      lower = concat(x, ",", px(axis.y(point.low)), " ", lower);
    }
    text += concat("<polygon class=\"band ", side, "\" points=\"", upper, lower, "\"/>\n");
    text += concat("<polyline class=\"line ", side, "\" points=\"", middle, "\"/>\n");
  };
  add(band_b, "b");
  add(band_a, "a");
  return text;
}

std::string seeds(const MeasuredClaim& measured) {
  const Claim& claim = *measured.claim;
  std::vector<double> all = measured.a;
  all.insert(all.end(), measured.b.begin(), measured.b.end());
  const bool is_return = claim.metric == "evaluation_return" && claim.reading == ClaimReading::mean;
  Axis axis = axis_of(all, is_return);
  // What never happened stands above all that did, what ran away at the end where it is worst.
  const auto place = [&](double value) {
    return std::isfinite(value) ? axis.y(value) : value > 0.0 ? kTop + 2.0 : kTop + kHeight - 2.0;
  };
  const bool never = std::any_of(all.begin(), all.end(), [](double value) { return std::isinf(value); });
  if (never && claim.reading == ClaimReading::solved) axis.high = static_cast<double>(claim.to) * 1.12;

  const double x_a = kSeedsLeft + 0.28 * kSeedsWidth, x_b = kSeedsLeft + 0.72 * kSeedsWidth;
  const std::string_view read = claim.reading == ClaimReading::solved ? "Step of the first solution" : claim.name;
  std::string text = label(kSeedsLeft, kTop - 14.0, "class=\"name\"", read);
  text += ticks(axis, kSeedsLeft, kSeedsWidth);
  if (never && claim.reading == ClaimReading::solved) {
    text += label(kSeedsLeft - 7.0, place(kNever) + 4.0, "text-anchor=\"end\"", "never");
  }
  for (std::size_t i = 0; i < measured.a.size(); ++i) {
    text += line(x_a, place(measured.a[i]), x_b, place(measured.b[i]), "class=\"pair\"");
  }
  const auto add = [&](const std::vector<double>& values, const ClaimEstimate& estimate, double x, double bar,
                       std::string_view side) {
    for (const double value : values) {
      text += concat("<circle class=\"dot ", side, "\" cx=\"", px(x), "\" cy=\"", px(place(value)), "\" r=\"3\"/>\n");
    }
    text +=
        line(bar, place(estimate.interval.low), bar, place(estimate.interval.high), concat("class=\"bar ", side, "\""));
    text +=
        line(bar - 6.0, place(estimate.value), bar + 6.0, place(estimate.value), concat("class=\"bar ", side, "\""));
  };
  add(measured.a, measured.result.a, x_a, x_a - 22.0, "a");
  add(measured.b, measured.result.b, x_b, x_b + 22.0, "b");
  text += label(x_a, kTop + kHeight + 18.0, "text-anchor=\"middle\"", "A");
  text += label(x_b, kTop + kHeight + 18.0, "text-anchor=\"middle\"", "B");
  text += label(kSeedsLeft + kSeedsWidth / 2.0, kTop + kHeight + 38.0, "text-anchor=\"middle\"",
                "each seed, mean or median");
  return text;
}

}  // namespace

std::string claim_svg(const MeasuredClaim& measured) {
  return concat("<svg viewBox=\"0 0 ", px(kWidth), " ", px(kTop + kHeight + kBottom), "\" role=\"img\" aria-label=\"",
                measured.claim->name, ", A and B: curves over the steps, and every seed\">\n", curves(measured),
                seeds(measured), "</svg>\n");
}

}  // namespace sac::cli
