#include "controls/controls.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include "controls/param_text.h"
#include "controls/restart_prompt.h"
#include "ui/focus.h"
#include "ui/formula.h"
#include "ui/plot.h"
#include "ui/widgets.h"

namespace sac::gui {
namespace {

// A heading that folds its group. Its state lives in ImGui's storage.
bool heading(std::string_view group, bool open_at_first, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  ImGui::PushID(group.data(), group.data() + group.size());
  ImGuiStorage& storage = *ImGui::GetStateStorage();
  const ImGuiID id = ImGui::GetID("open");
  bool open = storage.GetBool(id, open_at_first);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size{std::max(ImGui::GetContentRegionAvail().x, 1.0F), 28.0F * u};
  bool pressed = ImGui::InvisibleButton("heading", size);
  pressed = (focusable() && focus_pressed()) || pressed;
  if (pressed) storage.SetBool(id, open = !open);
  const Rgb rgb = ImGui::IsItemHovered() ? theme.ink : theme.muted;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddLine({at.x, at.y + 1.0F}, {at.x + size.x, at.y + 1.0F}, colour(theme.border));
  std::string name(group);
  if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
  text_at({at.x, at.y + 8.0F * u}, fonts.bold, colour(rgb), name);
  const float x = at.x + size.x - 9.0F * u, y = at.y + 15.0F * u;
  const float turn = open ? -1.0F : 1.0F;
  const ImVec2 chevron[] = {
      {x - 4.0F * u, y - 2.0F * u * turn}, {x, y + 2.0F * u * turn}, {x + 4.0F * u, y - 2.0F * u * turn}};
  list.AddPolyline(chevron, 3, colour(rgb), 0, 1.6F * u);
  ImGui::PopID();
  return open;
}

}  // namespace

std::vector<const Param*> changed_params(const Lab& lab) {
  std::vector<const Param*> changed;
  for (const Param& param : params())
    if (param.key != "seed" && get(lab.wanted(), param) != lab.preset_value(param)) changed.push_back(&param);
  return changed;
}

void Controls::search(std::string_view text) {
  std::snprintf(search_.data(), search_.size(), "%.*s", static_cast<int>(text.size()), text.data());
}

void Controls::draw(const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const Box inside = begin_panel("##controls", box, fonts);
  const float head = draw_head(inside, lab, theme, fonts);
  const float prompt = restart_prompt_height(lab, inside.width, fonts);
  const float foot = inside.height > 420.0F * u ? 104.0F * u : 0.0F;
  const float list = std::max(inside.height - head - foot - (prompt > 0.0F ? prompt + 8.0F * u : 0.0F), 1.0F);
  ImGui::SetCursorScreenPos({inside.x, inside.y + head});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8.0F * u, 0.0F});
  ImGui::BeginChild("list", {inside.width + 8.0F * u, list});
  draw_list(lab, theme, fonts);
  ImGui::EndChild();
  ImGui::PopStyleVar();
  if (prompt > 0.0F)
    draw_restart_prompt({inside.x, inside.y + head + list + 8.0F * u, inside.width, prompt}, lab, theme, fonts);
  if (foot > 0.0F)
    draw_explanation({inside.x, inside.bottom() - foot + 6.0F * u, inside.width, foot - 6.0F * u}, lab, theme, fonts);
  end_panel();
}

float Controls::draw_head(const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const float tile = lab.comparing() ? run_tile({box.x, box.y + 1.0F * u}, lab.focus() == Side::b, theme, fonts) : 0.0F;
  text_at({box.x + tile, box.y + 2.0F * u}, fonts.bold, colour(theme.ink), "Hyperparameters");
  const auto changed = changed_params(lab);
  const std::string note = changed.empty() ? "as in the preset" : std::to_string(changed.size()) + " changed";
  const float room = box.width - tile - text_size(fonts.bold, "Hyperparameters").x - 8.0F * u;
  if (changed.empty()) {
    if (text_size(fonts.small, note).x < room)
      text_at({box.right(), box.y + 3.0F * u}, fonts.small, colour(theme.muted), note, Align::right);
  } else {
    const ImVec2 size = chip_size(note, fonts);
    ImGui::SetCursorScreenPos({box.right() - size.x, box.y - 1.0F * u});
    if (chip("all as in the preset", note, true, size, theme, fonts))
      for (const Param* param : changed) lab.want(*param, lab.preset_value(*param));
    tooltip("All as in the preset");
  }

  const float y = box.y + 28.0F * u;
  const float size = 28.0F * u;
  // Undo and redo beside the search.
  const auto step = [&](const char* id, Icon icon, float x, const std::string& label, std::string_view name) {
    ImGui::SetCursorScreenPos({x, y});
    const bool pressed = button(id, icon, "", {size, size}, ButtonStyle::quiet, theme, fonts, !label.empty());
    tooltip(label.empty() ? std::string(name) : std::string(name) + ": " + label);
    return pressed;
  };
  const float field = box.width - 2.0F * (size + 4.0F * u);
  if (step("undo", Icon::undo, box.right() - 2.0F * size - 4.0F * u, lab.editor().undo_label(), "Undo")) lab.undo();
  if (step("redo", Icon::redo, box.right() - size, lab.editor().redo_label(), "Redo")) lab.redo();
  ImGui::SetCursorScreenPos({box.x, y});
  ImGui::SetNextItemWidth(field);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {9.0F * u, 0.5F * (size - ImGui::GetFontSize())});
  begin_text_field("##search");
  if (search_wanted_) ImGui::SetKeyboardFocusHere();
  search_wanted_ = false;
  ImGui::InputTextWithHint("##search", "Search", search_.data(), search_.size());
  end_text_field();
  ImGui::PopStyleVar();
  return 28.0F * u + size + 8.0F * u;
}

void Controls::draw_list(Lab& lab, const Theme& theme, const Fonts& fonts) {
  shown_.clear();
  // Groups in the order in which the schema first names them.
  std::vector<std::string_view> groups;
  for (const Param& param : params())
    if (std::find(groups.begin(), groups.end(), param.group) == groups.end()) groups.push_back(param.group);
  for (const std::string_view group : groups) draw_group(group, lab, theme, fonts);
  if (!shown_.empty() || search_[0] == '\0') return;
  const std::string text = std::string("No hyperparameter has “") + search_.data() + "” in its name, symbol or help.";
  ImGui::PushTextWrapPos(0.0F);
  ImGui::PushStyleColor(ImGuiCol_Text, vec4(theme.muted));
  ImGui::TextUnformatted(text.c_str());
  ImGui::PopStyleColor();
  ImGui::PopTextWrapPos();
}

// What is searched for or changed is never folded away.
void Controls::draw_group(std::string_view group, Lab& lab, const Theme& theme, const Fonts& fonts) {
  const std::string_view wanted(search_.data());
  std::vector<const Param*> found;
  for (const Param& param : params())
    if (param.group == group && is_found(param, wanted)) found.push_back(&param);
  if (found.empty()) return;
  const bool first_ones = group == params().front().group || group == "entropy" || group == "optimisation";
  const bool open = heading(group, first_ones, theme, fonts) || !wanted.empty();
  for (const Param* param : found) {
    if (!open && get(lab.wanted(), *param) == lab.preset_value(*param)) continue;
    shown_.push_back(param);
    if (params_.draw(*param, lab, theme, fonts)) explained_ = param;
  }
  ImGui::Dummy({1.0F, 6.0F * unit()});
}

void Controls::draw_explanation(const Box& box, const Lab& lab, const Theme& theme, const Fonts& fonts) const {
  const float u = unit();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddLine({box.x, box.y}, {box.right(), box.y}, colour(theme.border));
  const auto write = [&](float y, std::string_view text, Rgb rgb) {
    push_font(fonts.small);
    list.AddText(ImGui::GetFont(), ImGui::GetFontSize(), {box.x, y}, colour(rgb), text.data(),
                 text.data() + text.size(), box.width);
    const float height = ImGui::CalcTextSize(text.data(), text.data() + text.size(), false, box.width).y;
    ImGui::PopFont();
    return height;
  };
  const Clip clip(box);
  const float top = box.y + 8.0F * u;
  if (!explained_) {
    write(
        top,
        "Point at a setting to read what it does. One marked live changes the training that runs; one marked restarts "
        "begins a new run; one marked idle has no effect given the others.",
        theme.muted);
    return;
  }
  const float symbol = draw_symbol({box.x, top - 2.0F * u}, explained_->symbol, theme, fonts, theme.ink);
  text_at({box.x + symbol + 8.0F * u, top}, fonts.small, colour(theme.ink), spaced(explained_->key));
  const float below = top + 18.0F * u;
  const float height = write(below, explained_->help, theme.ink);
  write(below + height + 3.0F * u, facts_of(*explained_, lab.wanted()), theme.muted);
}

}  // namespace sac::gui
