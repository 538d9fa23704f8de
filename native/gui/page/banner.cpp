#include "page/banner.h"

#include <algorithm>
#include <string>

#include "ui/widgets.h"

namespace sac::gui {
namespace {

constexpr float kButtonSpace = 150.0F;
constexpr float kPadding = 12.0F;

std::string sentence(const std::string& text) {
  return text.empty() || text.back() == '.' || text.back() == '?' ? text : text + ".";
}

const std::string& text_of(const Lab& lab) { return lab.failure().empty() ? lab.message() : lab.failure(); }

float wrap_width(float width) { return std::max(width - (kButtonSpace + 3.0F * kPadding) * unit(), 40.0F * unit()); }

}  // namespace

float banner_height(const Lab& lab, float width, const Fonts& fonts) {
  const std::string text = sentence(text_of(lab));
  if (text.empty()) return 0.0F;
  push_font(fonts.text);
  const float height = ImGui::CalcTextSize(text.c_str(), nullptr, false, wrap_width(width)).y;
  ImGui::PopFont();
  return std::max(height + 2.0F * kPadding * unit(), 48.0F * unit());
}

void draw_banner(const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const bool failed = !lab.failure().empty();
  const std::string text = sentence(text_of(lab));
  const Rgb ground = failed ? theme.error_soft : theme.warning_soft;
  const Rgb ink = failed ? theme.error : theme.warning;
  ImGui::PushStyleColor(ImGuiCol_WindowBg, vec4(ground));
  ImGui::PushStyleColor(ImGuiCol_Border, vec4(ink, 0.25F));
  ImGui::PushStyleColor(ImGuiCol_Text, vec4(ink));
  begin_panel("##banner", box, fonts);
  const float wrap = wrap_width(box.width);
  const float height = ImGui::CalcTextSize(text.c_str(), nullptr, false, wrap).y;
  ImGui::SetCursorScreenPos({box.x + kPadding * u + 4.0F * u, box.y + 0.5F * (box.height - height)});
  ImGui::PushTextWrapPos(kPadding * u + wrap);
  ImGui::TextUnformatted(text.c_str());
  ImGui::PopTextWrapPos();

  const float button_height = 30.0F * u;
  const float y = box.y + 0.5F * (box.height - button_height);
  if (failed) {
    ImGui::SetCursorScreenPos({box.right() - (kPadding + 120.0F) * u, y});
    if (button("again", Icon::reset, "New run", {120.0F * u, button_height}, ButtonStyle::plain, theme, fonts))
      lab.reset();
  } else {
    ImGui::SetCursorScreenPos({box.right() - kPadding * u - button_height, y});
    if (button("dismiss", Icon::close, "", {button_height, button_height}, ButtonStyle::quiet, theme, fonts))
      lab.dismiss_message();
  }
  end_panel();
  ImGui::PopStyleColor(3);
}

}  // namespace sac::gui
