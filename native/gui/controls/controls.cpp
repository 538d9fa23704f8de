#include "controls/controls.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "sac/slider.h"
#include "ui/formula.h"
#include "ui/widgets.h"

namespace sac::gui {
namespace {

std::string text_of(const Param& param, double value) {
  Config config;
  return set(config, param, value).empty() ? get_text(config, param) : std::string();
}

void draw_help(const Param& param, const Lab& lab) {
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8.0F * unit(), 5.0F * unit()});
  ImGui::BeginTooltip();
  ImGui::PushTextWrapPos(330.0F * unit());
  ImGui::TextUnformatted(param.help.data(), param.help.data() + param.help.size());
  if (param.type == ParamType::real || param.type == ParamType::integer)
    ImGui::TextDisabled("From %s to %s.", text_of(param, param.min).c_str(), text_of(param, param.max).c_str());
  ImGui::TextDisabled("%s", param.apply == Apply::live ? "Takes effect at once." : "Takes effect in a new run.");
  ImGui::TextDisabled("Double-click or right-click: back to %s.", text_of(param, lab.preset_value(param)).c_str());
  ImGui::PopTextWrapPos();
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

std::string title_case(std::string_view group) {
  std::string text(group);
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

// A heading that folds its group. Its state lives in ImGui's storage.
bool heading(std::string_view group, bool open_at_first, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  ImGui::PushID(group.data(), group.data() + group.size());
  ImGuiStorage& storage = *ImGui::GetStateStorage();
  const ImGuiID id = ImGui::GetID("open");
  bool open = storage.GetBool(id, open_at_first);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size{std::max(ImGui::GetContentRegionAvail().x, 1.0F), 28.0F * u};
  if (ImGui::InvisibleButton("heading", size)) storage.SetBool(id, open = !open);
  const Rgb rgb = ImGui::IsItemHovered() ? theme.ink : theme.muted;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddLine({at.x, at.y + 1.0F}, {at.x + size.x, at.y + 1.0F}, colour(theme.border));
  text_at({at.x, at.y + 8.0F * u}, fonts.bold, colour(rgb), title_case(group));
  const float x = at.x + size.x - 9.0F * u;
  const float y = at.y + 15.0F * u;
  const float turn = open ? -1.0F : 1.0F;
  const ImVec2 chevron[] = {
      {x - 4.0F * u, y - 2.0F * u * turn}, {x, y + 2.0F * u * turn}, {x + 4.0F * u, y - 2.0F * u * turn}};
  list.AddPolyline(chevron, 3, colour(rgb), 0, 1.6F * u);
  ImGui::PopID();
  return open;
}

}  // namespace

void Controls::draw(const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const Box inside = begin_panel("Hyperparameters", box, fonts);
  const float footer = lab.restart_pending() ? 46.0F * u : 0.0F;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8.0F * u, 0.0F});
  ImGui::BeginChild("list", {inside.width + 8.0F * u, std::max(inside.height - footer, 1.0F)});
  // Groups in the order in which the schema first names them.
  std::vector<std::string_view> groups;
  for (const Param& param : params())
    if (std::find(groups.begin(), groups.end(), param.group) == groups.end()) groups.push_back(param.group);
  for (const std::string_view group : groups) draw_group(group, lab, theme, fonts);
  ImGui::EndChild();
  ImGui::PopStyleVar();
  if (footer > 0.0F) {
    ImGui::SetCursorScreenPos({inside.x, inside.bottom() - 34.0F * u});
    if (button("restart", Icon::reset, "Restart with these values", {inside.width, 34.0F * u}, ButtonStyle::primary,
               theme, fonts))
      lab.restart();
  }
  end_panel();
}

void Controls::draw_group(std::string_view group, Lab& lab, const Theme& theme, const Fonts& fonts) {
  const bool first_ones = group == params().front().group || group == "entropy" || group == "optimisation";
  if (!heading(group, first_ones, theme, fonts)) return;
  for (const Param& param : params())
    if (param.group == group) draw_param(param, lab, theme, fonts);
  ImGui::Dummy({1.0F, 6.0F * unit()});
}

void Controls::draw_param(const Param& param, Lab& lab, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const double value = get(lab.wanted(), param);
  const bool changed = value != lab.preset_value(param);
  const bool one_line = param.type == ParamType::boolean;
  ImGui::PushID(param.key.data(), param.key.data() + param.key.size());

  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = std::max(ImGui::GetContentRegionAvail().x - 2.0F * u, 60.0F * u);
  const float row = one_line ? 30.0F * u : 24.0F * u;
  const float switch_space = one_line ? 42.0F * u : 0.0F;
  ImGui::InvisibleButton("label", {width - switch_space, row});
  const bool help = ImGui::IsItemHovered();
  bool reset = reset_asked(param);

  const float y = at.y + 0.5F * (row - 17.0F * u);
  const Rgb name = changed ? theme.changed : theme.ink;
  const float symbol = draw_symbol({at.x, y}, param.symbol, theme, fonts, name);
  text_at({at.x + symbol + 8.0F * u, y + 2.0F * u}, fonts.small, colour(changed ? theme.changed : theme.muted),
          param.key);
  const bool live = param.apply == Apply::live;
  badge({at.x + width - switch_space, y}, live ? "live" : "restart", live ? theme.solved : theme.muted, fonts);

  if (one_line) ImGui::SetCursorScreenPos({at.x + width - 32.0F * u, at.y + 6.0F * u});
  edit(param, width, lab, theme, fonts);
  reset = reset_asked(param) || reset;
  if (resetting_ == &param) {
    reset = true;  // the slider below the second click would go on following the mouse
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) resetting_ = nullptr;
  }
  if (reset && value != lab.preset_value(param)) lab.want(param, lab.preset_value(param));
  if (help) draw_help(param, lab);
  ImGui::SetCursorScreenPos({at.x, at.y + row + (one_line ? 2.0F : 32.0F) * u});
  ImGui::PopID();
}

void Controls::edit(const Param& param, float width, Lab& lab, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const double value = get(lab.wanted(), param);
  double edited = value;
  switch (param.type) {
    case ParamType::boolean: edited = toggle("switch", value != 0.0, theme) ? 1.0 : 0.0; break;
    case ParamType::choice: {
      const auto chosen = static_cast<std::size_t>(value);
      if (begin_list("##list", spaced(param.choices[chosen]).c_str(), width, theme)) {
        for (std::size_t i = 0; i < param.choices.size(); ++i)
          if (ImGui::Selectable(spaced(param.choices[i]).c_str(), i == chosen)) edited = static_cast<double>(i);
        end_list();
      }
      break;
    }
    case ParamType::real:
    case ParamType::integer: {
      const ImVec2 at = ImGui::GetCursorScreenPos();
      const float field = 78.0F * u;
      ImGui::SetCursorScreenPos({at.x + width - field, at.y});
      edit_text(param, field, lab, fonts);
      ImGui::SetCursorScreenPos(at);
      if (!has_slider(param)) return;
      edited = slider("slider", param, get(lab.wanted(), param), width - field - 12.0F * u, theme);
      if (edited == get(lab.wanted(), param)) return;
      break;
    }
  }
  if (edited != value) lab.want(param, edited);
}

void Controls::edit_text(const Param& param, float width, Lab& lab, const Fonts& fonts) {
  const float u = unit();
  std::array<char, 48> shown{};
  std::snprintf(shown.data(), shown.size(), "%s", get_text(lab.wanted(), param).c_str());
  std::array<char, 48>& text = typing_ == &param ? typed_ : shown;
  push_font(fonts.small);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {7.0F * u, 4.5F * u});
  ImGui::SetNextItemWidth(width);
  ImGui::InputText("##text", text.data(), text.size(), ImGuiInputTextFlags_AutoSelectAll);
  ImGui::PopStyleVar();
  ImGui::PopFont();
  if (ImGui::IsItemActivated()) {
    typing_ = &param;
    typed_ = shown;
  }
  if (typing_ != &param || !ImGui::IsItemDeactivated()) return;
  if (ImGui::IsItemDeactivatedAfterEdit()) lab.want(param, std::string_view(typed_.data()));
  typing_ = nullptr;
}

bool Controls::reset_asked(const Param& param) {
  if (!ImGui::IsItemHovered()) return false;
  if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) resetting_ = &param;
  return ImGui::IsMouseClicked(ImGuiMouseButton_Right);
}

}  // namespace sac::gui
