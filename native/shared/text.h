/// \file
/// Small helpers for the texts that the programs print.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sac {

/// All parts, one after the other.
template <class... Parts>
std::string concat(const Parts&... parts) {
  std::string text;
  (text.append(std::string_view(parts)), ...);
  return text;
}

/// A letter of English, whatever the locale.
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
/// 0 to 9.
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
/// The parts between separators, at least one; they are views of the text.
std::vector<std::string_view> split(std::string_view text, char separator);
/// "1,234,567"
std::string grouped_digits(std::int64_t number);
/// A sentence to put into another one: without its full stop.
std::string without_stop(std::string sentence);
/// The shortest text of a number for JSON: at most nine significant digits; "null" if it is not finite.
std::string json_number(double value);

}  // namespace sac
