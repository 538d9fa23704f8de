#include "ui/named_controls.h"

#include <imgui.h>

#include <map>
#include <string>
#include <utility>

namespace sac::gui {
namespace {
using Names = std::map<std::string, Box, std::less<>>;
Names drawn, drawing;
}  // namespace

void name_control(std::string_view name) {
  const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
  while (name.starts_with('#')) name.remove_prefix(1);
  drawing.insert_or_assign(std::string(name), Box{min.x, min.y, max.x - min.x, max.y - min.y});
}

std::optional<Box> find_named(std::string_view name) {
  const auto found = drawn.find(name);
  if (found == drawn.end()) return std::nullopt;
  return found->second;
}

void begin_named_frame() { drawn = std::exchange(drawing, {}); }

}  // namespace sac::gui
