#include "lab/comparison.h"

#include <utility>

namespace sac::gui {

std::vector<Difference> differences(const Config& a, const Config& b) {
  std::vector<Difference> found;
  for (const Param& param : params()) {
    std::string in_a = get_text(a, param), in_b = get_text(b, param);
    if (in_a != in_b) found.push_back({&param, std::move(in_a), std::move(in_b)});
  }
  return found;
}

}  // namespace sac::gui
