#include <algorithm>
#include <cmath>
#include <string_view>

#include "learning_report.h"
#include "sac/number_text.h"
#include "sac/value_range.h"
#include "svg.h"
#include "text.h"

namespace sac::cli {

namespace {

// Sizes in pixels: a panel is its drawing area with room for labels around it.
constexpr double kWidth = 520.0, kHeight = 300.0;
constexpr double kLeft = 74.0, kRight = 100.0, kTop = 40.0, kBottom = 52.0;
constexpr double kPanelWidth = kLeft + kWidth + kRight, kPanelHeight = kTop + kHeight + kBottom;
constexpr double kLegendHeight = 40.0;
// Costs (returns without their sign) at the ends of the axis.
constexpr double kLowestCost = 100.0, kHighestCost = 2000.0;

// Hues that also colour-blind readers tell apart (Okabe and Ito), dark enough for lines on white.
constexpr std::string_view kColours[] = {"#0072b2", "#d55e00", "#009e73", "#a8518a", "#8a6d00", "#555555"};
constexpr std::string_view kSolvedColour = "#3a7d1e", kOptimumColour = "#222222";

double x_of(std::int64_t step, std::int64_t steps) {
  return kLeft + kWidth * static_cast<double>(step) / static_cast<double>(steps);
}
double y_of(double mean_return) {
  const double cost = std::clamp(-mean_return, kLowestCost, kHighestCost);
  return kTop + kHeight * std::log(cost / kLowestCost) / std::log(kHighestCost / kLowestCost);
}

// "x,y x,y ..." of points that have a step, for the value that `value` takes from each.
template <class Points, class Value>
std::string polyline_points(const Points& points, std::int64_t steps, Value value) {
  std::string text;
  for (const auto& point : points) {
    if (!text.empty()) text += ' ';
    text += concat(px(x_of(point.step, steps)), ",", px(y_of(value(point))));
  }
  return text;
}

template <class Points, class Value>
std::string polyline(const Points& points, std::int64_t steps, Value value, std::string_view style) {
  return concat("<polyline fill=\"none\" ", style, " points=\"", polyline_points(points, steps, value), "\"/>\n");
}

std::int64_t tick_step(std::int64_t steps) {
  return std::max<std::int64_t>(1, std::llround(nice_step(static_cast<double>(steps) / 6.0)));
}

std::string axes(std::int64_t steps) {
  std::string text;
  for (const int cost : {100, 200, 400, 800, 1600}) {
    const double y = y_of(-cost);
    text += line(kLeft, y, kLeft + kWidth, y, "stroke=\"#e3e3e3\"");
    text += label(kLeft - 8.0, y + 4.0, "text-anchor=\"end\"", concat("&#8722;", std::to_string(cost)));
  }
  for (std::int64_t step = 0, gap = tick_step(steps); step <= steps; step += gap) {
    const double x = x_of(step, steps), bottom = kTop + kHeight;
    text += line(x, bottom, x, bottom + 5.0, "stroke=\"#555\"");
    text += label(x, bottom + 20.0, "text-anchor=\"middle\"", grouped_digits(step));
  }
  text += concat("<path d=\"M", px(kLeft), " ", px(kTop), "V", px(kTop + kHeight), "H", px(kLeft + kWidth),
                 "\" fill=\"none\" stroke=\"#555\"/>\n");
  text += label(kLeft + kWidth / 2.0, kTop + kHeight + 42.0, "text-anchor=\"middle\"", "environment steps");
  const double middle = kTop + kHeight / 2.0;
  text += concat("<text transform=\"translate(16 ", px(middle),
                 ") rotate(-90)\" text-anchor=\"middle\">evaluation return</text>\n");
  return text;
}

std::string panel(const LearningResult& result, std::string_view colour) {
  const std::int64_t steps = result.curve.back().step;
  const auto ink = [&](std::string_view more) { return concat("stroke=\"", colour, "\" ", more); };
  std::string text = label(kLeft, 24.0, "font-size=\"15\" font-weight=\"600\"", result.learning_case.name);
  text += axes(steps);
  for (const LearningRun& run : result.runs) {
    text += polyline(
        run.curve, steps, [](const Evaluation& e) { return e.mean_return; },
        "stroke=\"#999\" stroke-opacity=\"0.5\" stroke-width=\"0.7\"");
  }
  std::vector<CurvePoint> back(result.curve.rbegin(), result.curve.rend());
  const bool has_band = result.runs.size() > 1;  // one run tells nothing of the others
  if (has_band)
    text += concat("<polygon fill=\"", colour, "\" fill-opacity=\"0.22\" points=\"",
                   polyline_points(result.curve, steps, [](const CurvePoint& p) { return p.interval.high; }), " ",
                   polyline_points(back, steps, [](const CurvePoint& p) { return p.interval.low; }), "\"/>\n");
  text += polyline(
      result.curve, steps, [](const CurvePoint& p) { return p.median; },
      ink("stroke-width=\"1.4\" stroke-dasharray=\"2 3\""));
  text += polyline(
      result.curve, steps, [](const CurvePoint& p) { return p.interquartile_mean; },
      ink("stroke-width=\"2.2\" stroke-linejoin=\"round\""));
  const auto reference = [&](double value, std::string_view name, std::string_view reference_colour,
                             std::string_view dashes) {
    const double y = y_of(value);
    text += line(kLeft, y, kLeft + kWidth, y,
                 concat("stroke=\"", reference_colour, "\" stroke-width=\"1.2\" stroke-dasharray=\"", dashes, "\""));
    text += label(kLeft + kWidth + 6.0, y + 4.0, concat("fill=\"", reference_colour, "\""),
                  concat(name, value < 0.0 ? " &#8722;" : " ", fixed_text(std::fabs(value), 0)));
  };
  if (is_standard_task(result.learning_case.config)) reference(kSolvedReturn, "solved", kSolvedColour, "7 4");
  reference(result.optimum, "optimum", kOptimumColour, "2 2");
  return text;
}

std::string legend(std::string_view colour, std::size_t seeds) {
  std::string text;
  double x = kLeft;
  const auto entry = [&](std::string_view sample, std::string_view name, double width) {
    text += concat("<g transform=\"translate(", px(x), " 18)\">", sample);
    text += label(36.0, 4.0, "", name);
    text += "</g>\n";
    x += width;
  };
  const std::string rule = line(0.0, 0.0, 28.0, 0.0, concat("stroke=\"", colour, "\" stroke-width=\"2.2\""));
  entry(concat("<rect y=\"-7\" width=\"28\" height=\"14\" fill=\"", colour, "\" fill-opacity=\"0.22\"/>", rule),
        "interquartile mean, 95 % band", 232.0);
  entry(line(0.0, 0.0, 28.0, 0.0, concat("stroke=\"", colour, "\" stroke-width=\"1.4\" stroke-dasharray=\"2 3\"")),
        "median", 96.0);
  entry(line(0.0, 0.0, 28.0, 0.0, "stroke=\"#999\" stroke-width=\"0.9\""),
        concat("each of ", std::to_string(seeds), " seeds"), 140.0);
  return text;
}

}  // namespace

std::string learning_svg(const std::vector<LearningResult>& results) {
  const std::size_t columns = std::min<std::size_t>(results.size(), 2);
  const std::size_t rows = (results.size() + columns - 1) / columns;
  const double width = kPanelWidth * static_cast<double>(columns);
  const double height = kPanelHeight * static_cast<double>(rows) + kLegendHeight;
  std::string text = concat(kSvgBeginning, " xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ", px(width), " ",
                            px(height), "\" width=\"", px(width), "\" height=\"", px(height),
                            "\" font-family=\"system-ui, DejaVu Sans, sans-serif\" font-size=\"12\" fill=\"#222\">\n",
                            "<title>Learning curves: evaluation return over environment steps</title>\n",
                            "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
  for (std::size_t i = 0; i < results.size(); ++i) {
    const double x = kPanelWidth * static_cast<double>(i % columns),
                 y = kPanelHeight * static_cast<double>(i / columns);
    text += concat("<g transform=\"translate(", px(x), " ", px(y), ")\">\n",
                   panel(results[i], kColours[i % std::size(kColours)]), "</g>\n");
  }
  text += concat("<g transform=\"translate(0 ", px(height - kLegendHeight), ")\">\n",
                 legend(results.size() == 1 ? kColours[0] : "#444", results.front().runs.size()), "</g>\n");
  return text + "</svg>\n";
}

}  // namespace sac::cli
