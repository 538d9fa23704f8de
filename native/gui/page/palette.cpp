#include "page/palette.h"

#include <imgui.h>

#include <algorithm>
#include <cstdio>

#include "sac/schema.h"
#include "text.h"
#include "ui/panel.h"

namespace sac::gui {
namespace {

constexpr std::size_t kMost = 12;

#if IMGUI_VERSION_NUM < 18700
constexpr ImGuiKey kKeypadEnter = ImGuiKey_KeyPadEnter;
#else
constexpr ImGuiKey kKeypadEnter = ImGuiKey_KeypadEnter;
#endif

bool pressed(ImGuiKey key) {
#if IMGUI_VERSION_NUM < 18700
  return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), true);
#else
  return ImGui::IsKeyPressed(key, true);
#endif
}

}  // namespace

void Palette::open() {
  open_ = appearing_ = true;
  query_[0] = '\0';
  chosen_ = 0;
}

// One for each parameter, and the one that a value behind its name sets.
std::vector<Command> Palette::settings(Lab& lab) {
  std::vector<Command> commands;
  const std::string_view query = query_.data();
  const std::string_view first = query.substr(0, query.find(' '));
  std::string_view value = query.substr(std::min(first.size() + 1, query.size()));
  if (const Param* param = find_param(first); param && !value.empty()) {
    commands.push_back({concat("set ", param->key), concat("Set ", param->key, " to ", value), "",
                        [&lab, param, text = std::string(value)] { lab.want(*param, text); },
                        std::string(param->help)});
    return commands;
  }
  for (const Param& param : params())
    commands.push_back({concat("parameter ", param.key), concat(param.key, " = ", get_text(lab.wanted(), param)), "",
                        [this, &param] {
                          fill_ = concat(param.key, " ");
                          refill_ = true;
                        },
                        std::string(param.help)});
  return commands;
}

void Palette::draw(const std::vector<Command>& commands, Lab& lab, const Theme& theme, const Fonts& fonts) {
  listed_.clear();
  if (!open_) return;
  const float u = unit();
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float width = std::min(560.0F * u, 0.94F * screen.x);
  ImGui::SetNextWindowPos({0.5F * (screen.x - width), std::min(90.0F * u, 0.1F * screen.y)});
  ImGui::SetNextWindowSize({width, 0.0F});
  if (appearing_) ImGui::SetNextWindowFocus();
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {10.0F * u, 10.0F * u});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 12.0F * u);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, vec4(theme.raised));
  ImGui::Begin("##palette", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings);
  ImGui::SetNextItemWidth(-1.0F);
  if (appearing_ || refill_) ImGui::SetKeyboardFocusHere();
  const auto callback = [](ImGuiInputTextCallbackData* data) {
    auto& self = *static_cast<Palette*>(data->UserData);
    if (!self.refill_) return 0;
    data->DeleteChars(0, data->BufTextLen);
    data->InsertChars(0, self.fill_.c_str());
    self.refill_ = false;
    return 0;
  };
  if (ImGui::InputTextWithHint("##query", "a command, a parameter and its value, a preset, a layer", query_.data(),
                               query_.size(), ImGuiInputTextFlags_CallbackAlways, callback, this))
    chosen_ = 0;
  std::vector<Command> all = settings(lab);
  const bool sets = all.size() == 1;
  if (!sets) all.insert(all.begin(), commands.begin(), commands.end());
  const auto found = sets ? std::vector<const Command*>{&all[0]} : matching(all, query_.data());
  for (const Command* command : found) listed_.push_back(command->label);

  if (pressed(ImGuiKey_DownArrow)) ++chosen_;
  if (pressed(ImGuiKey_UpArrow) && chosen_ > 0) --chosen_;
  chosen_ = found.empty() ? 0 : std::min(chosen_, found.size() - 1);
  const Command* taken = nullptr;
  if ((pressed(ImGuiKey_Enter) || pressed(kKeypadEnter)) && !found.empty()) taken = found[chosen_];
  const std::size_t first = chosen_ >= kMost ? chosen_ - kMost + 1 : 0;
  for (std::size_t i = first; i < std::min(first + kMost, found.size()); ++i) {
    ImGui::PushID(static_cast<int>(i));
    if (ImGui::Selectable(found[i]->label.c_str(), i == chosen_)) taken = found[i];
    if (!found[i]->keys.empty()) {
      const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
      text_at({max.x - 6.0F * u, min.y}, fonts.small, colour(theme.muted), found[i]->keys, Align::right);
    }
    ImGui::PopID();
  }
  if (found.empty()) {
    ImGui::TextDisabled("Nothing has this name.");
  } else if (!found[chosen_]->help.empty()) {
    ImGui::PushTextWrapPos(width - 12.0F * u);
    ImGui::TextDisabled("%s", found[chosen_]->help.c_str());
    ImGui::PopTextWrapPos();
  }
  const bool left = !appearing_ && !ImGui::IsWindowFocused(ImGuiFocusedFlags_RootAndChildWindows);
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(2);
  appearing_ = false;
  if (left || pressed(ImGuiKey_Escape)) open_ = false;
  if (taken) choose(*taken);
}

void Palette::choose(const Command& command) {
  if (!command.name.starts_with("parameter ")) open_ = false;
  const auto run = command.run;  // it may close what the command is a part of
  run();
}

}  // namespace sac::gui
