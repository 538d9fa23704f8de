/// \file
/// Every symbol and number of an update: what it means, its shape, and its value in a traced update.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "sac/config.h"
#include "sac/update_trace.h"
#include "update/variant.h"

namespace sac::gui {

/// A traced update with the settings that it ran with.
struct Reading {
  const UpdateTrace& trace;
  const Config& config;
  Variant variant;
  double mean_soft_value;  ///< over the batch
};
Reading make_reading(const UpdateTrace& trace, const Config& config);
/// Whether an update can have been one of this variant: it may have run before a change of the settings reached it.
bool fits(const UpdateTrace& trace, const Variant& variant);

struct Quantity {
  std::string_view key;
  std::string_view symbol;  ///< TeX
  std::string_view meaning;
  enum class Shape { none, number, sample, action, observation } shape;
  double (*of_sample)(const Reading&, int b);  ///< of one transition; null for what has none
  double (*of_batch)(const Reading&);          ///< of the whole batch, or where there is only one; may be null
  bool exact = false;                          ///< written as set, not rounded
};
std::span<const Quantity> quantities();
/// \pre there is one with this key
const Quantity& quantity(std::string_view key);

/// Of the chosen transition where there is one for each, else of the batch; NaN where there is neither.
double value_of(std::string_view key, const Reading& reading, std::optional<int> b);
/// The same as a formula writes it. \param short_text three digits are enough
std::string text_of(std::string_view key, const Reading& reading, std::optional<int> b, bool short_text = false);
/// Angle from upright, of an observation (cos, sin, speed) of the trace: `observation` or `next_observation`.
double angle_of(const UpdateTrace& trace, const std::vector<float>& observations, int b);

}  // namespace sac::gui
