#include "controls/counters.h"

#include <string>
#include <utility>

#include "ui/numbers.h"
#include "ui/widgets.h"

namespace sac::gui {

void draw_counters(const Box& box, const Snapshot& run, const Theme& theme, const Fonts& fonts) {
  const Metrics& m = run.metrics;
  const std::pair<const char*, double> counters[] = {{"steps", m.environment_steps},
                                                     {"updates", m.gradient_updates},
                                                     {"episodes", m.episodes},
                                                     {"updates/s", run.updates_per_second}};
  const float u = unit();
  const float width = box.width / 4.0F;
  const float y = box.y + 0.5F * box.height;
  for (int i = 0; i < 4; ++i) {
    const std::string number = format_count(counters[i].second);
    const float name = text_size(fonts.small, counters[i].first).x;
    const float whole = name + 8.0F * u + text_size(fonts.bold, number).x;
    const float x = box.x + width * (static_cast<float>(i) + 0.5F) - 0.5F * whole;
    text_at({x, y - 7.0F * u}, fonts.small, colour(theme.muted), counters[i].first);
    text_at({x + name + 8.0F * u, y - 8.5F * u}, fonts.bold, colour(theme.ink), number);
  }
}

}  // namespace sac::gui
