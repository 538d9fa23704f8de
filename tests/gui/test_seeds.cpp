// Many seeds in the background: each is the engine's run of that seed, and together they are the engine's statistics.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

#include "../diverging.h"
#include "charts/bands.h"
#include "charts/catalogue.h"
#include "controls/seeds_bar.h"
#include "lab/seeds.h"
#include "sac/schema.h"
#include "sac/statistics.h"
#include "sac/trainer.h"
#include "wait.h"

using namespace sac;
using namespace sac::gui;

namespace {
Config small() {
  Config config = make_config(*find_preset("quick"));
  config.hidden_units = 16;
  config.batch_size = 16;
  config.seed = 5;
  return config;
}
void finish(const Seeds& seeds) {
  REQUIRE(wait_until([&] { return !seeds.running(); }));
}
}  // namespace

TEST_CASE("every seed's run is the one that the engine does alone, and the list is in order") {
  Seeds seeds;
  seeds.set_count(4);
  seeds.set_steps(700);
  const std::pair<Side, Config> setting{Side::a, small()};
  seeds.run({&setting, 1}, 0);
  finish(seeds);
  CHECK(seeds.progress() == 1.0);
  const auto studies = seeds.studies();
  REQUIRE(studies->size() == 1);
  const auto& runs = studies->front().runs;
  REQUIRE(runs.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(runs[i].seed == 5 + static_cast<std::int64_t>(i));
    Config config = small();
    config.seed = runs[i].seed;
    Trainer alone(config);
    alone.run(700);
    CHECK(runs[i].signature == alone.signature());
    CHECK(runs[i].returns.size() == alone.evaluations().size());
    CHECK(runs[i].returns.back() == alone.evaluations().back().mean_return);
    REQUIRE(runs[i].metrics.size() == runs[i].steps.size());
    for (std::size_t k = 0; k < runs[i].steps.size(); ++k)
      CHECK(runs[i].metrics[k].environment_steps == runs[i].steps[k]);
  }

  const auto bands = bands_of(*studies);
  REQUIRE(bands.size() == 1);
  CHECK(bands[0].label == "4 seeds");
  for (std::size_t i = 0; i < bands[0].returns.median.steps.size(); ++i) {
    std::vector<double> at;
    for (const SeedRun& run : runs) at.push_back(run.returns[i]);
    CHECK(bands[0].returns.median.values[i] == median(at));
    CHECK(bands[0].returns.low.values[i] == quantile(at, 0.25));
  }
  const std::string csv = study_csv(*studies);
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 1 + 4 * static_cast<std::ptrdiff_t>(runs[0].steps.size()));
  CHECK(csv.find(signature_text(runs[2].signature)) != std::string::npos);
}

TEST_CASE("metrics have bands too, where every run knows them, and the charts name them by what is shown") {
  Study study{Side::a, small(), {}};
  for (int seed = 0; seed < 3; ++seed) {
    SeedRun run{.seed = seed, .steps = {250, 500}, .returns = {-1.0 * seed, -2.0 * seed}};
    for (int i = 0; i < 2; ++i) {
      Metrics metrics;
      metrics.q1_loss = i == 0 && seed == 1 ? std::nan("") : 10.0 * seed + i;
      run.metrics.push_back(metrics);
    }
    study.runs.push_back(run);
  }
  std::vector<StudyBand> bands = bands_of({study});
  REQUIRE(bands.size() == 1);
  const Band& loss = bands[0].metrics.at("q1_loss");
  REQUIRE(loss.median.steps == std::vector<double>{500.0});
  CHECK(loss.median.values[0] == 11.0);
  CHECK(loss.low.values[0] == 6.0);

  const Snapshot run;
  const TimeChart& chart = *time_chart(ChartId::losses);
  const Trace* shown[] = {&chart.traces[0], &chart.traces[3]};
  ChartSource source{.a = run, .bands = bands};
  auto drawn = drawn_bands(chart, source, shown);
  REQUIRE(drawn.size() == 1);  // the policy's loss has none
  CHECK(drawn[0].label == "Q1 loss, 3 seeds");
  CHECK(drawn[0].hue == &Theme::q1);
  CHECK(drawn_bands(*time_chart(ChartId::returns), source, {}).size() == 1);
  CHECK(behind_of(ChartId::bias).bands);
  CHECK_FALSE(behind_of(ChartId::gradients).bands);
  CHECK_FALSE(behind_of(ChartId::losses).recent);

  Study other = study;
  other.side = Side::b;
  bands = bands_of({study, other});
  source.bands = bands;
  drawn = drawn_bands(chart, source, shown);
  REQUIRE(drawn.size() == 2);
  CHECK(drawn[1].hue == &Theme::run_b);
}

TEST_CASE("two settings have two studies, and cancelling keeps what is finished") {
  Seeds seeds;
  seeds.set_count(4);
  seeds.set_steps(500);
  Config other = small();
  other.alpha = 0.5;
  const std::pair<Side, Config> settings[] = {{Side::a, small()}, {Side::b, other}};
  seeds.run(settings, 0);
  finish(seeds);
  REQUIRE(seeds.studies()->size() == 2);
  CHECK(bands_of(*seeds.studies())[1].label == "4 seeds of B");
  CHECK(bands_of(*seeds.studies())[1].second);

  seeds.set_count(32);
  seeds.set_steps(100'000);
  seeds.run(settings, 0);
  CHECK(seeds.running());
  seeds.cancel();
  CHECK_FALSE(seeds.running());
  CHECK(seeds.studies()->size() == 2);
  seeds.clear();
  CHECK(seeds.studies()->empty());
}

TEST_CASE("a seed that diverges is one that is not solved, and says so") {
  Seeds seeds;
  seeds.set_count(4);
  const std::pair<Side, Config> setting{Side::a, diverging_config()};
  seeds.run({&setting, 1}, 0);
  finish(seeds);
  const Study& study = seeds.studies()->front();
  CHECK(summary_of(study).diverged > 0);
  CHECK(study_sentence(study).find("diverged") != std::string::npos);
}

TEST_CASE("the sentence says how many solved the task and when, and never where none did") {
  Study study{Side::a, small(), {}};
  for (const std::int64_t step : {1750, 2000, 2250}) study.runs.push_back({step, {250.0}, {-150.0}, {}, step, 0, ""});
  CHECK(study_sentence(study) == "3 of 3 solved, at step 2,000 in the median, 2,250 at worst");
  study.runs.push_back({9, {250.0}, {-900.0}, {}, std::nullopt, 0, ""});
  CHECK(study_sentence(study).ends_with("never at worst"));
  study.config.gravity = 5.0;
  CHECK(study_sentence(study).find("solved") == std::string::npos);
}
