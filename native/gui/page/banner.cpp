#include "page/banner.h"

#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "text.h"
#include "ui/panel.h"
#include "ui/widgets.h"

namespace sac::gui {
namespace {

constexpr float kBannerWidth = 640.0F, kBannerPadding = 12.0F, kBannerButton = 30.0F, kBannerGap = 8.0F;

std::string sentence(const std::string& text) {
  return text.empty() || text.back() == '.' || text.back() == '?' ? text : text + ".";
}

struct Choice {
  const char* id;
  std::string label;  // empty: a cross
  ButtonStyle style;
};

// One strip from (x, y) on, which moves y below it. \return the index of the pressed button, or -1
int draw_strip(const char* name, float x, float& y, float width, const std::string& text, Rgb ground, Rgb ink,
               const std::vector<Choice>& choices, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  float buttons = 0.0F;
  for (const Choice& choice : choices)
    buttons +=
        (choice.label.empty() ? kBannerButton * u : text_size(fonts.text, choice.label).x + 26.0F * u) + kBannerGap * u;
  // Where there is little room, the buttons stand below the text.
  const bool below = buttons > 0.45F * width;
  const float wrap = width - 2.0F * kBannerPadding * u - (below ? 0.0F : buttons);
  push_font(fonts.text);
  const float text_height = ImGui::CalcTextSize(text.c_str(), nullptr, false, wrap).y;
  ImGui::PopFont();
  const float inner = below ? text_height + (kBannerGap + kBannerButton) * u : std::max(text_height, kBannerButton * u);
  const Box box{x, y, width, inner + 2.0F * kBannerPadding * u};

  ImGui::SetNextWindowPos(box.min());
  ImGui::SetNextWindowSize({box.width, box.height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0.0F, 0.0F});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 10.0F * u);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, vec4(ground));
  ImGui::PushStyleColor(ImGuiCol_Border, vec4(ink, 0.35F));
  ImGui::Begin(name, nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
  // Over panels that were clicked since.
  ImGui::PushStyleColor(ImGuiCol_Text, vec4(ink));
  ImGui::SetCursorScreenPos(
      {box.x + kBannerPadding * u, box.y + kBannerPadding * u + (below ? 0.0F : 0.5F * (inner - text_height))});
  ImGui::PushTextWrapPos(kBannerPadding * u + wrap);
  ImGui::TextUnformatted(text.c_str());
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();

  int pressed = -1;
  float button_x = box.right() - kBannerPadding * u - buttons + kBannerGap * u;
  const float button_y =
      below ? box.bottom() - (kBannerPadding + kBannerButton) * u : box.y + 0.5F * (box.height - kBannerButton * u);
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const Choice& choice = choices[i];
    ImGui::SetCursorScreenPos({button_x, button_y});
    const float own = choice.label.empty() ? kBannerButton * u : text_size(fonts.text, choice.label).x + 26.0F * u;
    if (button(choice.id, choice.label.empty() ? Icon::close : Icon::none, choice.label, {own, kBannerButton * u},
               choice.style, theme, fonts))
      pressed = static_cast<int>(i);
    button_x += own + kBannerGap * u;
  }
  ImGui::End();
  ImGui::PopStyleColor(2);
  ImGui::PopStyleVar(2);
  y += box.height + kBannerGap * u;
  return pressed;
}

std::string offer_text(const RunStore::Note& note) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const std::int64_t age = std::chrono::duration_cast<std::chrono::seconds>(now).count() - note.at;
  const Preset* preset = find_preset(note.preset);
  return concat("Go on with the ", note.comparison ? "comparison" : "run", " of ",
                preset ? preset->title : std::string_view(note.preset), ", seed ", note.seed, ", at step ",
                grouped_digits(note.step), " (", age_text(age), ")?");
}

}  // namespace

std::string age_text(std::int64_t seconds) {
  const auto text = [](std::int64_t count, const char* unit) {
    return concat(std::to_string(count), " ", unit, count == 1 ? " ago" : "s ago");
  };
  if (seconds < 60) return "just now";
  if (seconds < 3600) return text(seconds / 60, "minute");
  if (seconds < 24 * 3600) return text(seconds / 3600, "hour");
  return text(seconds / (24 * 3600), "day");
}

float draw_offer(float x, float y, float width, Autosave& autosave, const Theme& theme, const Fonts& fonts) {
  if (!autosave.offer()) return 0.0F;
  float end = y;
  switch (draw_strip("##offer", x, end, width, offer_text(*autosave.offer()), theme.accent_soft, theme.ink,
                     {{"offer-continue", "Continue", ButtonStyle::primary},
                      {"offer-discard", "Discard", ButtonStyle::plain},
                      {"offer-later", "", ButtonStyle::quiet}},
                     theme, fonts)) {
    case 0: autosave.accept(); break;
    case 1: autosave.decline(); break;
    case 2: autosave.postpone(); break;
    default: break;
  }
  return end - y;
}

void draw_banner(float top, float window_width, Lab& lab, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const float width = std::min(kBannerWidth * u, window_width - 24.0F * u);
  const float x = 0.5F * (window_width - width);
  float y = top;
  if (!lab.failure().empty()) {
    const Remedy remedy = lab.remedy();
    const std::string help =
        concat(remedy.step > 0 ? concat("Back to step ", grouped_digits(remedy.step)) : std::string("Start again"),
               " with smaller learning rates");
    const std::string run = lab.comparing() ? lab.focus() == Side::a ? "Run A: " : "Run B: " : "";
    switch (draw_strip("##failure", x, y, width, run + sentence(lab.failure()), theme.error_soft, theme.error,
                       {{"recover", help, ButtonStyle::primary}, {"failed-reset", "Reset", ButtonStyle::plain}}, theme,
                       fonts)) {
      case 0: lab.recover(); return;
      case 1: lab.reset(); return;
      default: break;
    }
  }
  if (!lab.message().empty() &&
      draw_strip("##message", x, y, width, sentence(lab.message()), theme.warning_soft, theme.warning,
                 {{"message-dismiss", "", ButtonStyle::quiet}}, theme, fonts) == 0)
    lab.dismiss_message();
  const std::vector<Notice> notices = lab.notices().all();
  for (std::size_t i = notices.size(); i-- > 0;) {
    std::vector<Choice> choices;
    if (notices[i].undo) choices.push_back({"notice-undo", "Undo", ButtonStyle::plain});
    choices.push_back({"notice-dismiss", "", ButtonStyle::quiet});
    const std::string name = "##notice" + std::to_string(i);
    const int pressed = draw_strip(name.c_str(), x, y, width, notices[i].text, theme.warning_soft, theme.warning,
                                   choices, theme, fonts);
    if (pressed < 0) continue;
    if (notices[i].undo && pressed == 0) {
      lab.undo();
    } else {
      lab.notices().dismiss(i);
    }
    return;
  }
}

}  // namespace sac::gui
