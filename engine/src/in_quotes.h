// Text from outside, as a message may repeat it.
#pragma once

#include <string>
#include <string_view>

namespace sac {

// In quotation marks, on one line: cut after 60 bytes (between two UTF-8 characters), control characters as "?".
inline std::string in_quotes(std::string_view text) {
  constexpr std::size_t kMax = 60;
  std::size_t size = text.size();
  if (size > kMax) {
    size = kMax;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) --size;
  }
  std::string result = "\"";
  for (const char c : text.substr(0, size)) result += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c;
  return result.append(size < text.size() ? "...\"" : "\"");
}

}  // namespace sac
