// What the charts show is what the engine has measured; looking closer, hiding and smoothing.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

#include "charts/actions_plot.h"
#include "charts/catalogue.h"
#include "charts/charts.h"
#include "charts/readings.h"
#include "charts/run_csv.h"
#include "headless.h"
#include "sac/schema.h"
#include "sac/trainer.h"
#include "ui/numbers.h"

using namespace sac;
using namespace sac::gui;

namespace {

// A run up to here, as its thread would publish it.
struct Ran {
  explicit Ran(int steps, Config config = make_config(*find_preset("quick"))) : trainer(config) {
    for (int i = 0; i < steps; ++i) {
      trainer.run(1);
      record.append(trainer);
    }
    snapshot.config = trainer.config();
    snapshot.metrics = trainer.metrics();
    snapshot.metrics.environment_steps = static_cast<double>(trainer.environment_steps());
    snapshot.metrics.gradient_updates = static_cast<double>(trainer.gradient_updates());
    snapshot.history = record.view();
    snapshot.solved = trainer.solved();
    snapshot.first_update_step = first_update_step(trainer.config());
  }
  Trainer trainer;
  RunRecord record;
  Snapshot snapshot;
};

double metric(const HistoryPoint& point, std::string_view key) {
  const auto infos = metric_infos();
  const auto at = std::find_if(infos.begin(), infos.end(), [&](const MetricInfo& info) { return info.key == key; });
  return static_cast<double>(point.metrics[static_cast<std::size_t>(at - infos.begin())]);
}
const Trace& trace(ChartId id, std::string_view key) {
  const auto& traces = time_chart(id)->traces;
  return *std::find_if(traces.begin(), traces.end(), [&](const Trace& one) { return one.key == key; });
}
const LegendEntry& entry(const ChartsView& view, const Trace& of) {
  return *std::find_if(view.legend().begin(), view.legend().end(),
                       [&](const LegendEntry& e) { return e.trace == &of; });
}

}  // namespace

TEST_CASE("a legend reads what the engine has measured last, and at the cursor what it measured there") {
  const Ran ran(1200);
  Headless window;
  ChartsView view;
  const auto draw = [&] {
    view.draw({10, 10, 800, 500}, {.a = ran.snapshot, .optimum = -137.0}, {}, theme(ThemeName::light), window.fonts);
  };
  window.frame(draw);
  const Evaluation& newest = ran.trainer.evaluations().back();
  CHECK(entry(view, trace(ChartId::returns, "evaluation")).value == format_count(newest.mean_return));
  CHECK(entry(view, trace(ChartId::returns, "training")).value ==
        format_count(ran.trainer.episodes().back().episode_return));

  // The cursor over the plot reads the nearest evaluation.
  window.point(300.0F, 250.0F);
  window.frame(draw);
  window.frame(draw);
  REQUIRE(view.range().step);
  const auto evaluations = ran.trainer.evaluations();
  const auto nearest = std::min_element(evaluations.begin(), evaluations.end(), [&](const auto& a, const auto& b) {
    return std::abs(static_cast<double>(a.step) - *view.range().step) <
           std::abs(static_cast<double>(b.step) - *view.range().step);
  });
  CHECK(entry(view, trace(ChartId::returns, "evaluation")).value == format_count(nearest->mean_return));

  view.show(ChartId::losses);
  window.point(-100.0F, -100.0F);
  window.frame(draw);
  window.frame(draw);
  const HistoryPoint& last = ran.snapshot.history.points.back();
  CHECK(entry(view, trace(ChartId::losses, "q1_loss")).value == format_digits(metric(last, "q1_loss")));
  CHECK(entry(view, trace(ChartId::losses, "policy_loss")).value == format_digits(metric(last, "policy_loss")));
}

TEST_CASE("the wheel looks closer, dragging moves what is seen, and a double click shows all again") {
  const Ran ran(5000);
  Headless window;
  ChartsView view;
  const ChartSource source{.a = ran.snapshot};
  const auto draw = [&] { view.draw({10, 10, 800, 500}, source, {}, theme(ThemeName::light), window.fonts); };
  const Range all = view.range().visible(source);
  CHECK(all == full_range(source));
  window.point(400.0F, 250.0F);
  window.frame(draw);
  window.wheel(3.0F);
  window.frame(draw);
  window.frame(draw);
  const Range closer = view.range().visible(source);
  CHECK(closer.high - closer.low < 0.7 * (all.high - all.low));
  const double under = *view.range().step;
  CHECK(std::abs((under - closer.low) / (closer.high - closer.low) - (under - all.low) / (all.high - all.low)) < 0.02);

  window.press(true);
  window.frame(draw);
  window.point(300.0F, 250.0F);
  window.frame(draw);
  window.press(false);
  window.frame(draw);
  const Range moved = view.range().visible(source);
  CHECK(moved.low > closer.low);
  CHECK(std::abs((moved.high - moved.low) - (closer.high - closer.low)) < 1.0);

  window.frame(draw);
  window.click(300.0F, 250.0F, draw);
  window.click(300.0F, 250.0F, draw);
  CHECK(view.range().visible(source) == all);

  // Without a zoom, dragging selects steps.
  for (int i = 0; i < 60; ++i) window.frame(draw);
  window.point(200.0F, 250.0F);
  window.frame(draw);
  window.press(true);
  window.frame(draw);
  window.point(500.0F, 250.0F);
  window.frame(draw);
  window.press(false);
  window.frame(draw);
  const Range selected = view.range().visible(source);
  CHECK(selected.low > 0.0);
  CHECK(selected.high < all.high);
}

TEST_CASE("once a run is solved, the latest steps tell -137 and -160 apart") {
  Ran ran(300);
  AppendLog<Evaluation> evaluations;
  for (std::int64_t frame = 0; frame <= 40'000; frame += 250)
    evaluations.push_back({frame, frame < 3000 ? -1500.0 : -150.0 + 4.0 * static_cast<double>(frame % 3), true});
  ran.snapshot.history.evaluations = evaluations.view();
  ran.snapshot.history.episodes = {};
  ran.snapshot.metrics.environment_steps = 40'000.0;
  Headless window;
  const ChartSource source{.a = ran.snapshot, .optimum = -137.0};
  TimePlot plot;
  Curves curves;
  ChartRange range;
  const std::vector<const Trace*> traces{&trace(ChartId::returns, "evaluation")};
  const auto apart = [&] {
    float distance = 0.0F;
    window.frame([&] {
      const Plot drawn = plot.draw({0, 0, 800, 400}, *time_chart(ChartId::returns), source, traces, range,
                                   {.large = true}, theme(ThemeName::light), window.fonts, curves);
      distance = drawn.at({0, -160.0}).y - drawn.at({0, -137.0}).y;
    });
    return distance;
  };
  CHECK(apart() > 0.0F);
  range.show_latest(true);
  CHECK(apart() > 50.0F);
}

TEST_CASE(
    "the axis that can be logarithmic is the one of the chart: the losses' on the left, the temperature's on the "
    "right") {
  const Ran ran(400);
  Headless window;
  TimePlot plot;
  Curves curves;
  ChartRange range;
  const auto axes = [&](ChartId id, std::string_view key, bool logarithmic) {
    PlotAxes drawn;
    const std::vector<const Trace*> traces{&trace(id, key)};
    window.frame([&] {
      drawn = plot.draw({0, 0, 800, 400}, *time_chart(id), {.a = ran.snapshot}, traces, range,
                        {.large = true, .logarithmic = logarithmic}, theme(ThemeName::light), window.fonts, curves)
                  .axes();
    });
    return drawn;
  };
  CHECK(time_chart(ChartId::losses)->starts_log);
  CHECK(axes(ChartId::losses, "q1_loss", true).left.logarithmic);
  CHECK_FALSE(axes(ChartId::losses, "q1_loss", false).left.logarithmic);
  const PlotAxes entropy = axes(ChartId::entropy, "temperature", true);
  CHECK(entropy.right->logarithmic);
  CHECK_FALSE(entropy.left.logarithmic);
  CHECK_FALSE(time_chart(ChartId::bias)->log_axis);
}

TEST_CASE("the returns of another task have an axis of their own, with its optimum on it") {
  Config config = make_config(*find_preset("quick"));
  const auto left_axis = [&] {
    const Ran ran(300, config);
    Headless window;
    TimePlot plot;
    Curves curves;
    Range drawn;
    const std::vector<const Trace*> traces{&trace(ChartId::returns, "evaluation"),
                                           &trace(ChartId::returns, "training")};
    window.frame([&] {
      drawn = plot.draw({0, 0, 800, 400}, *time_chart(ChartId::returns), {.a = ran.snapshot, .optimum = -41.0}, traces,
                        ChartRange{}, {.large = true}, theme(ThemeName::light), window.fonts, curves)
                  .axes()
                  .left.range;
    });
    return drawn;
  };
  CHECK(left_axis().low <= -1800.0);
  config.episode_steps = 10;
  const Range short_episodes = left_axis();
  CHECK(short_episodes.low > -400.0);
  CHECK(short_episodes.low < -41.0);
  CHECK(short_episodes.high > -41.0);
}

TEST_CASE("a click on its entry hides a curve, and shows one that is hidden at first") {
  const Ran ran(300);
  Headless window;
  ChartsView view;
  view.show(ChartId::bias);
  const TimeChart& chart = *time_chart(ChartId::bias);
  CHECK(view.shown(chart).size() == 1);
  view.toggle(trace(ChartId::bias, "q1_mean"));
  CHECK(view.shown(chart).size() == 2);
  view.toggle(trace(ChartId::bias, "q_bias"));
  CHECK(view.shown(chart).size() == 1);
  CHECK(view.shown(chart)[0]->key == "q1_mean");
}

TEST_CASE("charts can be shown in any state: before the first step, of two runs, in every size") {
  const Ran first(0), then(700);
  Headless window;
  ChartsView view;
  for (const ChartId id : kChartOrder) {
    view.show(id);
    for (const float width : {60.0F, 300.0F, 900.0F})
      for (const Snapshot* other : {static_cast<const Snapshot*>(nullptr), &then.snapshot})
        window.frame([&] {
          view.draw({0, 0, width, 0.6F * width}, {.a = first.snapshot, .b = other}, {}, theme(ThemeName::dark),
                    window.fonts);
        });
  }
  SUCCEED();
}

TEST_CASE("the verdict speaks of solving on the standard task, and of the distance to the optimum elsewhere") {
  Ran ran(300);
  CHECK(verdict(ran.snapshot, -137.0).text == "solved from −160 on");
  ran.snapshot.solved = Evaluation{1750, -151.0, true};
  ran.snapshot.solved_seconds = 0.83;
  CHECK(verdict(ran.snapshot, -137.0).solved);
  CHECK(verdict(ran.snapshot, -137.0).text == "Solved in 0.83 s, at step 1,750");
  ran.snapshot.solved_seconds = 0.0;  // an opened file does not tell
  CHECK(verdict(ran.snapshot, -137.0).text == "Solved, at step 1,750");
  ran.snapshot.config.gravity = 5.0;
  const double newest = ran.snapshot.history.evaluations.back().mean_return;
  CHECK_FALSE(verdict(ran.snapshot, -50.0).solved);
  CHECK(verdict(ran.snapshot, -50.0).text == format_count(-50.0 - newest) + " below the optimum of this task −50");
}

TEST_CASE("the CSV holds every episode, every evaluation and the metrics, in the log's columns") {
  Config config = make_config(*find_preset("quick"));
  config.alpha = 0.25;
  const Ran ran(1000, config);
  const CsvRun one{"quick", make_config(*find_preset("quick")), ran.snapshot};
  const std::string csv = run_csv({&one, 1});
  CHECK(csv.starts_with("preset,changes,seed,event,seconds,environment_steps,"));
  const auto count = [&](std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = csv.find(part); at != std::string::npos; at = csv.find(part, at + 1)) ++found;
    return found;
  };
  CHECK(count(",episode,") == ran.trainer.episodes().size());
  CHECK(count(",evaluation,") == ran.trainer.evaluations().size());
  CHECK(count("quick,alpha=0.25,1,metrics,") == ran.snapshot.history.points.size());
}

TEST_CASE("curves follow a run a few times a second, and another run at once") {
  Ran ran(600);
  Headless window;
  Curves curves;
  const Trace& one = trace(ChartId::losses, "q1_loss");
  std::shared_ptr<const Curve> before, soon, later, other;
  window.frame([&] { before = curves.of(one, ran.snapshot, false); });
  CHECK(before->steps.size() == ran.snapshot.history.points.size());
  for (int i = 0; i < 400; ++i) {
    ran.trainer.run(1);
    ran.record.append(ran.trainer);
  }
  ran.snapshot.history = ran.record.view();
  window.frame([&] { soon = curves.of(one, ran.snapshot, false); });
  CHECK(soon == before);
  for (int i = 0; i < 10; ++i) window.frame([&] { later = curves.of(one, ran.snapshot, false); });
  CHECK(later->steps.size() == ran.snapshot.history.points.size());
  ++ran.snapshot.run;
  window.frame([&] { other = curves.of(one, ran.snapshot, false); });
  CHECK(other != later);
  window.frame([&] { CHECK(curves.smooth(one, ran.snapshot, false, 1000.0)->values != other->values); });
}

TEST_CASE("arrows go through the histogram's parts, from its middle on, and stay within it") {
  CHECK(part_beside(std::nullopt, 20, Arrow::none) == 10);
  CHECK(part_beside(4, 20, Arrow::left) == 3);
  CHECK(part_beside(0, 20, Arrow::left) == 0);
  CHECK(part_beside(19, 20, Arrow::right) == 19);
  CHECK(part_beside(4, 20, Arrow::home) == 0);
  CHECK(part_beside(4, 20, Arrow::end) == 19);
  CHECK(part_beside(40, 20, Arrow::none) == 19);  // of a histogram that had more
}
