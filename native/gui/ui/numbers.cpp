#include "ui/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "sac/number_text.h"

namespace sac::gui {
namespace {

using std::floor, std::min, std::pow;

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
  if (std::abs(*parse_number(mantissa)) >= 10.0) mantissa = fixed_text(value / std::pow(10.0, ++power), decimals);
  return {mantissa, power};
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

namespace {

// A number that the formats of the table may write.
class Number {
 public:
  Number(double number, double between_ticks, int wanted)
      : value(number), size(std::abs(number)), step(between_ticks), digits(wanted) {}

#define SAC_NUMBER_FORMAT(name, text) \
  std::string name() const { return std::isfinite(value) ? text : kDash; }
#include "number_formats.inl"

 private:
  std::string fixed(int decimals) const { return format_fixed(value, decimals); }
  std::string count() const { return format_count(value); }
  std::string exponent(int decimals) const {
    const Scientific parts = scientific(value, decimals);
    return with_minus(parts.mantissa + "e" + std::to_string(parts.power));
  }
  std::string power(int decimals) const {
    const Scientific parts = scientific(value, decimals);
    return with_minus(parts.mantissa) + "×10" + superscript(parts.power);
  }
  std::string shortest() const { return with_minus(number_text(value)); }
  std::string shortest_power() const {
    const int exponent = decade(size);
    const std::string mantissa = number_text(*parse_number(significant_text(value / std::pow(10.0, exponent), 12)));
    const std::string factor = mantissa == "1" ? "" : mantissa == "-1" ? "-" : mantissa + "×";
    return with_minus(factor) + "10" + superscript(exponent);
  }

  double value, size, step;
  int digits;
};

constexpr double kNoStep = 0.0;
constexpr int kNoDigits = 0;

}  // namespace

std::string format_digits(double value, int digits) { return Number(value, kNoStep, digits).significant(); }
std::string format_tick(double value, double step) { return Number(value, step, kNoDigits).tick(); }
std::string format_value(double value) { return Number(value, kNoStep, kNoDigits).exact(); }
std::string format_number(double value) { return Number(value, kNoStep, kNoDigits).in_formula(); }
std::string format_short(double value) { return Number(value, kNoStep, kNoDigits).in_node(); }

std::string format_percent(double share) {
  return std::isfinite(share) ? format_fixed(100.0 * share, 0) + " %" : kDash;
}

}  // namespace sac::gui
