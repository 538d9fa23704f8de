// Formulas are laid out as they are read: subscripts below, accents above, places of what can be asked about.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "plain_layout.h"
#include "sac/schema.h"
#include "sac/state_map.h"
#include "ui/tex.h"

using namespace sac::gui;

namespace {

std::string text_of(const Tex& tex) {
  std::string text;
  for (const TexText& one : tex.texts) text += one.text;
  return text;
}

}  // namespace

TEST_CASE("a subscript stands lower, smaller and behind its letter") {
  const Tex tex = plain_layout("Q_{\\theta_1}");
  REQUIRE(text_of(tex) == "Qθ1");
  CHECK(tex.texts[0].face == Face::italic);
  CHECK(tex.texts[1].y > tex.texts[0].y);
  CHECK(tex.texts[1].size < tex.texts[0].size);
  CHECK(tex.texts[1].x >= 5.0F);
  CHECK(tex.texts[2].y > tex.texts[1].y);
  CHECK(tex.descent > plain_layout("Q").descent);
}

TEST_CASE("parts keep their hue and their place") {
  const Tex tex = plain_layout("\\mark{y}{y}=r+\\mark{next_value}{\\hue{value}{V_{\\bar\\psi}}}(s')");
  REQUIRE(tex.spots.size() == 2);
  CHECK(tex.spots[0].key == "y");
  CHECK(tex.spots[1].key == "next_value");
  CHECK(tex.spots[1].x > tex.spots[0].x + tex.spots[0].width);
  CHECK(tex.spots[1].width > 0.0F);
  for (const TexText& one : tex.texts) CHECK((one.hue == "value") == (one.text == "V" || one.text == "ψ"));
  REQUIRE(tex.strokes.size() == 1);
  CHECK(tex.strokes[0].mark == TexMark::bar);
  CHECK(tex.strokes[0].hue == "value");
}

TEST_CASE("a sign between two terms stands apart, one in front of a term does not") {
  const Tex between = plain_layout("a-b"), front = plain_layout("(-b");
  CHECK(between.texts[1].x > 5.0F);
  CHECK(front.texts[2].x == front.texts[1].x + 5.0F);
}

TEST_CASE("the schema's symbols read as in the papers") {
  CHECK(text_of(plain_layout(tex_of_symbol("lambda_pi"))) == "λπ");
  CHECK(text_of(plain_layout(tex_of_symbol("u max"))) == "umax");
  CHECK(text_of(plain_layout(tex_of_symbol("||grad J(theta1)||"))) == "‖∇J(θ1)‖");
  CHECK(plain_layout(tex_of_symbol("psi-bar")).strokes.size() == 1);
#define SAC_SYMBOL_EXAMPLE(symbol, text) CHECK(plain_symbol(symbol) == (text));
#include "symbols.inl"
}

TEST_CASE("every symbol of the schema is laid out without a word that is not known") {
  std::vector<std::string_view> symbols;
  for (const sac::Param& param : sac::params()) symbols.push_back(param.symbol);
  for (const sac::MetricInfo& metric : sac::metric_infos()) symbols.push_back(metric.symbol);
  for (const sac::MapLayerInfo& layer : sac::map_layers()) symbols.push_back(layer.symbol);
  for (const std::string_view symbol : symbols) {
    INFO(symbol);
    const Tex tex = plain_layout(tex_of_symbol(symbol));
    CHECK(tex.width > 0.0F);
    for (const TexText& one : tex.texts) {
      CHECK(one.text.find('\\') == std::string::npos);
      CHECK(one.text.find_first_of("_^{}") == std::string::npos);
    }
  }
}

TEST_CASE("without Greek letters their names are written") {
  CHECK(spelled_greek("π(a|s)") == "pi(a|s)");
  CHECK(spelled_greek("∇J(ϕ) − λα") == "gradJ(phi) − lambdaalpha");
  CHECK(spelled_greek("Q1") == "Q1");
}
