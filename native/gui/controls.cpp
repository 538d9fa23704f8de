#include "controls.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "widgets.h"

namespace sac::gui {
namespace {

std::string text_of(const Param& param, double value) {
  Config config;
  return set(config, param, value).empty() ? get_text(config, param) : std::string();
}

void draw_help(const Param& param, const Lab& lab) {
  ImGui::BeginTooltip();
  ImGui::PushTextWrapPos(330.0F * unit());
  ImGui::TextUnformatted(param.help.data(), param.help.data() + param.help.size());
  if (param.type == ParamType::real || param.type == ParamType::integer)
    ImGui::TextDisabled("From %s to %s.", text_of(param, param.min).c_str(), text_of(param, param.max).c_str());
  ImGui::TextDisabled("%s", param.apply == Apply::live ? "Takes effect at once." : "Takes effect in a new run.");
  ImGui::TextDisabled("Double-click or right-click: back to %s.", text_of(param, lab.preset_value(param)).c_str());
  ImGui::PopTextWrapPos();
  ImGui::EndTooltip();
}

std::string title_case(std::string_view group) {
  std::string text(group);
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

// The widget of a parameter. \return its value, edited or not
double edit(const Param& param, double value, const Theme& theme) {
  const std::string id = "##" + std::string(param.key);
  ImGuiSliderFlags flags = ImGuiSliderFlags_AlwaysClamp;
  if (param.scale == Scale::log) flags |= ImGuiSliderFlags_Logarithmic;
  ImGui::SetNextItemWidth(-1.0F);
  switch (param.type) {
    case ParamType::real: {
      ImGui::SliderScalar(id.c_str(), ImGuiDataType_Double, &value, &param.min, &param.max, "%.3g", flags);
      return value;
    }
    case ParamType::integer: {
      auto number = static_cast<ImS64>(value);
      const auto low = static_cast<ImS64>(param.min);
      const auto high = static_cast<ImS64>(param.max);
      ImGui::SliderScalar(id.c_str(), ImGuiDataType_S64, &number, &low, &high, "%lld", flags);
      return static_cast<double>(number);
    }
    case ParamType::boolean:
      return toggle(id.c_str(), value != 0.0, theme) ? 1.0 : 0.0;
    case ParamType::choice: {
      std::vector<std::string> names(param.choices.begin(), param.choices.end());
      const auto chosen = static_cast<std::size_t>(value);
      if (ImGui::BeginCombo(id.c_str(), names[chosen].c_str())) {
        for (std::size_t i = 0; i < names.size(); ++i)
          if (ImGui::Selectable(names[i].c_str(), i == chosen)) value = static_cast<double>(i);
        ImGui::EndCombo();
      }
      return value;
    }
  }
  return value;
}

}  // namespace

void Controls::draw(const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const Box inside = begin_panel("Hyperparameters", box, fonts);
  const float footer = lab.restart_pending() ? 44.0F * u : 0.0F;
  ImGui::BeginChild("list", {inside.width + 6.0F * u, std::max(inside.height - footer, 1.0F)});
  // Groups in the order in which the schema first names them.
  std::vector<std::string_view> groups;
  for (const Param& param : params())
    if (std::ranges::find(groups, param.group) == groups.end()) groups.push_back(param.group);
  for (const std::string_view group : groups) draw_group(group, lab, theme, fonts);
  ImGui::EndChild();
  if (footer > 0.0F) {
    ImGui::SetCursorScreenPos({inside.x, inside.bottom() - 34.0F * u});
    if (primary_button("Restart with these values", {inside.width, 34.0F * u}, theme, fonts)) lab.restart();
  }
  end_panel();
}

void Controls::draw_group(std::string_view group, Lab& lab, const Theme& theme, const Fonts& fonts) {
  const bool first_ones = group == params().front().group || group == "entropy" || group == "optimisation";
  ImGui::PushFont(fonts.bold);
  ImGui::PushStyleColor(ImGuiCol_Header, vec4(theme.ink, 0.0F));
  ImGui::PushStyleColor(ImGuiCol_HeaderHovered, vec4(theme.ink, 0.06F));
  ImGui::PushStyleColor(ImGuiCol_HeaderActive, vec4(theme.ink, 0.10F));
  const bool open =
      ImGui::CollapsingHeader(title_case(group).c_str(), first_ones ? ImGuiTreeNodeFlags_DefaultOpen : 0);
  ImGui::PopStyleColor(3);
  ImGui::PopFont();
  if (!open) return;
  for (const Param& param : params())
    if (param.group == group) draw_param(param, lab, theme, fonts);
  ImGui::Dummy({1.0F, 4.0F * unit()});
}

void Controls::draw_param(const Param& param, Lab& lab, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const double value = get(lab.wanted, param);
  const bool changed = value != lab.preset_value(param);
  const bool one_line = param.type == ParamType::boolean;
  const std::string key(param.key);
  ImGui::PushID(key.c_str());

  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x - 4.0F * u;
  const float row = one_line ? 26.0F * u : 22.0F * u;
  const float switch_space = one_line ? 42.0F * u : 0.0F;
  ImGui::InvisibleButton("label", {width - switch_space, row});
  const bool label_hovered = ImGui::IsItemHovered();
  bool reset = reset_asked(param);

  const float y = at.y + 3.0F * u;
  const Rgb name = changed ? theme.accent : theme.ink;
  const float symbol = symbol_at({at.x, y}, fonts, colour(name), pretty_symbol(param.symbol, fonts.has_greek));
  text_at({at.x + symbol + 8.0F * u, y + 1.5F * u}, fonts.small, colour(changed ? theme.accent : theme.muted), key);
  const bool live = param.apply == Apply::live;
  badge({at.x + width - switch_space, y}, live ? "live" : "restart", live ? theme.solved : theme.optimum, fonts);

  if (one_line) ImGui::SetCursorScreenPos({at.x + width - 34.0F * u, at.y + 2.0F * u});
  ImGui::PushItemWidth(width);
  double edited = edit(param, value, theme);
  ImGui::PopItemWidth();
  const bool hovered = label_hovered || (ImGui::IsItemHovered() && !ImGui::IsItemActive());
  reset = reset_asked(param) || reset;
  if (resetting_ == &param) {
    reset = true;  // the slider below the second click would go on following the mouse
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) resetting_ = nullptr;
  }
  if (reset) edited = lab.preset_value(param);
  if (edited != value) static_cast<void>(set(lab.wanted, param, edited));  // refused values leave it as it is
  if (hovered && label_hovered) draw_help(param, lab);
  if (one_line) ImGui::SetCursorScreenPos({at.x, at.y + row + ImGui::GetStyle().ItemSpacing.y});
  ImGui::PopID();
}

bool Controls::reset_asked(const Param& param) {
  if (!ImGui::IsItemHovered()) return false;
  if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) resetting_ = &param;
  return ImGui::IsMouseClicked(ImGuiMouseButton_Right);
}

}  // namespace sac::gui
