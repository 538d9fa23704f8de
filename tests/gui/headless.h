/// \file
/// Dear ImGui without a window: views are drawn, pointed at and clicked, and nothing is shown.
#pragma once

#include <imgui.h>

#include "ui/fonts.h"
#include "ui/theme.h"

namespace sac::gui {

class Headless {
 public:
  Headless(float width = 900.0F, float height = 600.0F) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {width, height};
    io.DeltaTime = 1.0F / 60.0F;
    ImFont* font = io.Fonts->AddFontDefault();
    fonts = {font, font, font, font, font, font, font, font, font, true};
#if IMGUI_VERSION_NUM >= 19200
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
#else
    unsigned char* pixels = nullptr;
    int w = 0, h = 0;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &w, &h);
#endif
    io.MousePos = {-1000.0F, -1000.0F};
    apply(theme(ThemeName::light), 1.0F);
  }
  ~Headless() { ImGui::DestroyContext(); }
  Headless(const Headless&) = delete;
  Headless& operator=(const Headless&) = delete;

  /// One frame of a window that fills everything.
  template <class Draw>
  void frame(Draw draw) {
    ImGui::NewFrame();
    ImGui::SetNextWindowPos({0.0F, 0.0F});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin("test", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove);
    draw();
    ImGui::End();
    ImGui::Render();
    ImGui::GetIO().MouseWheel = 0.0F;
  }
  void point(float x, float y) {
#if IMGUI_VERSION_NUM < 18700
    ImGui::GetIO().MousePos = {x, y};
#else
    ImGui::GetIO().AddMousePosEvent(x, y);
#endif
  }
  void press(bool down) {
#if IMGUI_VERSION_NUM < 18700
    ImGui::GetIO().MouseDown[0] = down;
#else
    ImGui::GetIO().AddMouseButtonEvent(0, down);
#endif
  }
  void wheel(float notches) {
#if IMGUI_VERSION_NUM < 18700
    ImGui::GetIO().MouseWheel = notches;
#else
    ImGui::GetIO().AddMouseWheelEvent(0.0F, notches);
#endif
  }
  /// Presses and lets go, with a frame for each.
  template <class Draw>
  void click(float x, float y, Draw draw) {
    point(x, y);
    frame(draw);
    press(true);
    frame(draw);
    press(false);
    frame(draw);
  }
  /// A key goes down and up again.
  template <class Draw>
  void tap(ImGuiKey key, Draw draw, bool shift = false) {
    ImGuiIO& io = ImGui::GetIO();
#if IMGUI_VERSION_NUM < 18700
    io.KeyMap[key] = 100 + key;
    io.KeyShift = shift;
    io.KeysDown[100 + key] = true;
    frame(draw);
    io.KeysDown[100 + key] = false;
    io.KeyShift = false;
#else
    if (shift) io.AddKeyEvent(ImGuiMod_Shift, true);
    io.AddKeyEvent(key, true);
    frame(draw);
    io.AddKeyEvent(key, false);
    if (shift) io.AddKeyEvent(ImGuiMod_Shift, false);
#endif
    frame(draw);
  }

  Fonts fonts;
};

}  // namespace sac::gui
