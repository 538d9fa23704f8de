#include "charts/layers.h"

#include <algorithm>
#include <iterator>

#include "charts/bands.h"

namespace sac::gui {
namespace {

constexpr float kRawShare = 0.26F;  // raw values behind a smoothed curve
// Run B has one hue: dashes tell its curves apart, in the order of the traces.
constexpr float kLong[] = {6.0F, 3.0F};
constexpr float kShort[] = {2.0F, 2.0F};
constexpr float kMixed[] = {8.0F, 3.0F, 2.0F, 3.0F};
constexpr std::span<const float> kOtherDashes[] = {{}, kLong, kShort, kMixed};
constexpr float kFine[] = {2.0F, 3.0F};
constexpr float kMedian[] = {7.0F, 3.0F};

void add_band(std::vector<Layer>& layers, const Band& band, Rgb Theme::*hue) {
  layers.push_back({.curve = std::make_shared<const Curve>(band.high), .hue = hue, .width = 0.0F, .fill = 0.2F});
  layers.push_back({.curve = std::make_shared<const Curve>(band.low), .hue = hue, .width = 0.0F});
  layers.push_back(
      {.curve = std::make_shared<const Curve>(band.median), .hue = hue, .width = 2.0F, .alpha = 0.8F, .dash = kMedian});
}

void add_recent(std::vector<Layer>& layers, const ChartSource& source) {
  for (std::size_t i = 0; i < source.recent.size(); ++i) {
    Layer layer{.hue = &Theme::training, .width = 1.25F, .alpha = 0.55F, .recent = static_cast<int>(i)};
    Curve curve;
    for (const Evaluation& evaluation : source.recent[i].evaluations)
      curve.add(static_cast<double>(evaluation.step), evaluation.mean_return);
    layer.curve = std::make_shared<const Curve>(std::move(curve));
    layers.push_back(std::move(layer));
  }
}

}  // namespace

std::vector<Layer> layers_of(const TimeChart& chart, const ChartSource& source, std::span<const Trace* const> traces,
                             double span, Curves& curves) {
  std::vector<Layer> layers, front;
  const bool is_return = chart.id == ChartId::returns;
  for (const DrawnBand& band : drawn_bands(chart, source, traces)) add_band(layers, *band.band, band.hue);
  if (is_return) add_recent(layers, source);
  const auto add = [&](Layer layer, const Trace& trace, const Snapshot& run) {
    const bool other = &run == source.b;
    layer.curve = curves.of(trace, run, other);
    layer.read = true;
    if (!trace.smooth || span == 0.0) {
      front.push_back(std::move(layer));
      return;
    }
    Layer raw = layer;
    raw.width = 1.0F;
    raw.alpha *= kRawShare;
    raw.read = raw.area = raw.dots = false;
    layers.push_back(std::move(raw));
    layer.curve = curves.smooth(trace, run, other, span);
    layer.width = std::max(layer.width, 1.75F);
    layer.dots = false;
    front.push_back(std::move(layer));
  };
  for (std::size_t i = traces.size(); source.b && i-- > 0;) {
    const Trace& trace = *traces[i];
    const auto place = static_cast<std::size_t>(traces[i] - chart.traces.data());
    // The training curve is the quiet one of the return chart, in either run.
    add({.side = trace.side,
         .hue = &Theme::run_b,
         .width = trace.width,
         .alpha = trace.key == "training" ? 0.45F : 1.0F,
         .dash = is_return ? std::span<const float>() : kOtherDashes[place % 4],
         .dots = trace.dots},
        trace, *source.b);
  }
  for (std::size_t i = traces.size(); i-- > 0;) {
    const Trace& trace = *traces[i];
    add({.side = trace.side,
         .hue = trace.hue,
         .width = trace.width,
         .dash = trace.dotted ? std::span<const float>(kFine) : std::span<const float>(),
         .dots = trace.dots,
         .area = trace.area},
        trace, source.a);
  }
  layers.insert(layers.end(), std::make_move_iterator(front.begin()), std::make_move_iterator(front.end()));
  return layers;
}

}  // namespace sac::gui
