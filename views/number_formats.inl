// Numbers as people read them: which digits, by the size of the number.
//
// SAC_NUMBER_FORMAT(name, text)
// text: of value, size (its absolute value), step (between ticks) and digits (wanted), one of
//   fixed(n)     n decimals, no negative zero                   "−1.25"
//   count()      a whole number with its digits in groups      "12,345"
//   exponent(n)  n decimals of the mantissa                     "1.50e7"
//   power(n)     likewise with a power of ten                   "1.5×10⁷"
//   shortest()   as few digits as read back as the same number  "0.003"
//   shortest_power()  likewise with a power of ten              "3×10⁻⁴"
// decade(x): the power of ten below x; decimals_of(x): as many as tell multiples of x apart. No value: a dash.

// clang-format off
// This many significant digits, with a power of ten where zeros would be long.
SAC_NUMBER_FORMAT(significant, size != 0 && (size < 0.001 || size >= 1e6) ? power(1) : (size < 1 ? 1 : decade(size) + 1) >= digits ? count() : fixed(digits - (size < 1 ? 1 : decade(size) + 1)))
// On an axis; 150,000 must not read as 2e5, nor 1e5 stand between 50,000 and 150,000.
SAC_NUMBER_FORMAT(tick, step >= 1e5 && size >= 1e5 && decimals_of(size / pow(10, decade(size))) == 0 ? exponent(0) : decimals_of(step) == 0 || size >= 1e5 ? count() : fixed(decimals_of(step)))
// A value or a bound of a range: short, exact.
SAC_NUMBER_FORMAT(exact, size != 0 && (size < 0.001 || size >= 1e7) ? shortest_power() : size >= 1e4 && floor(size) == size ? count() : shortest())
// In a formula: three decimals, more for small numbers, so that what is computed from them comes out right.
SAC_NUMBER_FORMAT(in_formula, size == 0 ? fixed(0) : size >= 1e6 || size < 1e-6 ? exponent(2) : fixed(size >= 0.1 ? 3 : min(8, 2 - decade(size))))
// In a node of the update's diagram: as short as it may be.
SAC_NUMBER_FORMAT(in_node, size == 0 ? fixed(0) : size >= 1e5 || size < 1e-4 ? exponent(0) : size >= 100 ? fixed(0) : size >= 10 ? fixed(1) : fixed(size >= 0.1 ? 2 : min(4, 1 - decade(size))))
// clang-format on

#undef SAC_NUMBER_FORMAT
