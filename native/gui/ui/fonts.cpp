#include "ui/fonts.h"

#include <backends/imgui_impl_opengl3.h>

#include <array>
#include <filesystem>
#include <utility>

namespace sac::gui {
namespace {

// Faces with Greek letters, regular and bold; the first that is installed is used.
constexpr std::array<std::pair<const char*, const char*>, 9> kFaces{{
    {"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"},
    {"/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf", "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans-Bold.ttf"},
    {"/usr/share/fonts/TTF/DejaVuSans.ttf", "/usr/share/fonts/TTF/DejaVuSans-Bold.ttf"},
    {"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf", "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf"},
    {"/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
     "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf"},
    {"/usr/share/fonts/liberation-sans/LiberationSans-Regular.ttf",
     "/usr/share/fonts/liberation-sans/LiberationSans-Bold.ttf"},
    {"/System/Library/Fonts/Supplemental/Arial Unicode.ttf", "/System/Library/Fonts/Supplemental/Arial Bold.ttf"},
    {"C:/Windows/Fonts/segoeui.ttf", "C:/Windows/Fonts/segoeuib.ttf"},
    {"C:/Windows/Fonts/arial.ttf", "C:/Windows/Fonts/arialbd.ttf"},
}};

// Latin, Greek, sub- and superscripts, dashes, arrows, mathematical signs, play and pause.
constexpr std::array<ImWchar, 15> kGlyphs{0x0020, 0x00FF, 0x0300, 0x03FF, 0x2010, 0x2026, 0x2070, 0x209F,
                                          0x2190, 0x2193, 0x2200, 0x226B, 0x25A0, 0x25FF, 0};

Fonts add_fonts(ImFontAtlas& atlas, float size) {
  for (const auto& [regular, bold] : kFaces) {
    std::error_code ignored;
    if (!std::filesystem::exists(regular, ignored) || !std::filesystem::exists(bold, ignored)) continue;
    const auto add = [&](const char* path, float units) {
      return atlas.AddFontFromFileTTF(path, units * size, nullptr, kGlyphs.data());
    };
    return {.text = add(regular, 14.0F),
            .bold = add(bold, 14.0F),
            .small = add(regular, 11.5F),
            .number = add(bold, 19.0F),
            .title = add(bold, 17.0F),
            .has_greek = true};
  }
  ImFontConfig config;
  config.SizePixels = 13.0F * size;
  ImFont* font = atlas.AddFontDefault(&config);
  return {.text = font, .bold = font, .small = font, .number = font, .title = font, .has_greek = false};
}

}  // namespace

#if IMGUI_VERSION_NUM >= 19200

Fonts load_fonts(float scale, float) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  return add_fonts(atlas, scale);
}

void push_font(ImFont* font) { ImGui::PushFont(font, font->LegacySize); }

#else

// Glyphs are drawn once, at framebuffer resolution, and laid out in window units.
Fonts load_fonts(float scale, float pixel_ratio) {
  ImGuiIO& io = ImGui::GetIO();
  io.FontGlobalScale = 1.0F / pixel_ratio;
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  io.Fonts->Clear();
  const Fonts fonts = add_fonts(*io.Fonts, scale * pixel_ratio);
  ImGui_ImplOpenGL3_CreateFontsTexture();
  return fonts;
}

void push_font(ImFont* font) { ImGui::PushFont(font); }

#endif

}  // namespace sac::gui
