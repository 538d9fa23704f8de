#include "charts/curves.h"

#include <imgui.h>

#include <utility>

#include "charts/catalogue.h"
#include "sac/smoothing.h"

namespace sac::gui {

template <class Make>
std::shared_ptr<const Curve> Curves::kept(const Key& key, const Snapshot& run, Make make) {
  Kept& kept = kept_[key];
  const RunHistory& history = run.history;
  const std::size_t items = history.episodes.size() + history.evaluations.size() + history.points.size();
  const double now = ImGui::GetTime();
  const bool same_run = kept.curve && kept.run == run.run && items >= kept.items;
  if (same_run && (items == kept.items || now - kept.time < kInterval)) return kept.curve;
  kept = {run.run, items, now, std::make_shared<const Curve>(make())};
  return kept.curve;
}

std::shared_ptr<const Curve> Curves::of(const Trace& trace, const Snapshot& run, bool other) {
  return kept({&trace, other, 0.0}, run, [&] { return curve_of(trace, run); });
}

std::shared_ptr<const Curve> Curves::smooth(const Trace& trace, const Snapshot& run, bool other, double span) {
  return kept({&trace, other, span}, run, [&] {
    Curve curve = *of(trace, run, other);
    curve.values = smoothed(curve.steps, curve.values, span);
    return curve;
  });
}

}  // namespace sac::gui
