#include "ui/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string_view>

#include "sac/number_text.h"

namespace sac::gui {
namespace {

constexpr const char* kDash = "–";

std::string with_minus(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '-')
      result += "−";
    else
      result += c;
  }
  return result;
}

std::string superscript(int value) {
  constexpr std::array<const char*, 10> kDigits{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string result;
  for (const char c : std::to_string(value)) result += c == '-' ? "⁻" : kDigits[static_cast<std::size_t>(c - '0')];
  return result;
}

// value = mantissa 10^power with 1 <= |mantissa| < 10 after rounding to these decimals.
struct Scientific {
  std::string mantissa;
  int power;
};
Scientific scientific(double value, int decimals) {
  int power = static_cast<int>(std::floor(std::log10(std::abs(value))));
  std::string mantissa = fixed_text(value / std::pow(10.0, power), decimals);
  if (std::abs(std::strtod(mantissa.c_str(), nullptr)) >= 10.0)
    mantissa = fixed_text(value / std::pow(10.0, ++power), decimals);
  return {mantissa, power};
}

std::string exponent_text(double value, int decimals) {
  const Scientific parts = scientific(value, decimals);
  return with_minus(parts.mantissa + "e" + std::to_string(parts.power));
}

int decimals_of(double step) {
  int decimals = 0;
  while (decimals < 8 && std::abs(step * std::pow(10.0, decimals) - std::round(step * std::pow(10.0, decimals))) > 1e-6)
    ++decimals;
  return decimals;
}

int decade(double size) { return static_cast<int>(std::floor(std::log10(size))); }

}  // namespace

std::string format_count(double value) {
  if (!std::isfinite(value)) return kDash;
  std::string text = fixed_text(std::abs(value), 0);
  for (int at = static_cast<int>(text.size()) - 3; at > 0; at -= 3) text.insert(static_cast<std::size_t>(at), 1, ',');
  return value <= -0.5 ? std::string("−").append(text) : text;
}

std::string format_fixed(double value, int decimals) {
  if (!std::isfinite(value)) return kDash;
  const std::string text = fixed_text(std::abs(value), decimals);
  const bool zero = text.find_first_not_of("0.") == std::string::npos;
  return value < 0.0 && !zero ? std::string("−").append(text) : text;
}

std::string format_digits(double value, int digits) {
  if (!std::isfinite(value)) return kDash;
  const double size = std::abs(value);
  if (size != 0.0 && (size < 0.001 || size >= 1e6)) {
    const Scientific parts = scientific(value, 1);
    return with_minus(parts.mantissa) + "×10" + superscript(parts.power);
  }
  const int before = size < 1.0 ? 1 : decade(size) + 1;
  return before >= digits ? format_count(value) : format_fixed(value, digits - before);
}

std::string format_tick(double value, double step) {
  if (std::abs(value) >= 1e5) {
    const Scientific parts = scientific(value, 0);
    // 150,000 must not read as 2e5.
    if (std::abs(std::strtod(parts.mantissa.c_str(), nullptr) * std::pow(10.0, parts.power) - value) < 1e-6 * step)
      return with_minus(parts.mantissa + "e" + std::to_string(parts.power));
    return format_count(value);
  }
  const int decimals = decimals_of(step);
  return decimals == 0 ? format_count(value) : format_fixed(value, decimals);
}

std::string format_value(double value) {
  const double size = std::abs(value);
  if (value != 0.0 && (size < 0.001 || size >= 1e7)) {
    int power = decade(size);
    const std::string mantissa =
        number_text(std::strtod(significant_text(value / std::pow(10.0, power), 12).c_str(), nullptr));
    return with_minus(mantissa == "1" ? "" : mantissa + "×") + "10" + superscript(power);
  }
  return size >= 1e4 && std::floor(size) == size ? format_count(value) : with_minus(number_text(value));
}

std::string format_number(double value) {
  const double size = std::abs(value);
  if (!std::isfinite(value) || size == 0.0) return format_fixed(value, 0);
  if (size >= 1e6 || size < 1e-6) return exponent_text(value, 2);
  return format_fixed(value, size >= 0.1 ? 3 : std::min(8, 2 - decade(size)));
}

std::string format_short(double value) {
  const double size = std::abs(value);
  if (!std::isfinite(value) || size == 0.0) return format_fixed(value, 0);
  if (size >= 1e5 || size < 1e-4) return exponent_text(value, 0);
  if (size >= 100.0) return format_fixed(value, 0);
  if (size >= 10.0) return format_fixed(value, 1);
  return format_fixed(value, size >= 0.1 ? 2 : std::min(4, 1 - decade(size)));
}

std::string format_percent(double share) {
  return std::isfinite(share) ? format_fixed(100.0 * share, 0) + " %" : kDash;
}

}  // namespace sac::gui
