#include "ui/focus.h"

#include <imgui_internal.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "ui/panel.h"

namespace sac::gui {
namespace {

// One window, one focus. Where it is, and what could have it in this frame and in the one before.
struct Ring {
  int frame = -1;
  ImGuiID current = 0;
  bool came = false;  // with the last Tab: what has it comes into view
  std::vector<ImGuiID> before, now;
};
Ring& ring() {
  static Ring instance;
  return instance;
}

bool pressed(ImGuiKey key, bool repeat = false) {
#if IMGUI_VERSION_NUM < 18700
  return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), repeat);
#else
  return ImGui::IsKeyPressed(key, repeat);
#endif
}

void move_on(Ring& r, bool back) {
  if (r.before.empty()) return;
  const auto at = std::find(r.before.begin(), r.before.end(), r.current);
  const auto count = static_cast<std::ptrdiff_t>(r.before.size());
  const std::ptrdiff_t place = at == r.before.end() ? (back ? 0 : -1) : at - r.before.begin();
  r.current = r.before[static_cast<std::size_t>((place + (back ? -1 : 1) + count) % count)];
  r.came = true;
  ImGui::ClearActiveID();
}

Ring& this_frame() {
  Ring& r = ring();
  if (r.frame == ImGui::GetFrameCount()) return r;
  r.frame = ImGui::GetFrameCount();
  r.before = std::exchange(r.now, {});
  r.came = false;
  if (pressed(ImGuiKey_Tab, true) && !ImGui::GetIO().KeyCtrl) move_on(r, ImGui::GetIO().KeyShift);
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) || pressed(ImGuiKey_Escape)) r.current = 0;
  return r;
}

bool has_focus(ImGuiID id) {
  Ring& r = this_frame();
  r.now.push_back(id);
  return r.current == id;
}

}  // namespace

bool focusable() {
  const ImGuiID id = ImGui::GetItemID();
  if (!has_focus(id)) return false;
  const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
  if (ring().came) ImGui::SetScrollFromPosY(0.5F * (low.y + high.y) - ImGui::GetWindowPos().y, 0.5F);
  const float u = unit();
  ImGui::GetWindowDrawList()->AddRect({low.x - 2.0F * u, low.y - 2.0F * u}, {high.x + 2.0F * u, high.y + 2.0F * u},
                                      ImGui::GetColorU32(ImGuiCol_CheckMark), 7.0F * u, 0, 2.0F * u);
  return true;
}

bool focus_pressed() {
  const Ring& r = this_frame();
  return r.current != 0 && r.current == ImGui::GetItemID() && (pressed(ImGuiKey_Space) || pressed(ImGuiKey_Enter));
}

bool focus_is_item() {
  const Ring& r = this_frame();
  return r.current != 0 && r.current == ImGui::GetItemID();
}

// Dear ImGui's own way from field to field would leave out all other controls.
void begin_text_field(const char* id) {
  if (has_focus(ImGui::GetID(id)) && ring().came) ImGui::SetKeyboardFocusHere();
#if IMGUI_VERSION_NUM < 18940
  ImGui::PushAllowKeyboardFocus(false);
#else
  ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, true);
#endif
}

void end_text_field() {
#if IMGUI_VERSION_NUM < 18940
  ImGui::PopAllowKeyboardFocus();
#else
  ImGui::PopItemFlag();
#endif
  if (ImGui::IsItemActivated()) ring().current = ImGui::GetItemID();
}

bool focus_is_set() {
  const Ring& r = this_frame();
  return r.current != 0;
}

void drop_focus() { ring().current = 0; }

bool escape_pressed() { return pressed(ImGuiKey_Escape); }

Arrow pressed_arrow() {
  constexpr std::pair<ImGuiKey, Arrow> kKeys[] = {
      {ImGuiKey_LeftArrow, Arrow::left}, {ImGuiKey_RightArrow, Arrow::right}, {ImGuiKey_UpArrow, Arrow::up},
      {ImGuiKey_DownArrow, Arrow::down}, {ImGuiKey_Home, Arrow::home},        {ImGuiKey_End, Arrow::end}};
  for (const auto& [key, arrow] : kKeys)
    if (pressed(key, true)) return arrow;
  return Arrow::none;
}

}  // namespace sac::gui
