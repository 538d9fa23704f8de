#include "ui/panel.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace sac::gui {

float unit() { return ImGui::GetFontSize() / 14.0F; }

Box begin_panel(const char* title, const Box& box, const Fonts& fonts, bool scroll) {
  ImGui::SetNextWindowPos(box.min());
  ImGui::SetNextWindowSize({box.width, box.height});
  ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                           ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNavFocus;
  if (scroll) {
    flags &= ~ImGuiWindowFlags_NoScrollbar;
  } else {
    flags |= ImGuiWindowFlags_NoScrollWithMouse;
  }
  ImGui::Begin(title, nullptr, flags);
  const char* id = std::strstr(title, "##");
  const std::string_view text = id ? std::string_view(title, static_cast<std::size_t>(id - title)) : title;
  if (!text.empty()) {
    push_font(fonts.bold);
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
    ImGui::PopFont();
  }
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const ImVec2 padding = ImGui::GetStyle().WindowPadding;
  return {from.x, from.y, box.right() - padding.x - from.x, box.bottom() - padding.y - from.y};
}

void end_panel() { ImGui::End(); }

ImVec2 text_size(ImFont* font, std::string_view text) {
  push_font(font);
  const ImVec2 size = ImGui::CalcTextSize(text.data(), text.data() + text.size());
  ImGui::PopFont();
  return size;
}

void text_at(ImVec2 at, ImFont* font, ImU32 colour, std::string_view text, Align align) {
  const char* end = text.data() + text.size();
  push_font(font);
  if (align != Align::left) {
    const float width = ImGui::CalcTextSize(text.data(), end).x;
    at.x -= align == Align::centre ? 0.5F * width : width;
  }
  ImGui::GetWindowDrawList()->AddText({std::round(at.x), std::round(at.y)}, colour, text.data(), end);
  ImGui::PopFont();
}

std::string spaced(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

}  // namespace sac::gui
