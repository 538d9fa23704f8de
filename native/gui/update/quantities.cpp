#include "update/quantities.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

#include "sac/number_text.h"
#include "ui/numbers.h"

namespace sac::gui {
namespace {

// What the expressions of update_quantities.inl use beside the operators that C++ and JavaScript share.
using std::atan2, std::fmod, std::log;
constexpr double pi = std::numbers::pi, ln2 = std::numbers::ln2;
double square(double x) { return x * x; }
// log(1 + e^x), also where e^x is large.
double softplus(double x) { return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x))); }
// How far an update moved a network's parameters.
double moved(const Once& once, std::string_view network) {
  for (const UpdateTrace::Step& step : once.trace->steps)
    if (step.network == network) return step.change;
  return kNone;
}

// An expression of the tables as a function; few use all that they may.
#define SAC_NAMES(reading)                                   \
  [[maybe_unused]] const Metrics& m = reading.trace.metrics; \
  [[maybe_unused]] const Config& c = reading.config;         \
  [[maybe_unused]] const Once& t = reading.once;             \
  [[maybe_unused]] const Variant& v = reading.variant

using Shape = Quantity::Shape;
using Rounding = Quantity::Rounding;
const Quantity kQuantities[] = {
#define SAC_UPDATE_SYMBOL(key, shape, symbol, spoken, meaning) \
  {#key, symbol, meaning, Shape::shape, Rounding::rounded, nullptr, nullptr},
#define SAC_UPDATE_SAMPLE(key, shape, symbol, spoken, value, meaning)       \
  {#key,                                                                    \
   symbol,                                                                  \
   meaning,                                                                 \
   Shape::shape,                                                            \
   Rounding::rounded,                                                       \
   [](const Reading& reading, [[maybe_unused]] const Sample& s) -> double { \
     SAC_NAMES(reading);                                                    \
     return value;                                                          \
   },                                                                       \
   nullptr},
#define SAC_UPDATE_NUMBER(key, rounding, symbol, spoken, value, meaning)                                   \
  {#key, symbol, meaning, Shape::none, Rounding::rounding, nullptr, [](const Reading& reading) -> double { \
     SAC_NAMES(reading);                                                                                   \
     return static_cast<double>(value);                                                                    \
   }},
#include "update_quantities.inl"
};
#undef SAC_NAMES

// A field of one transition; of vectors what the target has room for.
void read(const std::vector<float>& values, int batch, int b, std::span<double> target) {
  const std::size_t width = values.size() / static_cast<std::size_t>(batch);
  for (std::size_t i = 0; i < target.size(); ++i)
    target[i] = i < width ? static_cast<double>(values[static_cast<std::size_t>(b) * width + i]) : kNone;
}
std::span<double> parts_of(double& value) { return {&value, 1}; }
std::span<double> parts_of(std::array<double, 3>& values) { return values; }

}  // namespace

Reading make_reading(const UpdateTrace& trace, const Config& config) {
  const double sum = std::accumulate(trace.soft_value.begin(), trace.soft_value.end(), 0.0);
  std::vector<Sample> samples(static_cast<std::size_t>(trace.batch));
  for (int b = 0; b < trace.batch; ++b) {
    Sample& sample = samples[static_cast<std::size_t>(b)];
#define SAC_TRACE_FIELD(key, shape, help) read(trace.key, trace.batch, b, parts_of(sample.key));
#include "sac/trace_fields.inl"
#undef SAC_TRACE_FIELD
  }
  return {trace,
          config,
          variant_of(config),
          std::move(samples),
          {static_cast<double>(trace.batch), trace.alpha, trace.new_alpha, static_cast<double>(trace.update),
           sum / trace.batch, &trace}};
}

bool fits(const UpdateTrace& trace, const Variant& v) {
  return trace.batch > 0 && trace.value.empty() != v.value_network && trace.q2.empty() != v.twin_q &&
         (trace.alpha == 0.0) == !v.has_entropy;
}

std::span<const Quantity> quantities() { return kQuantities; }
const Quantity& quantity(std::string_view key) {
  return *std::find_if(std::begin(kQuantities), std::end(kQuantities),
                       [key](const Quantity& q) { return q.key == key; });
}

double value_of(std::string_view key, const Reading& reading, std::optional<int> b) {
  const Quantity& q = quantity(key);
  if (!q.of_sample) return q.of_update ? q.of_update(reading) : kNone;
  if (b) return q.of_sample(reading, reading.samples[static_cast<std::size_t>(*b)]);
  double sum = 0.0;
  for (const Sample& sample : reading.samples) sum += q.of_sample(reading, sample);
  return sum / static_cast<double>(reading.samples.size());
}

std::string text_of(std::string_view key, const Reading& reading, std::optional<int> b, bool short_text) {
  const double value = value_of(key, reading, b);
  if (quantity(key).rounding == Rounding::exact) {
    const auto rounded = parse_number(significant_text(value, 12));
    return rounded ? format_value(*rounded) : "–";
  }
  return short_text ? format_short(value) : format_number(value);
}

}  // namespace sac::gui
