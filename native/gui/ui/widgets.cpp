#include "ui/widgets.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sac/slider.h"
#include "ui/focus.h"
#include "ui/formula.h"
#include "ui/named_controls.h"
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

// An arrow that turns back, to the left; mirrored it redoes.
void draw_undo(ImDrawList& list, ImVec2 at, float u, ImU32 colour, float way) {
  const auto point = [&](float x, float y) { return ImVec2{at.x + way * x * u, at.y + y * u}; };
  list.PathLineTo(point(-4.5F, -1.5F));
  list.PathLineTo(point(1.5F, -1.5F));
  list.PathBezierCubicCurveTo(point(6.5F, -1.5F), point(6.5F, 5.0F), point(1.5F, 5.0F), 12);
  list.PathLineTo(point(-2.0F, 5.0F));
  list.PathStroke(colour, 0, 1.6F * u);
  const ImVec2 head[] = {point(-1.5F, -5.0F), point(-5.0F, -1.5F), point(-1.5F, 2.0F)};
  list.AddPolyline(head, 3, colour, 0, 1.6F * u);
}

void draw_chevron(ImDrawList& list, ImVec2 at, float u, ImU32 colour, float way) {
  const ImVec2 points[] = {{at.x - 2.0F * u * way, at.y - 4.5F * u},
                           {at.x + 2.5F * u * way, at.y},
                           {at.x - 2.0F * u * way, at.y + 4.5F * u}};
  list.AddPolyline(points, 3, colour, 0, 1.7F * u);
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
    case Icon::undo: draw_undo(list, at, u, colour, 1.0F); return;
    case Icon::redo: draw_undo(list, at, u, colour, -1.0F); return;
    case Icon::back: draw_chevron(list, at, u, colour, -1.0F); return;
    case Icon::forward: draw_chevron(list, at, u, colour, 1.0F); return;
    case Icon::search:
      list.AddCircle({at.x - 1.0F * u, at.y - 1.0F * u}, 4.2F * u, colour, 20, 1.6F * u);
      list.AddLine({at.x + 2.2F * u, at.y + 2.2F * u}, {at.x + 5.5F * u, at.y + 5.5F * u}, colour, 1.8F * u);
      return;
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
            const Fonts& fonts, bool enabled) {
  const float u = unit();
  ImFont* font = style == ButtonStyle::primary ? fonts.bold : fonts.text;
  const float icon_width = icon == Icon::none ? 0.0F : 14.0F * u;
  const float gap = icon != Icon::none && !label.empty() ? 7.0F * u : 0.0F;
  const float content = icon_width + gap + text_size(font, label).x;
  if (size.x == 0.0F) size.x = content + 26.0F * u;

  const ImVec2 at = ImGui::GetCursorScreenPos();
  bool pressed = ImGui::InvisibleButton(id, size);
  name_control(id);
  if (enabled) pressed = (focusable() && focus_pressed()) || pressed;
  const bool hovered = enabled && ImGui::IsItemHovered();
  const bool held = enabled && ImGui::IsItemActive();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 end{at.x + size.x, at.y + size.y};
  const float rounding = 8.0F * u;
  const bool primary = style == ButtonStyle::primary;
  Rgb ground = style == ButtonStyle::quiet ? theme.panel : theme.raised;
  const float shade = held ? 0.10F : hovered ? 0.05F : 0.0F;
  ground = primary ? (hovered ? theme.accent_hover : theme.accent) : mix(ground, theme.ink, shade);
  const float alpha = enabled ? 1.0F : 0.45F;
  if (style != ButtonStyle::quiet || hovered) list.AddRectFilled(at, end, colour(ground, alpha), rounding);
  if (style == ButtonStyle::plain) list.AddRect(at, end, colour(theme.border), rounding);
  const ImU32 text = colour(primary ? theme.on_accent : theme.ink, alpha);
  float x = at.x + 0.5F * (size.x - content);
  const float middle = at.y + 0.5F * size.y;
  draw_icon(icon, {x + 0.5F * icon_width, middle}, text, colour(ground));
  x += icon_width + gap;
  text_at({x, middle - 0.5F * text_size(font, label).y}, font, text, label);
  return pressed && enabled;
}

ImVec2 chip_size(std::string_view label, const Fonts& fonts) {
  const float u = unit();
  const bool is_tex = label.starts_with("$");
  const float width = is_tex ? lay_out(label.substr(1), 16.0F * u, fonts).width : text_size(fonts.small, label).x;
  return {width + 16.0F * u, 24.0F * u};
}

bool chip(const char* id, std::string_view label, bool on, ImVec2 size, const Theme& theme, const Fonts& fonts,
          bool enabled) {
  const float u = unit();
  const ImVec2 fitting = chip_size(label, fonts);
  if (size.x == 0.0F) size.x = fitting.x;
  if (size.y == 0.0F) size.y = fitting.y;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  bool pressed = ImGui::InvisibleButton(id, size);
  name_control(id);
  if (enabled) pressed = (focusable() && focus_pressed()) || pressed;
  const bool hovered = enabled && ImGui::IsItemHovered();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 end{at.x + size.x, at.y + size.y};
  const Rgb ground = on ? theme.accent_soft : hovered ? mix(theme.raised, theme.ink, 0.06F) : theme.raised;
  list.AddRectFilled(at, end, colour(ground), 6.0F * u);
  if (on) list.AddRect(at, end, colour(theme.accent, 0.6F), 6.0F * u);
  const Rgb ink = on ? theme.accent : theme.ink;
  const float alpha = enabled ? 1.0F : 0.4F;
  const float x = at.x + 0.5F * (size.x - fitting.x) + 8.0F * u;
  if (label.starts_with("$")) {
    draw_tex({x, at.y + 0.5F * size.y + 5.0F * u}, lay_out(label.substr(1), 16.0F * u, fonts), theme, fonts, ink,
             alpha);
  } else {
    text_at({x, at.y + 0.5F * (size.y - text_size(fonts.small, label).y)}, fonts.small, colour(ink, alpha), label);
  }
  return pressed && enabled;
}

int list_arrow() {
  if (!focus_is_item()) return 0;
  const Arrow arrow = pressed_arrow();
  return arrow == Arrow::down ? 1 : arrow == Arrow::up ? -1 : 0;
}

void tooltip(std::string_view text) {
  const bool focused = focus_is_item();
  if (!focused && !ImGui::IsItemHovered()) return;
  if (focused && !ImGui::IsItemHovered())
    ImGui::SetNextWindowPos({ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + 6.0F * unit()});
  ImGui::BeginTooltip();
  ImGui::PushTextWrapPos(330.0F * unit());
  ImGui::TextUnformatted(text.data(), text.data() + text.size());
  ImGui::PopTextWrapPos();
  ImGui::EndTooltip();
}

bool begin_list(const char* id, const char* chosen, float width, const Theme& theme) {
  const float u = unit();
  ImGui::SetNextItemWidth(width);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {10.0F * u, 10.0F * u});
  const bool open = ImGui::BeginCombo(id, chosen, ImGuiComboFlags_NoArrowButton);
  if (!open) name_control(id);
  ImGui::PopStyleVar();
  if (!open) focusable();
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
  bool pressed = ImGui::InvisibleButton(id, size);
  name_control(id);
  pressed = (focusable() && focus_pressed()) || pressed;
  if (pressed) on = !on;
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

namespace {

// A step of the slider that changes the value, also where rounding swallows a small one.
double moved_by_key(const Param& param, double value, Arrow arrow) {
  if (arrow == Arrow::home) return param.min;
  if (arrow == Arrow::end) return param.max;
  const double way = arrow == Arrow::right || arrow == Arrow::up ? 1.0 : arrow == Arrow::none ? 0.0 : -1.0;
  const double share = slider_share(param, value);
  for (int steps = 1; way != 0.0 && steps <= 100; ++steps) {
    const double moved = slider_value(param, std::clamp(share + 0.01 * way * steps, 0.0, 1.0));
    if ((moved - value) * way > 0.0) return moved;
  }
  return value;
}

}  // namespace

double slider(const char* id, const Param& param, double value, float width, const Theme& theme) {
  const float u = unit();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = 22.0F * u;
  ImGui::InvisibleButton(id, {std::max(width, 1.0F), height});
  name_control(param.key);
  const bool active = ImGui::IsItemActive();
  const bool hovered = ImGui::IsItemHovered();
  const bool focused = focusable();
  const float knob = 6.5F * u;
  const float from = at.x + knob;
  const float length = std::max(width - 2.0F * knob, 1.0F);
  if (active && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    const double share = std::clamp(static_cast<double>((ImGui::GetIO().MousePos.x - from) / length), 0.0, 1.0);
    // A click that does not move the knob keeps digits that only the text field can set.
    if (std::abs(share - slider_share(param, value)) * length > 0.5) value = slider_value(param, share);
  }
  if (focused) value = moved_by_key(param, value, pressed_arrow());
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
    name_control(names[i]);
    if (focusable() && focus_pressed()) chosen = static_cast<int>(i);
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

float run_tile(ImVec2 at, bool second, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const float size = 18.0F * u;
  ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + size, at.y + size}, colour(second ? theme.run_b : theme.run_a),
                                            5.0F * u);
  text_at({at.x + 0.5F * size, at.y + 1.5F * u}, fonts.small, colour(theme.panel), second ? "B" : "A", Align::centre);
  return size + 7.0F * u;
}

void badge(ImVec2 top_right, std::string_view text, Rgb rgb, const Fonts& fonts) {
  const float u = unit();
  const float width = text_size(fonts.small, text).x + 12.0F * u;
  const ImVec2 from{top_right.x - width, top_right.y};
  ImGui::GetWindowDrawList()->AddRectFilled(from, {top_right.x, top_right.y + 16.0F * u}, colour(rgb, 0.12F), 8.0F * u);
  text_at({from.x + 6.0F * u, from.y + 1.0F * u}, fonts.small, colour(rgb), text);
}

}  // namespace sac::gui
