#include "controls/preset_picker.h"

#include <algorithm>
#include <string>

#include "ui/focus.h"
#include "ui/panel.h"
#include "ui/plot.h"
#include "ui/widgets.h"

namespace sac::gui {
namespace {

constexpr float kTitles = 140.0F, kSentences = 380.0F;

// One row of the list: title and sentence. \return whether it was picked
bool option(const Preset& preset, bool chosen, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  push_font(fonts.small);
  const float height =
      ImGui::CalcTextSize(preset.help.data(), preset.help.data() + preset.help.size(), false, kSentences * u).y;
  ImGui::PopFont();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size{(kTitles + kSentences + 20.0F) * u, height + 14.0F * u};
  ImGui::PushID(preset.name.data(), preset.name.data() + preset.name.size());
  bool pressed = ImGui::InvisibleButton("option", size);
  pressed = (focusable() && focus_pressed()) || pressed;
  ImGui::PopID();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (ImGui::IsItemHovered()) list.AddRectFilled(at, {at.x + size.x, at.y + size.y}, colour(theme.raised), 8.0F * u);
  text_at({at.x + 10.0F * u, at.y + 6.0F * u}, fonts.bold, colour(chosen ? theme.accent : theme.ink), preset.title);
  push_font(fonts.small);
  list.AddText(ImGui::GetFont(), ImGui::GetFontSize(), {at.x + kTitles * u, at.y + 7.0F * u}, colour(theme.muted),
               preset.help.data(), preset.help.data() + preset.help.size(), kSentences * u);
  ImGui::PopFont();
  return pressed;
}

}  // namespace

void draw_preset_picker(Lab& lab, float height, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const std::string title(lab.preset().title);
  const float width = 150.0F * u;
  if (button("preset", Icon::none, "", {width, height}, ButtonStyle::plain, theme, fonts)) ImGui::OpenPopup("presets");
  tooltip(lab.preset().help);
  const float middle = at.y + 0.5F * height;
  {
    const Clip clip({at.x, at.y, width - 24.0F * u, height});
    text_at({at.x + 12.0F * u, middle - 0.5F * text_size(fonts.bold, title).y}, fonts.bold, colour(theme.ink), title);
  }
  const float x = at.x + width - 15.0F * u;
  const ImVec2 chevron[] = {
      {x - 4.0F * u, middle - 2.0F * u}, {x, middle + 2.0F * u}, {x + 4.0F * u, middle - 2.0F * u}};
  ImGui::GetWindowDrawList()->AddPolyline(chevron, 3, colour(theme.muted), 0, 1.6F * u);

  ImGui::SetNextWindowPos({at.x, at.y + height + 6.0F * u});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {8.0F * u, 8.0F * u});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, 0.0F});
  if (ImGui::BeginPopup("presets")) {
    for (const Preset& preset : presets()) {
      if (!option(preset, &preset == &lab.preset(), theme, fonts)) continue;
      lab.choose(preset);
      ImGui::CloseCurrentPopup();
    }
    if (escape_pressed()) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(2);
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, height});
}

}  // namespace sac::gui
