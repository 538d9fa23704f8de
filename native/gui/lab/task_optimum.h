/// \file
/// The best possible return of the task that the window shows, computed beside everything else.
#pragma once

#include <future>
#include <optional>

#include "sac/config.h"

namespace sac::gui {

class TaskOptimum {
 public:
  /// Once per frame. \return nothing while it is still being computed
  std::optional<double> of(const Config& config);

 private:
  struct Known {
    Config config;
    double value;
  };
  std::optional<Known> known_;
  Config asked_;
  std::future<double> answer_;  // waits for the computation when it goes
};

}  // namespace sac::gui
