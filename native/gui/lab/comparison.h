/// \file
/// Two runs side by side: what differs between them.
#pragma once

#include <string>
#include <vector>

#include "sac/config.h"
#include "sac/schema.h"

namespace sac::gui {

enum class Side { a, b };

/// A hyperparameter that has one value in A and another in B.
struct Difference {
  const Param* param;
  std::string a, b;  ///< as `get_text` has them
};
/// \param a, b of the two runs
std::vector<Difference> differences(const Config& a, const Config& b);

}  // namespace sac::gui
