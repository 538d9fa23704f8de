#include "controls/param_control.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include "controls/param_text.h"
#include "sac/claims.h"
#include "sac/idle.h"
#include "sac/slider.h"
#include "ui/focus.h"
#include "ui/formula.h"
#include "ui/numbers.h"
#include "ui/widgets.h"

namespace sac::gui {
namespace {

// Text in at most two lines of a box. \return its height
float write_claim(ImVec2 at, float width, std::string_view text, Rgb rgb, const Fonts& fonts) {
  push_font(fonts.text);
  const float height = ImGui::CalcTextSize(text.data(), text.data() + text.size(), false, width).y;
  ImGui::GetWindowDrawList()->AddText(ImGui::GetFont(), ImGui::GetFontSize(), at, colour(rgb), text.data(),
                                      text.data() + text.size(), width);
  ImGui::PopFont();
  return height;
}

}  // namespace

bool ParamControls::is_pointed() { return ImGui::IsItemHovered() || ImGui::IsItemActive() || focus_is_item(); }

bool ParamControls::draw(const Param& param, Lab& lab, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const double value = get(lab.wanted(), param);
  const double preset = lab.preset_value(param);
  const bool changed = value != preset;
  const bool is_switch = param.type == ParamType::boolean;
  const std::string_view claim = claim_label(param.key);
  ImGui::PushID(param.key.data(), param.key.data() + param.key.size());
  active_ = false;

  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = std::max(ImGui::GetContentRegionAvail().x - 4.0F * u, 60.0F * u);
  const auto pending = lab.focused().draft().pending();
  const bool waits = std::find(pending.begin(), pending.end(), &param) != pending.end();
  const bool idle = !idle_reason(lab.wanted(), param).empty();
  const std::string_view badge_name = waits ? "waits" : badge_text(param, lab.wanted());
  const float badge_width = text_size(fonts.small, badge_name).x + 12.0F * u;
  const float switch_space = is_switch ? 42.0F * u : 0.0F;
  const Rgb ink = changed ? theme.changed : theme.ink;
  const Rgb badge_hue = waits ? theme.warning : param.apply == Apply::live && !idle ? theme.solved : theme.muted;

  float y = at.y + 2.0F * u;
  if (!claim.empty()) {
    const float room = width - (is_switch ? badge_width + switch_space + 10.0F * u : 0.0F);
    y += write_claim({at.x, y}, room, claim, ink, fonts) + 3.0F * u;
  }
  const float symbol = draw_symbol({at.x, y - 1.0F * u}, param.symbol, theme, fonts, claim.empty() ? ink : theme.muted);
  text_at({at.x + symbol + 8.0F * u, y + 1.0F * u}, fonts.small, colour(changed ? theme.changed : theme.muted),
          spaced(param.key));
  const float row_end = y + 19.0F * u;
  ImGui::SetCursorScreenPos(at);
  ImGui::InvisibleButton("label", {width - switch_space, row_end - at.y});
  note_focus();
  bool reset = reset_asked(param);
  const float badge_y = is_switch && !claim.empty() ? at.y + 3.0F * u : y;
  badge({at.x + width - switch_space, badge_y}, badge_name, badge_hue, fonts);

  if (changed) {  // back to the preset's value
    const float size = 20.0F * u;
    ImGui::SetCursorScreenPos({at.x + width - switch_space - badge_width - size - 4.0F * u, badge_y - 2.0F * u});
    reset = button("restore", Icon::reset, "", {size, size}, ButtonStyle::quiet, theme, fonts) || reset;
    note_focus();
    tooltip("Back to " + value_text(param, preset));
  }

  const float control_y = is_switch ? badge_y - 1.0F * u : row_end;
  const Box control{is_switch ? at.x + width - 32.0F * u : at.x, control_y, width, 28.0F * u};
  edit(param, control, lab, theme, fonts);
  reset = reset_asked(param) || reset;
  if (resetting_ == &param) {
    reset = true;  // the slider below the second click would go on following the mouse
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) resetting_ = nullptr;
  }
  if (reset && value != preset) lab.want(param, preset);
  const float end = is_switch ? row_end + 5.0F * u : row_end + 34.0F * u;
  ImGui::SetCursorScreenPos({at.x, end});
  ImGui::Dummy({1.0F, 1.0F});
  ImGui::PopID();
  return active_;
}

void ParamControls::edit(const Param& param, const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const double value = get(lab.wanted(), param);
  double edited = value;
  ImGui::SetCursorScreenPos(box.min());
  switch (param.type) {
    case ParamType::boolean:
      edited = toggle("switch", value != 0.0, theme) ? 1.0 : 0.0;
      note_focus();
      break;
    case ParamType::choice: {
      const auto chosen = static_cast<std::size_t>(value);
      if (begin_list("##list", spaced(param.choices[chosen]).c_str(), box.width, theme)) {
        for (std::size_t i = 0; i < param.choices.size(); ++i)
          if (ImGui::Selectable(spaced(param.choices[i]).c_str(), i == chosen)) edited = static_cast<double>(i);
        end_list();
        active_ = true;
      } else {
        note_focus();
        const double last = static_cast<double>(param.choices.size()) - 1.0;
        edited = std::clamp(value + list_arrow(), 0.0, last);
      }
      break;
    }
    case ParamType::real:
    case ParamType::integer: {
      const float field = 82.0F * u;
      if (has_slider(param)) {
        edited = slider("slider", param, value, box.width - field - 12.0F * u, theme);
        note_focus();
      } else {
        text_at({box.x, box.y + 4.0F * u}, fonts.small, colour(theme.muted), range_text(param));
      }
      ImGui::SetCursorScreenPos({box.right() - field, box.y});
      edit_text(param, field, lab, fonts);
      break;
    }
  }
  if (edited != value) lab.want(param, edited);
}

void ParamControls::edit_text(const Param& param, float width, Lab& lab, const Fonts& fonts) {
  const float u = unit();
  std::array<char, 48> shown{};
  std::snprintf(shown.data(), shown.size(), "%s", get_text(lab.wanted(), param).c_str());
  std::array<char, 48>& text = typing_ == &param ? typed_ : shown;
  push_font(fonts.small);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {7.0F * u, 4.5F * u});
  ImGui::SetNextItemWidth(width);
  begin_text_field("##text");
  ImGui::InputText("##text", text.data(), text.size(), ImGuiInputTextFlags_AutoSelectAll);
  end_text_field();
  ImGui::PopStyleVar();
  ImGui::PopFont();
  note_focus();
  if (ImGui::IsItemActivated()) {
    typing_ = &param;
    typed_ = shown;
  }
  if (typing_ != &param || !ImGui::IsItemDeactivated()) return;
  if (ImGui::IsItemDeactivatedAfterEdit()) lab.want(param, std::string_view(typed_.data()));
  typing_ = nullptr;
}

bool ParamControls::reset_asked(const Param& param) {
  if (!ImGui::IsItemHovered()) return false;
  if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) resetting_ = &param;
  return ImGui::IsMouseClicked(ImGuiMouseButton_Right);
}

}  // namespace sac::gui
