#include "text.h"

#include <cmath>
#include <cstddef>

#include "sac/number_text.h"

namespace sac {

std::string grouped_digits(std::int64_t number) {
  std::string text = std::to_string(number);
  for (auto i = static_cast<std::ptrdiff_t>(text.size()) - 3; i > (number < 0 ? 1 : 0); i -= 3) {
    text.insert(static_cast<std::size_t>(i), 1, ',');
  }
  return text;
}

std::string without_stop(std::string sentence) {
  if (sentence.ends_with('.')) sentence.pop_back();
  return sentence;
}

std::string json_number(double value) {
  return std::isfinite(value) ? significant_text(value, 9) : std::string("null");
}

}  // namespace sac
