// Formulas laid out without a font: every letter is half as wide as it is large.
#pragma once

#include <algorithm>
#include <string_view>

#include "ui/tex.h"

inline sac::gui::Tex plain_layout(std::string_view tex) {
  return sac::gui::lay_out(tex, 10.0F, [](std::string_view text, sac::gui::Face, float size) {
    const auto letters = std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
    return 0.5F * size * static_cast<float>(letters);
  });
}
