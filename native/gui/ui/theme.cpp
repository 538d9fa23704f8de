#include "ui/theme.h"

namespace sac::gui {
ImVec4 vec4(Rgb rgb, float alpha) { return {rgb.r, rgb.g, rgb.b, alpha}; }
ImU32 colour(Rgb rgb, float alpha) { return ImGui::ColorConvertFloat4ToU32(vec4(rgb, alpha)); }

void apply(const Theme& t, float scale) {
  ImGuiStyle style;
  style.WindowPadding = {14, 12};
  style.FramePadding = {10, 5};
  style.ItemSpacing = {8, 6};
  style.ItemInnerSpacing = {6, 4};
  style.WindowRounding = 12;
  style.ChildRounding = 8;
  style.FrameRounding = 6;
  style.GrabRounding = 6;
  style.PopupRounding = 8;
  style.ScrollbarRounding = 6;
  style.ScrollbarSize = 10;
  style.GrabMinSize = 12;
  style.WindowBorderSize = 1;
  style.FrameBorderSize = 1;
  style.PopupBorderSize = 1;
  style.ScaleAllSizes(scale);
  style.WindowMinSize = {1, 1};  // not scaled: Dear ImGui takes no less

  const Rgb field = t.field;
  const auto set = [&style](ImGuiCol index, Rgb rgb, float alpha = 1.0F) { style.Colors[index] = vec4(rgb, alpha); };
  set(ImGuiCol_Text, t.ink);
  set(ImGuiCol_TextDisabled, t.muted);
  set(ImGuiCol_WindowBg, t.panel);
  set(ImGuiCol_ChildBg, t.panel, 0.0F);
  set(ImGuiCol_PopupBg, mix(t.panel, t.ink, 0.02F));
  set(ImGuiCol_TitleBg, t.raised);
  set(ImGuiCol_TitleBgActive, t.raised);
  set(ImGuiCol_TitleBgCollapsed, t.raised);
  set(ImGuiCol_Border, t.border);
  set(ImGuiCol_BorderShadow, t.panel, 0.0F);
  set(ImGuiCol_FrameBg, field);
  set(ImGuiCol_FrameBgHovered, mix(t.field, t.ink, 0.04F));
  set(ImGuiCol_FrameBgActive, t.field);
  set(ImGuiCol_ScrollbarBg, t.panel, 0.0F);
  set(ImGuiCol_ScrollbarGrab, mix(t.panel, t.ink, 0.16F));
  set(ImGuiCol_ScrollbarGrabHovered, mix(t.panel, t.ink, 0.26F));
  set(ImGuiCol_ScrollbarGrabActive, mix(t.panel, t.ink, 0.34F));
  set(ImGuiCol_CheckMark, t.accent);
  set(ImGuiCol_SliderGrab, t.accent);
  set(ImGuiCol_SliderGrabActive, t.accent_hover);
  set(ImGuiCol_Button, t.raised);
  set(ImGuiCol_ButtonHovered, mix(t.raised, t.ink, 0.06F));
  set(ImGuiCol_ButtonActive, mix(t.raised, t.ink, 0.12F));
  set(ImGuiCol_Header, t.accent_soft);
  set(ImGuiCol_HeaderHovered, mix(t.panel, t.accent, 0.22F));
  set(ImGuiCol_HeaderActive, mix(t.panel, t.accent, 0.30F));
  set(ImGuiCol_Separator, t.border);
  set(ImGuiCol_TextSelectedBg, t.accent, 0.35F);
  ImGui::GetStyle() = style;
}

}  // namespace sac::gui
