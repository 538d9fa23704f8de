#include "ui/widgets.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sac/slider.h"
#include "ui/panel.h"

namespace sac::gui {
namespace {

void draw_sun(ImDrawList& list, ImVec2 at, float u, ImU32 colour) {
  list.AddCircleFilled(at, 3.6F * u, colour, 20);
  for (int i = 0; i < 8; ++i) {
    const float angle = static_cast<float>(i) * std::numbers::pi_v<float> / 4.0F;
    const ImVec2 ray{std::cos(angle), std::sin(angle)};
    list.AddLine({at.x + 5.4F * u * ray.x, at.y + 5.4F * u * ray.y}, {at.x + 7.6F * u * ray.x, at.y + 7.6F * u * ray.y},
                 colour, 1.5F * u);
  }
}

void draw_moon(ImDrawList& list, ImVec2 at, float u, ImU32 colour, ImU32 ground) {
  list.AddCircleFilled(at, 6.2F * u, colour, 28);
  list.AddCircleFilled({at.x + 3.0F * u, at.y - 2.4F * u}, 5.4F * u, ground, 28);
}

// Three quarters of a circle against the clock, from the arrow head at its end.
void draw_reset(ImDrawList& list, ImVec2 at, float u, ImU32 colour) {
  constexpr float pi = std::numbers::pi_v<float>;
  const float radius = 5.0F * u;
  const float start = -0.62F * pi;  // where the arrow points on, at the upper left
  list.PathArcTo(at, radius, start, start + 1.62F * pi, 28);
  list.PathStroke(colour, 0, 1.7F * u);
  const ImVec2 out{std::cos(start), std::sin(start)};
  const ImVec2 on{out.y, -out.x};
  const ImVec2 base{at.x + radius * out.x, at.y + radius * out.y};
  const float half = 3.6F * u;
  list.AddTriangleFilled({base.x + 5.0F * u * on.x, base.y + 5.0F * u * on.y},
                         {base.x - half * out.x, base.y - half * out.y}, {base.x + half * out.x, base.y + half * out.y},
                         colour);
}

void draw_icon(Icon icon, ImVec2 at, ImU32 colour, ImU32 ground) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float u = unit();
  switch (icon) {
    case Icon::none: return;
    case Icon::play:
      list.AddTriangleFilled({at.x - 4.0F * u, at.y - 5.5F * u}, {at.x - 4.0F * u, at.y + 5.5F * u},
                             {at.x + 5.5F * u, at.y}, colour);
      return;
    case Icon::pause:
      list.AddRectFilled({at.x - 4.5F * u, at.y - 5.0F * u}, {at.x - 1.3F * u, at.y + 5.0F * u}, colour, 0.8F * u);
      list.AddRectFilled({at.x + 1.3F * u, at.y - 5.0F * u}, {at.x + 4.5F * u, at.y + 5.0F * u}, colour, 0.8F * u);
      return;
    case Icon::step:
      list.AddTriangleFilled({at.x - 4.5F * u, at.y - 5.0F * u}, {at.x - 4.5F * u, at.y + 5.0F * u},
                             {at.x + 3.0F * u, at.y}, colour);
      list.AddRectFilled({at.x + 3.2F * u, at.y - 5.0F * u}, {at.x + 5.2F * u, at.y + 5.0F * u}, colour, 0.6F * u);
      return;
    case Icon::reset: draw_reset(list, at, u, colour); return;
    case Icon::sun: draw_sun(list, at, u, colour); return;
    case Icon::moon: draw_moon(list, at, u, colour, ground); return;
    case Icon::close:
      list.AddLine({at.x - 4.0F * u, at.y - 4.0F * u}, {at.x + 4.0F * u, at.y + 4.0F * u}, colour, 1.6F * u);
      list.AddLine({at.x - 4.0F * u, at.y + 4.0F * u}, {at.x + 4.0F * u, at.y - 4.0F * u}, colour, 1.6F * u);
      return;
  }
}

}  // namespace

bool button(const char* id, Icon icon, std::string_view label, ImVec2 size, ButtonStyle style, const Theme& theme,
            const Fonts& fonts) {
  const float u = unit();
  ImFont* font = style == ButtonStyle::primary ? fonts.bold : fonts.text;
  const float icon_width = icon == Icon::none ? 0.0F : 14.0F * u;
  const float gap = icon != Icon::none && !label.empty() ? 7.0F * u : 0.0F;
  const float content = icon_width + gap + text_size(font, label).x;
  if (size.x == 0.0F) size.x = content + 26.0F * u;

  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool pressed = ImGui::InvisibleButton(id, size);
  const bool hovered = ImGui::IsItemHovered();
  const bool held = ImGui::IsItemActive();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 end{at.x + size.x, at.y + size.y};
  const float rounding = 8.0F * u;
  const bool primary = style == ButtonStyle::primary;
  Rgb ground = style == ButtonStyle::quiet ? theme.panel : theme.raised;
  ground = primary ? (hovered ? theme.accent_hover : theme.accent)
                   : mix(ground, theme.ink,
                         held      ? 0.10F
                         : hovered ? 0.05F
                                   : 0.0F);
  if (style != ButtonStyle::quiet || hovered) list.AddRectFilled(at, end, colour(ground), rounding);
  if (style == ButtonStyle::plain) list.AddRect(at, end, colour(theme.border), rounding);
  const ImU32 text = colour(primary ? theme.on_accent : theme.ink);
  float x = at.x + 0.5F * (size.x - content);
  const float middle = at.y + 0.5F * size.y;
  draw_icon(icon, {x + 0.5F * icon_width, middle}, text, colour(ground));
  x += icon_width + gap;
  text_at({x, middle - 0.5F * text_size(font, label).y}, font, text, label);
  return pressed;
}

bool begin_list(const char* id, const char* chosen, float width, const Theme& theme) {
  const float u = unit();
  ImGui::SetNextItemWidth(width);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {10.0F * u, 10.0F * u});
  const bool open = ImGui::BeginCombo(id, chosen, ImGuiComboFlags_NoArrowButton);
  ImGui::PopStyleVar();
  if (open) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8.0F * u, 9.0F * u});
    return true;
  }
  const ImVec2 from = ImGui::GetItemRectMin();
  const ImVec2 end = ImGui::GetItemRectMax();
  const float x = end.x - 14.0F * u;
  const float y = 0.5F * (from.y + end.y);
  const ImVec2 chevron[] = {{x - 4.0F * u, y - 2.0F * u}, {x, y + 2.0F * u}, {x + 4.0F * u, y - 2.0F * u}};
  ImGui::GetWindowDrawList()->AddPolyline(chevron, 3, colour(theme.muted), 0, 1.6F * u);
  return false;
}

void end_list() {
  ImGui::PopStyleVar();
  ImGui::EndCombo();
}

bool toggle(const char* id, bool on, const Theme& theme) {
  const float u = unit();
  const ImVec2 size{32.0F * u, 18.0F * u};
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (ImGui::InvisibleButton(id, size)) on = !on;
  const bool hovered = ImGui::IsItemHovered();
  const float radius = 0.5F * size.y;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Rgb off = mix(theme.panel, theme.ink, hovered ? 0.34F : 0.26F);
  const Rgb track = on ? (hovered ? theme.accent_hover : theme.accent) : off;
  list.AddRectFilled(at, {at.x + size.x, at.y + size.y}, colour(track), radius);
  const float x = on ? at.x + size.x - radius : at.x + radius;
  list.AddCircleFilled({x, at.y + radius}, radius - 2.5F * u, colour(on ? theme.on_accent : theme.panel), 24);
  return on;
}

double slider(const char* id, const Param& param, double value, float width, const Theme& theme) {
  const float u = unit();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = 22.0F * u;
  ImGui::InvisibleButton(id, {std::max(width, 1.0F), height});
  const bool active = ImGui::IsItemActive();
  const bool hovered = ImGui::IsItemHovered();
  const float knob = 6.5F * u;
  const float from = at.x + knob;
  const float length = std::max(width - 2.0F * knob, 1.0F);
  if (active && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    const double share = std::clamp(static_cast<double>((ImGui::GetIO().MousePos.x - from) / length), 0.0, 1.0);
    // A click that does not move the knob keeps digits that only the text field can set.
    if (std::abs(share - slider_share(param, value)) * length > 0.5) value = slider_value(param, share);
  }
  const float x = from + static_cast<float>(slider_share(param, value)) * length;
  const float y = at.y + 0.5F * height;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float half = 1.75F * u;
  list.AddRectFilled({from - half, y - half}, {from + length + half, y + half},
                     colour(mix(theme.panel, theme.ink, 0.13F)), half);
  list.AddRectFilled({from - half, y - half}, {x, y + half}, colour(theme.accent), half);
  if (active || hovered)
    list.AddCircleFilled({x, y}, knob + 3.0F * u, colour(theme.accent, active ? 0.22F : 0.13F), 32);
  list.AddCircleFilled({x, y}, knob, colour(theme.accent), 28);
  list.AddCircleFilled({x, y}, knob - 2.2F * u, colour(theme.panel), 24);
  return value;
}

int segmented(const char* id, std::span<const std::string_view> names, int chosen, float height, const Theme& theme,
              const Fonts& fonts) {
  const float u = unit();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  float width = 0.0F;
  for (const std::string_view name : names) width += text_size(fonts.text, name).x + 24.0F * u;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 end{at.x + width, at.y + height};
  list.AddRectFilled(at, end, colour(theme.raised), 8.0F * u);
  float x = at.x;
  ImGui::PushID(id);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const ImVec2 size = text_size(fonts.text, names[i]);
    const float segment = size.x + 24.0F * u;
    ImGui::SetCursorScreenPos({x, at.y});
    ImGui::PushID(static_cast<int>(i));
    if (ImGui::InvisibleButton("segment", {segment, height})) chosen = static_cast<int>(i);
    const bool hovered = ImGui::IsItemHovered();
    ImGui::PopID();
    const bool taken = static_cast<int>(i) == chosen;
    if (taken || hovered)
      list.AddRectFilled({x + 2.0F * u, at.y + 2.0F * u}, {x + segment - 2.0F * u, end.y - 2.0F * u},
                         colour(taken ? theme.accent_soft : mix(theme.raised, theme.ink, 0.05F)), 6.5F * u);
    text_at({x + 12.0F * u, at.y + 0.5F * (height - size.y)}, fonts.text, colour(taken ? theme.accent : theme.muted),
            names[i]);
    x += segment;
  }
  ImGui::PopID();
  list.AddRect(at, end, colour(theme.border), 8.0F * u);
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, height});
  return chosen;
}

void badge(ImVec2 top_right, std::string_view text, Rgb rgb, const Fonts& fonts) {
  const float u = unit();
  const float width = text_size(fonts.small, text).x + 12.0F * u;
  const ImVec2 from{top_right.x - width, top_right.y};
  ImGui::GetWindowDrawList()->AddRectFilled(from, {top_right.x, top_right.y + 16.0F * u}, colour(rgb, 0.12F), 8.0F * u);
  text_at({from.x + 6.0F * u, from.y + 1.0F * u}, fonts.small, colour(rgb), text);
}

}  // namespace sac::gui
