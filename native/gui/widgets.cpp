#include "widgets.h"

#include "panel.h"

namespace sac::gui {

bool primary_button(const char* label, ImVec2 size, const Theme& theme, const Fonts& fonts) {
  ImGui::PushStyleColor(ImGuiCol_Button, vec4(theme.accent));
  ImGui::PushStyleColor(ImGuiCol_ButtonHovered, vec4(mix(theme.accent, theme.ink, 0.12F)));
  ImGui::PushStyleColor(ImGuiCol_ButtonActive, vec4(mix(theme.accent, theme.ink, 0.25F)));
  ImGui::PushStyleColor(ImGuiCol_Text, vec4(theme.on_accent));
  ImGui::PushFont(fonts.bold);
  const bool pressed = ImGui::Button(label, size);
  ImGui::PopFont();
  ImGui::PopStyleColor(4);
  return pressed;
}

bool toggle(const char* id, bool on, const Theme& theme) {
  const float u = unit();
  const ImVec2 size{32.0F * u, 18.0F * u};
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (ImGui::InvisibleButton(id, size)) on = !on;
  const bool hovered = ImGui::IsItemHovered();
  const float radius = 0.5F * size.y;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Rgb off = mix(theme.panel, theme.ink, hovered ? 0.28F : 0.22F);
  const Rgb track = on ? mix(theme.accent, theme.ink, hovered ? 0.12F : 0.0F) : off;
  list.AddRectFilled(at, {at.x + size.x, at.y + size.y}, colour(track), radius);
  const float x = on ? at.x + size.x - radius : at.x + radius;
  list.AddCircleFilled({x, at.y + radius}, radius - 2.5F * u, colour(on ? theme.on_accent : theme.panel), 24);
  return on;
}

void badge(ImVec2 top_right, std::string_view text, Rgb rgb, const Fonts& fonts) {
  const float u = unit();
  const float width = text_size(fonts.small, text).x + 12.0F * u;
  const ImVec2 from{top_right.x - width, top_right.y};
  ImGui::GetWindowDrawList()->AddRectFilled(from, {top_right.x, top_right.y + 16.0F * u}, colour(rgb, 0.13F), 8.0F * u);
  text_at({from.x + 6.0F * u, from.y + 1.0F * u}, fonts.small, colour(rgb), text);
}

bool choice_button(const char* label, bool chosen, const Theme& theme) {
  if (chosen) {
    const ImVec4 fill = vec4(mix(theme.panel, theme.accent, 0.22F));
    ImGui::PushStyleColor(ImGuiCol_Button, fill);
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, fill);
    ImGui::PushStyleColor(ImGuiCol_Text, vec4(theme.accent));
  }
  const bool pressed = ImGui::Button(label, {0.0F, 34.0F * unit()});
  if (chosen) ImGui::PopStyleColor(3);
  return pressed;
}

}  // namespace sac::gui
