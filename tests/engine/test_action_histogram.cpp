#include "sac/action_histogram.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <numeric>
#include <vector>

#include "run_config.h"
#include "run_state.h"

using namespace sac;

namespace {

// The newest actions, counted one by one from the ring as it lies in memory.
std::vector<double> counted(const Trainer& trainer, int newest, int parts) {
  const ReplayBuffer& replay = run_state(trainer).replay;
  std::vector<float> actions;
  for (std::int64_t i = 0; i < replay.size(); ++i)
    actions.push_back(replay.records()[i * replay.layout().size() + replay.layout().observation]);
  std::rotate(actions.begin(), actions.begin() + replay.position() % replay.size(), actions.end());
  std::vector<double> counts(parts, 0.0);
  for (std::size_t i = actions.size() - std::min<std::size_t>(newest, actions.size()); i < actions.size(); ++i)
    ++counts[std::min(static_cast<int>((actions[i] + 1.0f) / 2.0f * static_cast<float>(parts)), parts - 1)];
  return counts;
}

}  // namespace

TEST_CASE("the histogram counts the newest actions, around the end of the ring too", "[action_histogram]") {
  Config config = test::small_config();
  config.learning_starts = 1020;  // uniformly random until the ring is full, then the policy's
  Trainer trainer(config);
  for (const int steps : {30, 900, 300}) {
    trainer.run(steps);
    for (const int newest : {1, 200, 5000}) {
      std::vector<double> counts(21, -1.0);
      action_histogram(trainer, newest, 0, counts);
      CHECK(counts == counted(trainer, newest, 21));
      const double stored = static_cast<double>(run_state(trainer).replay.size());
      CHECK(std::accumulate(counts.begin(), counts.end(), 0.0) == std::min<double>(newest, stored));
    }
  }
}

TEST_CASE("without a transition, or with none asked for, the histogram is empty", "[action_histogram]") {
  Trainer trainer(test::small_config());
  std::vector<double> counts(5, 7.0);
  action_histogram(trainer, 100, 0, counts);
  CHECK(counts == std::vector<double>(5, 0.0));
  trainer.run(10);
  action_histogram(trainer, 0, 0, counts);
  CHECK(counts == std::vector<double>(5, 0.0));
}
