// Text from outside, as a message may repeat it.
#pragma once

#include <string>
#include <string_view>

namespace sac {

// On one line: cut after so many bytes (between two UTF-8 characters), control characters as "?".
inline std::string one_line(std::string_view text, std::size_t max) {
  std::size_t size = text.size();
  if (size > max) {
    size = max;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) --size;
  }
  std::string result;
  for (const char c : text.substr(0, size)) result += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c;
  return result;
}

// The same in quotation marks, with "..." after what was cut.
inline std::string in_quotes(std::string_view text) {
  constexpr std::size_t kMax = 60;
  const std::string kept = one_line(text, kMax);
  return "\"" + kept + (kept.size() < text.size() ? "...\"" : "\"");
}

}  // namespace sac
