#include "sac/number_text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace sac {

namespace {

// Not every C++ library has to_chars and from_chars for double, and printf and strtod take their decimal point from the
// locale: some bytes that are neither a digit nor a sign. It is swapped for a point on the way out, and back on the way
// in.
template <class... Values>
std::string formatted(const char* format, Values... values) {
  char text[400];
  std::snprintf(text, sizeof text, format, values...);
  std::string result;
  for (const char* c = text; *c != '\0'; ++c) {
    if (std::strchr("0123456789+-e", *c) != nullptr) {
      result += *c;
    } else if (result.empty() || result.back() != '.') {
      result += '.';
    }
  }
  return result;
}

std::string decimal_point() {
  char text[16];
  const int length = std::snprintf(text, sizeof text, "%.1f", 0.5);
  return {text + 1, static_cast<std::size_t>(length - 2)};
}

const char* not_finite(double value) { return std::isnan(value) ? "nan" : value > 0.0 ? "inf" : "-inf"; }

}  // namespace

std::string number_text(double value) {
  constexpr int kMaxDecimals = 40;
  if (!std::isfinite(value)) return not_finite(value);
  for (int decimals = 0; decimals <= kMaxDecimals; ++decimals) {
    std::string text = formatted("%.*f", decimals, value);
    if (parse_number(text) == value) return text;
  }
  return formatted("%.17g", value);
}

std::string fixed_text(double value, int decimals) {
  return std::isfinite(value) ? formatted("%.*f", decimals, value) : not_finite(value);
}

std::string significant_text(double value, int digits) {
  return std::isfinite(value) ? formatted("%.*g", digits, value) : not_finite(value);
}

std::optional<double> parse_number(std::string_view text) {
  // Keeps out "nan", "inf", hexadecimal digits, and whatever the locale reads besides.
  if (text.empty() || text.find_first_not_of("0123456789+-.eE") != text.npos) return std::nullopt;
  std::string local(text);
  if (const std::size_t point = local.find('.'); point != local.npos) local.replace(point, 1, decimal_point());
  char* end = nullptr;
  const double value = std::strtod(local.c_str(), &end);
  if (end != local.c_str() + local.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace sac
