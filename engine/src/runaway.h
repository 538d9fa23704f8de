// Which learned quantity left first what the task's rewards allow: the likely cause of a divergence.
#pragma once

#include <cstdint>
#include <string>

#include "agent.h"
#include "sac/metrics.h"

namespace sac {

class Runaway {
 public:
  // The largest |reward| so far, which bounds what the Qs can be worth.
  void see_reward(double reward);
  double largest_reward() const { return largest_reward_; }

  // Looks at an update's numbers: remembers the first quantity that is out of bounds, until all are back. Allocates
  // nothing.
  void watch(std::int64_t step, const Agent& agent, const Config& config, const Metrics& metrics);

  bool any() const { return first_.what != nullptr; }
  // Two sentences: which quantity it was, since when and how far; and what to try. \pre any()
  std::string explain(const Config& config, const Metrics& metrics) const;

 private:
  struct Bounded {
    const char* what = nullptr;  // as the subject of a sentence
    double Metrics::*value = nullptr;
    double bound = 0.0;
    std::int64_t step = 0;     // environment step at which it was out of bounds for the first time
    std::int64_t updates = 0;  // that were watched since then
    double entropy = 0.0;      // the sum of the policy's entropy over these updates
  };
  Bounded out_of_bounds(const Agent& agent, const Config& config, const Metrics& metrics) const;

  double largest_reward_ = 0.0;
  Bounded first_;
};

// What settings to change where the Qs or V grow, as one sentence: those that are far from usual, or else the usual
// suspects.
std::string advice(const Config& config);

}  // namespace sac
