#include "sac/action_histogram.h"

#include <algorithm>

#include "run_state.h"

namespace sac {

void action_histogram(const Trainer& trainer, int newest, int dimension, std::span<double> counts) {
  const ReplayBuffer& replay = run_state(trainer).replay;
  std::fill(counts.begin(), counts.end(), 0.0);
  const std::int64_t parts = static_cast<std::int64_t>(counts.size());
  const std::int64_t count = std::min<std::int64_t>(newest, replay.size());
  for (std::int64_t age = 0; age < count; ++age) {
    const float a = replay.newest(age).action()(dimension, 0);
    const std::int64_t part = static_cast<std::int64_t>((a + 1.0f) / 2.0f * static_cast<float>(parts));
    counts[static_cast<std::size_t>(std::clamp<std::int64_t>(part, 0, parts - 1))] += 1.0;
  }
}

}  // namespace sac
