#include "ui/panel.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
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

float symbol_at(ImVec2 at, const Fonts& fonts, ImU32 colour, std::string_view symbol) {
  float x = at.x;
  while (!symbol.empty()) {
    const std::size_t mark = symbol.find('_');
    const std::string_view base = symbol.substr(0, mark);
    text_at({x, at.y}, fonts.bold, colour, base);
    x += text_size(fonts.bold, base).x;
    if (mark == std::string_view::npos) break;
    symbol.remove_prefix(mark + 1);
    const std::string_view index = symbol.substr(0, symbol.find_first_of(" )]|"));
    text_at({x, at.y + 5.0F * unit()}, fonts.small, colour, index);
    x += text_size(fonts.small, index).x;
    symbol.remove_prefix(index.size());
  }
  return x - at.x;
}

std::string spaced(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string grouped(double value) {
  if (!std::isfinite(value)) return "-";
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.0f", std::abs(value));
  std::string text = digits;
  for (int at = static_cast<int>(text.size()) - 3; at > 0; at -= 3) text.insert(static_cast<std::size_t>(at), 1, ',');
  if (value < -0.5) text.insert(text.begin(), '-');
  return text;
}

std::string brief(double value, int decimals) {
  if (!std::isfinite(value)) return "-";
  char digits[48];
  std::snprintf(digits, sizeof digits, "%.*f", decimals, std::abs(value));
  const bool zero = std::strtod(digits, nullptr) == 0.0;
  return value < 0.0 && !zero ? std::string("-") + digits : digits;
}

std::string compact(double value, int decimals, double longest) {
  const double size = std::abs(value);
  if (!(size >= longest)) return brief(value, decimals);
  if (size >= 1e9) {
    char text[32];
    std::snprintf(text, sizeof text, "%.0e", value);
    return text;
  }
  const double unit = size >= 1e6 ? 1e6 : 1e3;
  const bool whole = std::fmod(size, unit) == 0.0;
  return brief(value / unit, whole ? 0 : 1) + (unit == 1e6 ? "M" : "k");
}

}  // namespace sac::gui
