#include "sac/action_histogram.h"

#include <algorithm>

#include "run_state.h"

namespace sac {

void action_histogram(const Trainer& trainer, int newest, int dimension, std::span<double> counts) {
  const ReplayBuffer& replay = run_state(trainer).replay;
  const RecordLayout& layout = replay.layout();
  std::fill(counts.begin(), counts.end(), 0.0);
  const std::int64_t parts = static_cast<std::int64_t>(counts.size());
  const std::int64_t count = std::min<std::int64_t>(newest, replay.size());
  std::int64_t at = replay.position();
  for (std::int64_t i = 0; i < count; ++i) {
    at = (at == 0 ? replay.size() : at) - 1;  // backwards around the ring
    const float a = replay.records()[static_cast<std::size_t>(at * layout.size() + layout.observation + dimension)];
    const std::int64_t part = static_cast<std::int64_t>((a + 1.0f) / 2.0f * static_cast<float>(parts));
    counts[static_cast<std::size_t>(std::clamp<std::int64_t>(part, 0, parts - 1))] += 1.0;
  }
}

}  // namespace sac
