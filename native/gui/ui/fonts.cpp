#include "ui/fonts.h"

#include <backends/imgui_impl_opengl3.h>

#include <array>
#include <cfloat>
#include <cmath>
#include <string>
#include <utility>

#include "ui/font_files.h"

namespace sac::gui {
namespace {

// Latin, combining marks, Greek, primes, sub- and superscripts, dashes, arrows, mathematical signs, play and pause.
constexpr std::array<ImWchar, 15> kGlyphs{0x0020, 0x00FF, 0x0300, 0x03FF, 0x2010, 0x203A, 0x2070, 0x209F,
                                          0x2190, 0x2193, 0x2200, 0x226B, 0x25A0, 0x25FF, 0};

// Formulas are larger than the text around them.
constexpr float kFormulaSize = 17.0F, kScriptSize = 12.0F;

// Dear ImGui's own font has Latin letters alone: what looks most like another sign stands for it there.
constexpr std::pair<ImWchar, ImWchar> kStandIns[] = {
    {0x2212, '-'},  {0x2013, '-'}, {0x2014, '-'}, {0x2026, '.'}, {0x2032, '\''}, {0x2039, '<'}, {0x203A, '>'},
    {0x201C, '"'},  {0x201D, '"'}, {0x2190, '<'}, {0x2191, '^'}, {0x2192, '>'},  {0x2193, 'v'}, {0x2016, '|'},
    {0x223C, '~'},  {0x2264, '<'}, {0x2265, '>'}, {0x2070, '0'}, {0x2074, '4'},  {0x2075, '5'}, {0x2076, '6'},
    {0x2077, '7'},  {0x2078, '8'}, {0x2079, '9'}, {0x207B, '-'}, {0x2081, '1'},  {0x2082, '2'}, {0x03B1, 'a'},
    {0x03BC, 0xB5}, {0x03C0, 'p'}, {0x03C3, 's'}, {0x03C4, 't'}, {0x03B3, 'y'},  {0x03BB, 'l'}, {0x03B5, 'e'}};
void let_others_stand_in(const Fonts& fonts) {
  for (ImFont* font : {fonts.text, fonts.small, fonts.title})
    for (const auto& [sign, other] : kStandIns) font->AddRemapChar(sign, other);
}

ImFont* add(ImFontAtlas& atlas, const FontFile& file, float size) {
  ImFontConfig config;
  config.FontNo = file.index;
  return atlas.AddFontFromFileTTF(file.path.c_str(), size, &config, kGlyphs.data());
}

// What the font before it has no glyph for comes from this one.
void fill_gaps(ImFontAtlas& atlas, const FontFile& file, float size) {
  if (file.path.empty()) return;
  ImFontConfig config;
  config.MergeMode = true;
  config.FontNo = file.index;
  atlas.AddFontFromFileTTF(file.path.c_str(), size, &config, kGlyphs.data());
}

Fonts add_fonts(ImFontAtlas& atlas, float size) {
  const FontFile regular = find_font(FontStyle::regular);
  if (regular.path.empty()) {
    const auto own = [&](float units) {
      ImFontConfig config;
      config.SizePixels = units * size;
      return atlas.AddFontDefault(&config);
    };
    // Its letters are wide: a little smaller than those of other fonts, they need no more room.
    ImFont *text = own(13.0F), *little = own(11.0F), *large = own(16.0F);
    return {text, text, little, large, large, text, text, little, little, false};
  }
  const FontFile signs = find_sign_font();
  const auto of = [&](FontStyle style) {
    const FontFile file = find_font(style);
    return file.path.empty() ? regular : file;
  };
  const auto face = [&](const FontFile& file, float units) {
    ImFont* font = add(atlas, file, units * size);
    fill_gaps(atlas, signs, units * size);
    return font;
  };
  const FontFile bold = of(FontStyle::bold);
  Fonts fonts;
  fonts.text = face(regular, 14.0F);
  fonts.bold = face(bold, 14.0F);
  fonts.small = face(regular, 12.0F);
  fonts.number = face(bold, 19.0F);
  fonts.title = face(bold, 17.0F);
  fonts.italic = face(of(FontStyle::serif_italic), kFormulaSize);
  fonts.upright = face(of(FontStyle::serif), kFormulaSize);
  fonts.italic_small = face(of(FontStyle::serif_italic), kScriptSize);
  fonts.upright_small = face(of(FontStyle::serif), kScriptSize);
  fonts.has_greek = true;
  return fonts;
}

}  // namespace

#if IMGUI_VERSION_NUM >= 19200

Fonts load_fonts(float scale, float) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  const Fonts fonts = add_fonts(atlas, scale);
  if (!fonts.has_greek) let_others_stand_in(fonts);
  return fonts;
}

void push_font(ImFont* font) { ImGui::PushFont(font, font->LegacySize); }

namespace {
float ascent(ImFont* font, float size) { return font->GetFontBaked(size)->Ascent; }
}  // namespace

#else

// Glyphs are drawn once, at framebuffer resolution, and laid out in window units.
Fonts load_fonts(float scale, float pixel_ratio) {
  ImGuiIO& io = ImGui::GetIO();
  io.FontGlobalScale = 1.0F / pixel_ratio;
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  io.Fonts->Clear();
  const Fonts fonts = add_fonts(*io.Fonts, scale * pixel_ratio);
  ImGui_ImplOpenGL3_CreateFontsTexture();
  if (!fonts.has_greek) let_others_stand_in(fonts);  // of glyphs that are there by now
  return fonts;
}

void push_font(ImFont* font) { ImGui::PushFont(font); }

namespace {
float ascent(ImFont* font, float size) { return font->Ascent * size / font->FontSize; }
}  // namespace

#endif

void draw_at_baseline(ImDrawList& list, ImFont* font, float size, ImVec2 at, ImU32 colour, std::string_view text) {
  const ImVec2 corner{std::round(at.x), std::round(at.y - ascent(font, size))};
  list.AddText(font, size, corner, colour, text.data(), text.data() + text.size());
}

float width_of(ImFont* font, float size, std::string_view text) {
  return font->CalcTextSizeA(size, FLT_MAX, 0.0F, text.data(), text.data() + text.size()).x;
}

}  // namespace sac::gui
