/// \file
/// Formulas: a small part of TeX, laid out into text, strokes and the places of what can be asked about. Nothing is
/// drawn here, so that it can be tested without a window.
///
/// Known are Greek letters, the operators and functions of this project's formulas, `_`, `^`, `\tfrac`, `\text`,
/// `\operatorname`, `\mathcal`, the accents `\bar \hat \tilde \dot \overline`, spaces, `\big` before a bracket, and two
/// commands of its own: `\hue{q1}{...}` colours a part, `\mark{key}{...}` names it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sac::gui {

/// How letters stand: variables in italics, words and operators upright, numbers in the text's own face.
enum class Face { italic, upright, number };

struct TexText {
  std::string text;
  Face face;
  float size;
  float x;  ///< left end
  float y;  ///< of the baseline, down
  std::string hue;
};
enum class TexMark { bar, hat, tilde, dot };
/// An accent or a line.
struct TexStroke {
  TexMark mark;
  float x, y;  ///< middle of an accent, left end of a bar
  float width;
  float size;  ///< of the letters below
  std::string hue;
};
/// Where a marked part stands.
struct TexSpot {
  std::string key;
  float x, y, width, height;
};

struct Tex {
  std::vector<TexText> texts;
  std::vector<TexStroke> strokes;
  std::vector<TexSpot> spots;
  float width = 0.0F;
  float ascent = 0.0F;   ///< above the baseline
  float descent = 0.0F;  ///< below it
};

/// Width of a text.
using TexMeasure = std::function<float(std::string_view text, Face face, float size)>;

/// Lays out one line; its baseline is y = 0. What is not known is written as it is.
Tex lay_out(std::string_view tex, float size, const TexMeasure& measure);

/// A symbol of the schema ("lambda_pi", "Q1", "psi-bar") as TeX.
std::string tex_of_symbol(std::string_view symbol);
/// The same on one line, for tooltips and names: "λ π", "Q1".
std::string plain_symbol(std::string_view symbol);
/// A text with the names of its Greek letters in their place ("pi", "grad" for the nabla), for a face without them.
std::string spelled_greek(std::string_view text);

}  // namespace sac::gui
