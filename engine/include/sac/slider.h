/// \file
/// Sliders: which value of a hyperparameter belongs to which place of its slider.
#pragma once

#include "sac/schema.h"

namespace sac {

/// True for a number whose slider can hit its values: not for one of a million whole numbers, which is typed.
bool has_slider(const Param& param);

/// The place of a value on its slider, from 0 at the least value to 1 at the largest: equal steps, or equal factors
/// with Scale::log. Values beyond the range are at its ends. \pre has_slider(param)
double slider_share(const Param& param, double value);

/// The value at a place of the slider, rounded to what a person would write: to two significant digits with Scale::log,
/// otherwise to a power of ten, or half of one, that divides the range into at least 200 steps. Both ends are exact,
/// and `set` takes every value. \param param a number \param share from 0 to 1; beyond them, the ends \pre
/// has_slider(param)
double slider_value(const Param& param, double share);

}  // namespace sac
