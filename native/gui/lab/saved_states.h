/// \file
/// States of one run to go back to, should it go wrong.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "lab/held_run.h"

namespace sac::gui {

/// The newest state, and a few from before that reach back ever further, so that a run whose trouble began long before
/// it showed can be taken up from a time when it was well.
class SavedStates {
 public:
  using State = std::shared_ptr<const SavedRun>;
  /// A run that went wrong was well so many steps before.
  static constexpr std::int64_t kWellBefore = 1000;
  static constexpr std::size_t kMost = 4;
  static constexpr std::size_t kMostBytes = std::size_t{128} << 20;

  void push(State state);
  void clear() { states_.clear(); }
  /// Oldest first.
  const std::vector<State>& all() const { return states_; }
  /// The newest state from before a run went wrong at this step with these values: from well before it, or from before
  /// a value was changed. Failing that, the oldest; nullptr without any.
  State before(std::int64_t step, const Config& config) const;

 private:
  std::size_t bytes() const;
  void thin();

  std::vector<State> states_;
};

}  // namespace sac::gui
