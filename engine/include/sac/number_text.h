/// \file
/// Numbers as text and back, the same whatever locale the program has set: the decimal point is always a point.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sac {

/// The shortest digits that read back as the same number ("0.003", "128"), without an exponent unless it is tiny.
/// Infinities and NaN are "inf", "-inf" and "nan".
std::string number_text(double value);
/// With this many digits after the point, as `printf("%.*f")` writes it in the C locale.
/// \param value any number \param decimals 0 to 40
std::string fixed_text(double value, int decimals);
/// With at most this many significant digits and an exponent where that is shorter, as `printf("%.*g")` writes it in
/// the C locale. \param value any number \param digits 1 to 17
std::string significant_text(double value, int digits);

/// The number that the whole text spells in decimal, with or without an exponent.
/// \return nothing for any other text ("", "1,5", "0x10", "nan", " 1"), and for what is beyond the range of double
std::optional<double> parse_number(std::string_view text);

}  // namespace sac
