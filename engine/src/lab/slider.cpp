#include "sac/slider.h"

#include <algorithm>
#include <cmath>

#include "sac/number_text.h"

namespace sac {

namespace {

constexpr double kMostWholeNumbers = 1e6;
constexpr double kLeastSteps = 200.0;

double rounded_to_digits(double value, int digits) { return *parse_number(significant_text(value, digits)); }

double nice_step(double range) {
  const double finest = range / kLeastSteps;
  const double power = std::pow(10.0, std::floor(std::log10(finest)));
  return power * 5.0 <= finest ? power * 5.0 : power;
}

double rounded(const Param& param, double value) {
  if (param.scale == Scale::log) return rounded_to_digits(value, 2);
  const double step = nice_step(param.max - param.min);
  return rounded_to_digits(std::round(value / step) * step, 12);  // 0.3 rather than 0.30000000000000004
}

}  // namespace

bool has_slider(const Param& param) {
  if (param.type == ParamType::real) return true;
  if (param.type != ParamType::integer) return false;
  return param.scale == Scale::log || param.max - param.min <= kMostWholeNumbers;
}

double slider_share(const Param& param, double value) {
  const double share = param.scale == Scale::log ? std::log(value / param.min) / std::log(param.max / param.min)
                                                 : (value - param.min) / (param.max - param.min);
  return std::clamp(share, 0.0, 1.0);
}

double slider_value(const Param& param, double share) {
  if (share <= 0.0) return param.min;
  if (share >= 1.0) return param.max;
  const double exact = param.scale == Scale::log ? param.min * std::pow(param.max / param.min, share)
                                                 : param.min + share * (param.max - param.min);
  const double value = rounded(param, exact);
  return std::clamp(param.type == ParamType::integer ? std::round(value) : value, param.min, param.max);
}

}  // namespace sac
