#include "state/physics_panel.h"

#include <string>
#include <utility>

#include "ui/formula.h"
#include "ui/numbers.h"
#include "ui/widgets.h"

namespace sac::gui {
namespace {
constexpr std::pair<std::string_view, std::string_view> kPhysics[] = {
    {"gravity", "m/s²"}, {"mass", "kg"}, {"length", "m"}, {"max_torque", "N m"}};
constexpr float kRow = 44.0F, kButton = 28.0F;
}  // namespace

float physics_height() { return (kRow * static_cast<float>(std::size(kPhysics)) + kButton) * unit(); }

void draw_physics(const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  float y = box.y;
  bool any_changed = false;
  for (const auto& [key, unit_name] : kPhysics) {
    const Param& param = *find_param(key);
    const double value = get(lab.wanted(), param);
    const bool changed = value != lab.preset_value(param);
    any_changed = any_changed || changed;
    const Rgb ink = changed ? theme.changed : theme.ink;
    const float symbol = draw_symbol({box.x, y}, param.symbol, theme, fonts, ink);
    text_at({box.x + symbol + 8.0F * u, y + 1.5F * u}, fonts.small, colour(theme.muted), spaced(key));
    const float unit_width = text_size(fonts.small, unit_name).x;
    text_at({box.right(), y + 1.5F * u}, fonts.small, colour(theme.muted), unit_name, Align::right);
    text_at({box.right() - unit_width - 4.0F * u, y}, fonts.bold, colour(ink), format_value(value), Align::right);
    ImGui::SetCursorScreenPos({box.x, y + 18.0F * u});
    ImGui::PushID(key.data(), key.data() + key.size());
    const double moved = slider("slider", param, value, box.width, theme);
    tooltip(param.help);
    ImGui::PopID();
    if (moved != value) lab.want(param, moved);
    y += kRow * u;
  }
  if (!any_changed) return;
  ImGui::SetCursorScreenPos({box.x, y});
  if (chip("physics", "preset's physics", false, {}, theme, fonts))
    for (const auto& [key, unit_name] : kPhysics) lab.want(*find_param(key), lab.preset_value(*find_param(key)));
}

}  // namespace sac::gui
