#include "sac/value_error.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "run_config.h"
#include "run_state.h"
#include "sac/exact_value.h"

using namespace sac;

TEST_CASE("the oracle compares V with V* on the replay buffer's states", "[value_error]") {
  const Config config = test::small_config();
  Trainer trainer(config);
  SoftValueIteration exact(exact_problem(config), config.alpha, {64, 41, 8});
  exact.step(20);
  CHECK(value_error(trainer, exact).states == 0);
  CHECK(std::isnan(value_error(trainer, exact).rmse));

  trainer.run(200);
  const ReplayBuffer& replay = run_state(trainer).replay;
  std::vector<double> errors;
  for (int i = 0; i < 200; ++i) {
    const std::span<const float> s = replay.records().subspan(i * replay.layout().size(), 3);
    float value;
    trainer.value(s, {&value, 1});
    errors.push_back(value - exact.value(std::atan2(s[1], s[0]), s[2]));
  }
  double sum = 0.0, absolute = 0.0, squares = 0.0;
  for (const double e : errors) sum += e, absolute += std::abs(e), squares += e * e;

  const ValueError got = value_error(trainer, exact);
  CHECK(got.states == 200);
  CHECK(got.range == exact.range());
  CHECK(std::abs(got.bias - sum / 200) < 1e-3);
  CHECK(std::abs(got.mean_absolute - absolute / 200) < 1e-3);
  CHECK(std::abs(got.rmse - std::sqrt(squares / 200)) < 1e-3);
  int above = 0;
  for (const double e : errors) above += std::abs(e) > got.percentile_95;
  CHECK(above >= 9);
  CHECK(above <= 11);
  CHECK(value_error(trainer, exact, 50).states == 50);
}
