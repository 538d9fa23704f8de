#include "controls/restart_prompt.h"

#include <algorithm>
#include <string>

#include "ui/widgets.h"

namespace sac::gui {
namespace {
constexpr float kPadding = 10.0F, kButton = 26.0F;

float text_height(const std::string& text, float width, const Fonts& fonts) {
  push_font(fonts.small);
  const float height = ImGui::CalcTextSize(text.c_str(), nullptr, false, width - 2.0F * kPadding * unit()).y;
  ImGui::PopFont();
  return height;
}
}  // namespace

std::string pending_sentence(const Lab& lab) {
  const auto pending = lab.focused().draft().pending();
  std::string text;
  for (std::size_t i = 0; i < pending.size(); ++i) {
    if (i > 0) text += i + 1 == pending.size() ? " and " : ", ";
    text += spaced(pending[i]->key);
  }
  return text + (pending.size() == 1 ? " needs a new run." : " need a new run.");
}

float restart_prompt_height(const Lab& lab, float width, const Fonts& fonts) {
  if (!lab.restart_pending()) return 0.0F;
  return text_height(pending_sentence(lab), width, fonts) + (2.0F * kPadding + kButton + 6.0F) * unit();
}

void draw_restart_prompt(const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const std::string text = pending_sentence(lab);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(box.min(), box.max(), colour(theme.warning_soft), 8.0F * u);
  push_font(fonts.small);
  list.AddText(ImGui::GetFont(), ImGui::GetFontSize(), {box.x + kPadding * u, box.y + kPadding * u},
               colour(theme.warning), text.c_str(), nullptr, box.width - 2.0F * kPadding * u);
  ImGui::PopFont();
  float x = box.x + kPadding * u;
  const float y = box.bottom() - (kPadding + kButton) * u;
  const auto offer = [&](const char* id, const char* name, const char* help, bool enabled) {
    const ImVec2 size{chip_size(name, fonts).x, kButton * u};
    ImGui::SetCursorScreenPos({x, y});
    const bool pressed = chip(id, name, std::string_view(id) == "restart", size, theme, fonts, enabled);
    tooltip(help);
    x += size.x + 6.0F * u;
    return pressed;
  };
  const bool can_keep = lab.focused().can_keep_weights();
  const bool restart = offer("restart", "Restart", "A new run from the start", true);
  const bool keep = offer("keep", "Keep the weights",
                          can_keep ? "A new run that starts from what this one has learned; the replay buffer and the "
                                     "optimisers start empty"
                                   : "Weights fit only networks of the same shape and start",
                          can_keep);
  const bool withdraw = offer("withdraw", "Undo", "Leave it as it was", true);
  if (restart) lab.restart();
  if (keep) lab.restart_keeping();
  if (withdraw) lab.withdraw();
}

}  // namespace sac::gui
