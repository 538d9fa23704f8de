#include "page/help.h"

#include <imgui.h>

#include <algorithm>
#include <string>

#include "page/shortcuts.h"
#include "ui/panel.h"
#include "ui/widgets.h"

namespace sac::gui {

void draw_help_sheet(bool& open, const Theme& theme, const Fonts& fonts) {
  if (!open) return;
  const float u = unit();
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const ImVec2 size{std::min(520.0F * u, 0.94F * screen.x), std::min(590.0F * u, 0.94F * screen.y)};
  ImGui::SetNextWindowPos({0.5F * (screen.x - size.x), 0.5F * (screen.y - size.y)});
  ImGui::SetNextWindowSize(size);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {18.0F * u, 16.0F * u});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 14.0F * u);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8.0F * u, 7.0F * u});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, vec4(theme.raised));
  ImGui::Begin("##help", nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoCollapse);
  push_font(fonts.title);
  ImGui::TextUnformatted("Keys");
  ImGui::PopFont();
  ImGui::Dummy({1.0F, 4.0F * u});
  const float column = 118.0F * u;
  for (const Shortcut& shortcut : shortcuts()) {
    push_font(fonts.bold);
    ImGui::TextUnformatted(shortcut.keys.data(), shortcut.keys.data() + shortcut.keys.size());
    ImGui::PopFont();
    ImGui::SameLine(column + 18.0F * u);
    ImGui::PushTextWrapPos(size.x - 18.0F * u);
    ImGui::TextUnformatted(shortcut.does.data(), shortcut.does.data() + shortcut.does.size());
    ImGui::PopTextWrapPos();
  }
  ImGui::Dummy({1.0F, 4.0F * u});
  ImGui::TextDisabled("Tab goes through all controls; a right click resets one.");
  if (button("help-close", Icon::none, "Close", {96.0F * u, 30.0F * u}, ButtonStyle::plain, theme, fonts)) open = false;
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(3);
}

}  // namespace sac::gui
