/// \file
/// Seeds studied, as bands behind the returns.
#pragma once

#include <memory>
#include <vector>

#include "charts/spec.h"
#include "lab/seeds.h"

namespace sac::gui {

/// Median and quartiles at every evaluation of each setting that has finished runs.
std::vector<ReturnBand> bands_of(const std::vector<Study>& studies);

/// The same, computed anew only where a run has come.
class SeedBands {
 public:
  const std::vector<ReturnBand>& of(const Seeds& seeds);

 private:
  std::shared_ptr<const std::vector<Study>> studies_;
  std::vector<ReturnBand> bands_;
};

}  // namespace sac::gui
