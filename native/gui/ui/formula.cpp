#include "ui/formula.h"

#include <algorithm>
#include <cmath>

#include <string>

#include "ui/panel.h"

namespace sac::gui {
namespace {

// The one that is drawn at about this size, since pictures of letters blur when they shrink.
ImFont* font_of(Face face, float size, const Fonts& fonts) {
  const bool small = size < 13.5F * unit();
  switch (face) {
    case Face::italic: return small ? fonts.italic_small : fonts.italic;
    case Face::upright: return small ? fonts.upright_small : fonts.upright;
    case Face::number: return small ? fonts.small : fonts.text;
  }
  return fonts.text;
}
// The sans-serif face looks larger than the serif one at the same size.
float size_of(Face face, float size) { return face == Face::number ? 0.85F * size : size; }

std::string shown(std::string_view text, const Fonts& fonts) {
  return fonts.has_greek ? std::string(text) : spelled_greek(text);
}

void draw_stroke(ImDrawList& list, ImVec2 at, const TexStroke& stroke, ImU32 colour) {
  const float x = at.x + stroke.x, y = at.y + stroke.y, s = stroke.size;
  const float thickness = 0.065F * s;
  switch (stroke.mark) {
    case TexMark::bar: list.AddLine({x, y}, {x + stroke.width, y}, colour, thickness); return;
    case TexMark::hat: {
      const ImVec2 points[] = {{x - 0.17F * s, y + 0.06F * s}, {x, y - 0.10F * s}, {x + 0.17F * s, y + 0.06F * s}};
      list.AddPolyline(points, 3, colour, 0, thickness);
      return;
    }
    case TexMark::tilde:
      list.AddBezierCubic({x - 0.20F * s, y + 0.04F * s}, {x - 0.10F * s, y - 0.18F * s},
                          {x + 0.10F * s, y + 0.16F * s}, {x + 0.20F * s, y - 0.06F * s}, colour, thickness, 12);
      return;
    case TexMark::dot: list.AddCircleFilled({x, y}, 0.07F * s, colour, 10); return;
  }
}

// A letter so flat that it could fall between two rows of pixels: it is at least one of them high, on whole ones.
void draw_minus(ImDrawList& list, ImVec2 at, const TexText& text, const Fonts& fonts, ImU32 colour) {
  const float size = size_of(text.face, text.size);
  const float width = width_of(font_of(text.face, text.size, fonts), size, text.text);
  const float high = std::max(std::round(0.07F * size), 1.0F), y = std::round(at.y - 0.27F * size - 0.5F * high);
  list.AddRectFilled({at.x + 0.08F * width, y}, {at.x + 0.92F * width, y + high}, colour);
}

}  // namespace

Rgb hue_colour(std::string_view hue, const Theme& theme, Rgb otherwise) {
  if (hue == "q1") return theme.q1;
  if (hue == "q2") return theme.q2;
  if (hue == "value") return theme.value;
  if (hue == "policy") return theme.policy;
  if (hue == "replay") return theme.replay;
  if (hue == "muted") return theme.muted;
  return otherwise;
}

Tex lay_out(std::string_view tex, float size, const Fonts& fonts) {
  return lay_out(tex, size, [&fonts](std::string_view text, Face face, float s) {
    return width_of(font_of(face, s, fonts), size_of(face, s), shown(text, fonts));
  });
}

void draw_tex(ImVec2 at, const Tex& tex, const Theme& theme, const Fonts& fonts, Rgb ink, float alpha) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (const TexText& text : tex.texts) {
    if (text.text == "−") {
      draw_minus(list, {at.x + text.x, at.y + text.y}, text, fonts, colour(hue_colour(text.hue, theme, ink), alpha));
      continue;
    }
    draw_at_baseline(list, font_of(text.face, text.size, fonts), size_of(text.face, text.size),
                     {at.x + text.x, at.y + text.y}, colour(hue_colour(text.hue, theme, ink), alpha),
                     shown(text.text, fonts));
  }
  for (const TexStroke& stroke : tex.strokes)
    draw_stroke(list, at, stroke, colour(hue_colour(stroke.hue, theme, ink), alpha));
}

float draw_symbol(ImVec2 at, std::string_view symbol, const Theme& theme, const Fonts& fonts, Rgb ink, float size) {
  if (!fonts.has_greek) {
    text_at(at, fonts.text, colour(ink), symbol);
    return text_size(fonts.text, symbol).x;
  }
  const Tex tex = lay_out(tex_of_symbol(symbol), size * unit(), fonts);
  draw_tex({at.x, at.y + 13.0F * unit()}, tex, theme, fonts, ink);
  return tex.width;
}

float symbol_width(std::string_view symbol, const Fonts& fonts, float size) {
  if (!fonts.has_greek) return text_size(fonts.text, symbol).x;
  return lay_out(tex_of_symbol(symbol), size * unit(), fonts).width;
}

}  // namespace sac::gui
