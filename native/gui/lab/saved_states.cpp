#include "lab/saved_states.h"

#include <algorithm>
#include <limits>

namespace sac::gui {

void SavedStates::push(State state) {
  std::erase_if(states_, [&](const State& other) { return other->step >= state->step; });
  states_.push_back(std::move(state));
  while (states_.size() > kMost || (states_.size() > 1 && bytes() > kMostBytes)) thin();
}

SavedStates::State SavedStates::before(std::int64_t step, const Config& config) const {
  for (std::size_t i = states_.size(); i-- > 0;)
    if (states_[i]->step <= step - kWellBefore || states_[i]->config != config) return states_[i];
  return states_.empty() ? nullptr : states_.front();
}

std::size_t SavedStates::bytes() const {
  std::size_t sum = 0;
  for (const State& state : states_) sum += state->checkpoint.size();
  return sum;
}

// Takes out the state between two others that lie closest together, seen from now; of two, the older.
void SavedStates::thin() {
  const double now = static_cast<double>(states_.back()->step);
  double least = std::numeric_limits<double>::infinity();
  std::size_t at = 0;
  for (std::size_t i = 1; i + 1 < states_.size(); ++i) {
    const auto before = static_cast<double>(states_[i - 1]->step), after = static_cast<double>(states_[i + 1]->step);
    const double gap = (after - before) / (now - before);
    if (gap < least) least = gap, at = i;
  }
  states_.erase(states_.begin() + static_cast<std::ptrdiff_t>(at));
}

}  // namespace sac::gui
