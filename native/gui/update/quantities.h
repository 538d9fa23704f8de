/// \file
/// Every symbol and number of an update: what it means, its shape, and its value in a traced update.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sac/config.h"
#include "sac/update_trace.h"
#include "update/variant.h"

namespace sac::gui {

/// One transition: its fields of the trace by their names, NaN where the variant does not have them.
struct Sample {
  using of_sample = double;
  using of_action = double;  ///< the first dimension
  using of_observation = std::array<double, 3>;
#define SAC_TRACE_FIELD(key, shape, help) of_##shape key;
#include "sac/trace_fields.inl"
#undef SAC_TRACE_FIELD
};

/// What a trace has once, as the quantities read it.
struct Once {
  double batch, alpha, new_alpha, update;
  double mean_soft_value;  ///< over the batch
  const UpdateTrace* trace;
};

/// A traced update with the settings that it ran with.
struct Reading {
  const UpdateTrace& trace;
  const Config& config;
  Variant variant;
  std::vector<Sample> samples;
  Once once;
};
Reading make_reading(const UpdateTrace& trace, const Config& config);
/// Whether an update can have been one of this variant: it may have run before a change of the settings reached it.
bool fits(const UpdateTrace& trace, const Variant& variant);

struct Quantity {
  std::string_view key;
  std::string_view symbol;  ///< TeX
  std::string_view meaning;
  enum class Shape { none, sample, action, observation } shape;  ///< of what there is for each transition
  enum class Rounding { rounded, exact } rounding;               ///< exact: written as set
  double (*of_sample)(const Reading&, const Sample&);            ///< of one transition; null for what has none
  double (*of_update)(const Reading&);  ///< of the whole update, where it is not the mean over the batch; may be null

  bool is_number() const { return of_sample || of_update; }
};
std::span<const Quantity> quantities();
/// \pre there is one with this key
const Quantity& quantity(std::string_view key);

/// Of the chosen transition where there is one for each, else of the batch; NaN where there is neither.
double value_of(std::string_view key, const Reading& reading, std::optional<int> b);
/// The same as a formula writes it. \param short_text three digits are enough
std::string text_of(std::string_view key, const Reading& reading, std::optional<int> b, bool short_text = false);

}  // namespace sac::gui
