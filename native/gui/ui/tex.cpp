#include "ui/tex.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text.h"

namespace sac::gui {
namespace {

using Names = std::pair<std::string_view, std::string_view>;

constexpr auto kGreek = std::to_array<Names>({{"alpha", "α"},
                                              {"gamma", "γ"},
                                              {"theta", "θ"},
                                              {"lambda", "λ"},
                                              {"mu", "μ"},
                                              {"pi", "π"},
                                              {"sigma", "σ"},
                                              {"tau", "τ"},
                                              {"phi", "ϕ"},
                                              {"psi", "ψ"},
                                              {"omega", "ω"},
                                              {"varepsilon", "ε"},
                                              {"epsilon", "ε"}});
constexpr auto kOperators = std::to_array<Names>(
    {{"nabla", "∇"}, {"Delta", "Δ"}, {"partial", "∂"}, {"sum", "∑"}, {"dots", "…"}, {"infty", "∞"}, {"|", "‖"}});
// Relations and binary operators stand apart.
constexpr auto kRelations = std::to_array<Names>({{"sim", "∼"}, {"leftarrow", "←"}, {"ge", "≥"}, {"le", "≤"}});
constexpr auto kBinary = std::to_array<Names>({{"cdot", "·"}, {"bmod", "mod"}, {"times", "×"}});
constexpr auto kFunctions =
    std::to_array<std::string_view>({"min", "max", "log", "tanh", "exp", "cos", "sin", "mean", "softplus"});
constexpr auto kSpaces = std::to_array<std::pair<std::string_view, float>>(
    {{",", 0.17F}, {";", 0.28F}, {"!", -0.12F}, {"quad", 1.0F}, {" ", 0.25F}});

template <std::size_t N>
std::string_view find(const std::array<Names, N>& names, std::string_view name) {
  for (const auto& [key, value] : names)
    if (key == name) return value;
  return {};
}

constexpr float kAscent = 0.74F, kDescent = 0.22F;  // of a line of text, in its size
constexpr float kScript = 0.72F;

// What decides the space around an atom.
enum class Kind { open, ordinary, function, binary, relation, punctuation };

struct Part : Tex {
  Kind kind = Kind::ordinary;
};

void grow(Tex& into, float ascent, float descent) {
  into.ascent = std::max(into.ascent, ascent);
  into.descent = std::max(into.descent, descent);
}

// Puts one beside or around another, moved by (dx, dy).
void place(Tex& into, const Tex& part, float dx, float dy) {
  for (TexText text : part.texts) {
    text.x += dx;
    text.y += dy;
    into.texts.push_back(std::move(text));
  }
  for (TexStroke stroke : part.strokes) {
    stroke.x += dx;
    stroke.y += dy;
    into.strokes.push_back(std::move(stroke));
  }
  for (TexSpot spot : part.spots) {
    spot.x += dx;
    spot.y += dy;
    into.spots.push_back(std::move(spot));
  }
  grow(into, part.ascent - dy, part.descent + dy);
}

class Parser {
 public:
  Parser(std::string_view tex, const TexMeasure& measure) : rest_(tex), measure_(measure) {}

  // Everything up to the end, or to a closing brace.
  Part line(float size) {
    Part result;
    Kind before = Kind::open;
    while (!rest_.empty() && rest_.front() != '}') {
      if (rest_.front() == ' ') {
        rest_.remove_prefix(1);
        continue;
      }
      float space = 0.0F;
      if (take_space(space)) {
        result.width += space * size;
        continue;
      }
      Part part = with_scripts(atom(size), size);
      // A sign without anything before it is part of what follows.
      if (part.kind == Kind::binary && before != Kind::ordinary) part.kind = Kind::open;
      result.width += gap(before, part.kind) * size;
      place(result, part, result.width, 0.0F);
      result.width += part.width;
      if (part.kind == Kind::binary) result.width += gap(Kind::ordinary, Kind::binary) * size;
      if (part.kind == Kind::relation) result.width += gap(Kind::ordinary, Kind::relation) * size;
      before = part.kind;
    }
    return result;
  }

 private:
  static float gap(Kind before, Kind now) {
    if (before == Kind::open) return 0.0F;
    if (now == Kind::binary) return 0.20F;
    if (now == Kind::relation) return 0.26F;
    if (before == Kind::punctuation) return 0.18F;
    if (before == Kind::function && now != Kind::open) return 0.14F;
    if (now == Kind::function && before == Kind::ordinary) return 0.14F;
    return 0.0F;
  }

  Part text(std::string_view letters, Face face, float size, Kind kind = Kind::ordinary) const {
    Part part;
    part.kind = kind;
    part.width = measure_(letters, face, size);
    part.texts.push_back({std::string(letters), face, size, 0.0F, 0.0F, hue_});
    grow(part, kAscent * size, kDescent * size);
    return part;
  }

  bool take(std::string_view prefix) {
    if (!rest_.starts_with(prefix)) return false;
    rest_.remove_prefix(prefix.size());
    return true;
  }

  bool take_space(float& space) {
    if (rest_.front() != '\\') return false;
    for (const auto& [name, width] : kSpaces) {
      if (!rest_.substr(1).starts_with(name)) continue;
      if (is_letter(name.front()) && rest_.size() > 1 + name.size() && is_letter(rest_[1 + name.size()])) continue;
      rest_.remove_prefix(1 + name.size());
      space = width;
      return true;
    }
    return false;
  }

  // A group in braces, or one atom.
  Part argument(float size) {
    while (take(" ")) {
    }
    if (!take("{")) return atom(size);
    Part part = line(size);
    take("}");
    return part;
  }
  std::string_view raw() {
    if (!take("{")) return {};
    const std::size_t end = std::min(rest_.find('}'), rest_.size());
    const std::string_view inside = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return inside;
  }

  Part with_scripts(Part base, float size) {
    Part lower, upper;
    bool has_lower = false, has_upper = false;
    while (!rest_.empty()) {
      if (rest_.front() == '_' && !has_lower) {
        rest_.remove_prefix(1);
        lower = argument(kScript * size);
        has_lower = true;
      } else if (rest_.front() == '^' && !has_upper) {
        rest_.remove_prefix(1);
        upper = argument(kScript * size);
        has_upper = true;
      } else {
        break;
      }
    }
    if (!has_lower && !has_upper) return base;
    const float at = base.width + 0.03F * size;
    if (has_lower) place(base, lower, at, 0.24F * size);
    if (has_upper) place(base, upper, at, -0.36F * size - std::max(base.ascent - 0.9F * size, 0.0F));
    base.width = at + std::max(lower.width, upper.width) + 0.03F * size;
    if (base.kind == Kind::function) base.kind = Kind::function;
    return base;
  }

  Part accent(TexMark mark, float size) {
    Part part = argument(size);
    const float height = part.ascent > 0.0F ? part.ascent : kAscent * size;
    const bool low = mark != TexMark::bar && height < 0.8F * size;
    const float y = -(low ? 0.66F : 0.72F) * size - std::max(height - kAscent * size, 0.0F);
    // Italic letters lean: their accents stand a little to the right.
    const float lean = 0.06F * size;
    if (mark == TexMark::bar)
      part.strokes.push_back(
          {mark, 0.10F * size + 0.5F * lean, y, std::max(part.width - 0.10F * size, 0.2F * size), size, hue_});
    else
      part.strokes.push_back({mark, 0.5F * part.width + lean, y, 0.0F, size, hue_});
    grow(part, 0.86F * size, 0.0F);
    return part;
  }

  Part fraction(float size) {
    const float small = 0.74F * size;
    const Part top = argument(small), bottom = argument(small);
    Part part;
    part.width = std::max(top.width, bottom.width) + 0.2F * size;
    place(part, top, 0.5F * (part.width - top.width), -0.42F * size);
    place(part, bottom, 0.5F * (part.width - bottom.width), 0.42F * size);
    part.strokes.push_back({TexMark::bar, 0.05F * size, -0.25F * size, part.width - 0.1F * size, size, hue_});
    return part;
  }

  Part bracket(float size, float scale) {
    if (rest_.empty()) return {};
    const bool opens = rest_.front() == '(' || rest_.front() == '[';
    const std::string_view sign = rest_.substr(0, 1);
    rest_.remove_prefix(1);
    Part part = text(sign, Face::upright, scale * size, opens ? Kind::open : Kind::ordinary);
    for (TexText& one : part.texts) one.y += 0.10F * (scale - 1.0F) * size;
    return part;
  }

  Part command(float size) {
    std::size_t length = 0;
    while (length < rest_.size() && is_letter(rest_[length])) ++length;
    const std::string_view name = rest_.substr(0, std::max<std::size_t>(length, 1));
    rest_.remove_prefix(std::min(name.size(), rest_.size()));
    if (name == "hue") {
      const std::string outer = std::exchange(hue_, std::string(raw()));
      Part part = argument(size);
      hue_ = outer;
      return part;
    }
    if (name == "mark") {
      const std::string key(raw());
      Part part = argument(size);
      const float ascent = std::max(part.ascent, kAscent * size), descent = std::max(part.descent, kDescent * size);
      part.spots.push_back({key, 0.0F, -ascent, part.width, ascent + descent});
      return part;
    }
    if (name == "text") return text(raw(), Face::number, 0.93F * size);
    if (name == "operatorname") return text(raw(), Face::upright, size, Kind::function);
    if (name == "mathcal") return text(raw(), Face::italic, 1.04F * size);
    if (name == "tfrac" || name == "frac") return fraction(size);
    if (name == "bar" || name == "overline") return accent(TexMark::bar, size);
    if (name == "hat") return accent(TexMark::hat, size);
    if (name == "tilde") return accent(TexMark::tilde, size);
    if (name == "dot") return accent(TexMark::dot, size);
    if (name == "big") return bracket(size, 1.25F);
    if (name == "textstyle") return atom(size);
    if (const std::string_view letter = find(kGreek, name); !letter.empty()) return text(letter, Face::italic, size);
    if (const std::string_view sign = find(kOperators, name); !sign.empty())
      return text(sign, Face::upright, size, name == "sum" ? Kind::function : Kind::ordinary);
    if (const std::string_view sign = find(kRelations, name); !sign.empty())
      return text(sign, Face::upright, size, Kind::relation);
    if (const std::string_view sign = find(kBinary, name); !sign.empty())
      return text(sign, Face::upright, size, Kind::binary);
    const bool function = std::find(kFunctions.begin(), kFunctions.end(), name) != kFunctions.end();
    return text(name, Face::upright, size, function ? Kind::function : Kind::ordinary);
  }

  Part atom(float size) {
    while (take(" ")) {
    }
    if (rest_.empty()) return {};
    if (take("\\")) return command(size);
    if (rest_.front() == '{') return argument(size);
    const char c = rest_.front();
    if (is_digit(c) || (c == '.' && rest_.size() > 1 && is_digit(rest_[1]))) {
      std::size_t length = 1;
      while (length < rest_.size() && (is_digit(rest_[length]) || rest_[length] == '.')) ++length;
      const std::string_view number = rest_.substr(0, length);
      rest_.remove_prefix(length);
      return text(number, Face::upright, size);
    }
    std::size_t bytes = 1;
    while (bytes < rest_.size() && (static_cast<unsigned char>(rest_[bytes]) & 0xC0U) == 0x80U) ++bytes;
    const std::string_view sign = rest_.substr(0, bytes);
    rest_.remove_prefix(bytes);
    switch (c) {
      case '-': return text("−", Face::upright, size, Kind::binary);
      case '+': return text("+", Face::upright, size, Kind::binary);
      case '=': return text("=", Face::upright, size, Kind::relation);
      case '>': return text(">", Face::upright, size, Kind::relation);
      case ',':
      case ';': return text(sign, Face::upright, size, Kind::punctuation);
      case '(':
      case '[': return text(sign, Face::upright, size, Kind::open);
      case '\'': return text("′", Face::upright, size);
      default: return text(sign, is_letter(c) ? Face::italic : Face::upright, size);
    }
  }

  std::string_view rest_;
  const TexMeasure& measure_;
  std::string hue_;
};

}  // namespace

Tex lay_out(std::string_view tex, float size, const TexMeasure& measure) { return Parser(tex, measure).line(size); }

}  // namespace sac::gui
