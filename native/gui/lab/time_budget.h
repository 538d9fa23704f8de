/// \file
/// When something that costs time is due again: not too often, and within its share of the time.
#pragma once

#include <algorithm>
#include <chrono>

namespace sac::gui {

class TimeBudget {
 public:
  using Clock = std::chrono::steady_clock;

  /// \param every at most this often \param share of the time that it may take, above 0
  TimeBudget(Clock::duration every, double share) : every_(every), share_(share) {}

  /// \param idle nothing else needs the time
  bool is_due(Clock::time_point now, bool idle) const {
    if (!done_) return true;
    const auto within_share = std::chrono::duration_cast<Clock::duration>(cost_ / share_);
    return now - last_ >= (idle ? every_ : std::max(every_, within_share));
  }
  /// It was done, from one time to another.
  void done(Clock::time_point from, Clock::time_point to) {
    done_ = true;
    last_ = to;
    cost_ = to - from;
  }
  /// Due at once.
  void reset() { done_ = false; }
  /// What it took the last time.
  std::chrono::duration<double> cost() const { return cost_; }

 private:
  Clock::duration every_;
  double share_;
  bool done_ = false;
  Clock::time_point last_;
  std::chrono::duration<double> cost_{};
};

}  // namespace sac::gui
