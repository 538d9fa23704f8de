#include "sparkline.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace sac::cli {

std::string sparkline(const std::vector<double>& values, std::size_t columns) {
  constexpr const char* kBlocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  if (values.size() < 2) return {};
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  const double span = *high - *low;
  const std::size_t count = std::min(columns, values.size());
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    const double value = values[(i + 1) * values.size() / count - 1];
    const double share = span > 0.0 ? (value - *low) / span : 0.0;
    text += kBlocks[static_cast<std::size_t>(std::lround(share * (std::size(kBlocks) - 1)))];
  }
  return text;
}

std::size_t columns_of(const std::string& text) {
  // What goes on a character begins with the bits 10.
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace sac::cli
