// The schema writes symbols in plain letters; here they become TeX, and text on one line. The page's
// web/src/words/symbols.ts does the same.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "ui/tex.h"

namespace sac::gui {
namespace {

constexpr auto kGreek = std::to_array<std::pair<std::string_view, std::string_view>>({{"alpha", "α"},
                                                                                      {"gamma", "γ"},
                                                                                      {"theta", "θ"},
                                                                                      {"lambda", "λ"},
                                                                                      {"pi", "π"},
                                                                                      {"sigma", "σ"},
                                                                                      {"tau", "τ"},
                                                                                      {"mu", "μ"},
                                                                                      {"epsilon", "ε"},
                                                                                      {"phi", "ϕ"},
                                                                                      {"psi", "ψ"},
                                                                                      {"omega", "ω"}});
constexpr auto kWords =
    std::to_array<std::string_view>({"log", "exp", "tanh", "mod", "Adam", "KL", "min", "max", "seed"});

struct SymbolPart {
  std::string text;  // plain letters
  enum { variable, word, sign } kind;
  std::string mark, sub, sup;
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view greek(std::string_view name) {
  for (const auto& [key, letter] : kGreek)
    if (key == name) return letter;
  return {};
}

template <class Test>
std::string take_while(std::string_view& rest, Test test) {
  std::size_t length = 0;
  while (length < rest.size() && test(rest[length])) ++length;
  std::string taken(rest.substr(0, length));
  rest.remove_prefix(length);
  return taken;
}

// A name with its digits, subscript, or a suffix "-bar", "-hat" or "-word", and a power.
void add_name(std::vector<SymbolPart>& parts, std::string_view& rest) {
  SymbolPart part{take_while(rest, is_letter), SymbolPart::variable, {}, {}, {}};
  // "u max": the word belongs to the variable before it.
  if ((part.text == "min" || part.text == "max") && !parts.empty() && parts.back().kind == SymbolPart::variable) {
    parts.back().sub = part.text;
    return;
  }
  if (std::find(kWords.begin(), kWords.end(), part.text) != kWords.end()) {
    part.kind = SymbolPart::word;
    parts.push_back(part);
    return;
  }
  part.sub = take_while(rest, is_digit);
  if (rest.starts_with("_")) {
    rest.remove_prefix(1);
    part.sub = take_while(rest, is_letter);
  }
  for (const std::string_view suffix : {"-bar", "-hat", "-max", "-scale"}) {
    if (!rest.starts_with(suffix)) continue;
    rest.remove_prefix(suffix.size());
    if (suffix == "-bar" || suffix == "-hat")
      part.mark = suffix.substr(1);
    else
      part.sub = suffix.substr(1);
    break;
  }
  if (rest.size() > 1 && rest[0] == '^' && is_digit(rest[1])) {
    rest.remove_prefix(1);
    part.sup = take_while(rest, is_digit);
  }
  parts.push_back(part);
}

std::vector<SymbolPart> parse(std::string_view rest) {
  std::vector<SymbolPart> parts;
  while (!rest.empty()) {
    if (is_letter(rest.front())) {
      add_name(parts, rest);
    } else if (is_digit(rest.front()) || rest.front() == '.') {
      parts.push_back({take_while(rest, [](char c) { return is_digit(c) || c == '.'; }), SymbolPart::sign, {}, {}, {}});
    } else {
      if (rest.front() != ' ') parts.push_back({std::string(1, rest.front()), SymbolPart::sign, {}, {}, {}});
      rest.remove_prefix(1);
    }
  }
  return parts;
}

std::string as_tex(std::string_view name) {
  if (name == "grad") return "\\nabla ";
  if (!greek(name).empty()) return std::string("\\").append(name).append(" ");
  return std::string(name);
}
std::string as_text(std::string_view name) {
  if (name == "grad") return "∇";
  return greek(name).empty() ? std::string(name) : std::string(greek(name));
}

}  // namespace

std::string tex_of_symbol(std::string_view symbol) {
  std::string tex;
  for (const SymbolPart& part : parse(symbol)) {
    if (part.kind == SymbolPart::word) {
      tex += "\\operatorname{" + part.text + "}";
    } else if (part.kind == SymbolPart::sign) {
      tex += part.text == "|" && !tex.empty() && tex.back() == '|' ? "|" : part.text;
    } else {
      const std::string letters = as_tex(part.text);
      // "dt" and "KL" are one name, not a product.
      const std::string base = letters;
      tex += part.mark.empty() ? "{" + base + "}" : "\\" + part.mark + "{" + base + "}";
      if (!part.sub.empty())
        tex +=
            "_{" +
            (greek(part.sub).empty() && part.sub.size() > 1 ? "\\operatorname{" + part.sub + "}" : as_tex(part.sub)) +
            "}";
      if (!part.sup.empty()) tex += "^{" + part.sup + "}";
    }
  }
  return tex;
}

std::string spelled_greek(std::string_view text) {
  std::string spelled;
  while (!text.empty()) {
    const auto found =
        std::find_if(kGreek.begin(), kGreek.end(), [&](const auto& letter) { return text.starts_with(letter.second); });
    const bool is_nabla = text.starts_with("∇");
    if (found == kGreek.end() && !is_nabla) {
      spelled += text.front();
      text.remove_prefix(1);
      continue;
    }
    spelled += is_nabla ? "grad" : found->first;
    text.remove_prefix(is_nabla ? std::string_view("∇").size() : found->second.size());
  }
  return spelled;
}

std::string plain_symbol(std::string_view symbol) {
  std::string text;
  for (const SymbolPart& part : parse(symbol)) {
    if (part.kind == SymbolPart::sign) {
      if (part.text == "(" && text.ends_with(' ')) text.pop_back();
      text += part.text == "-" ? "−" : part.text == "," ? ", " : part.text;
      continue;
    }
    const bool word = part.kind == SymbolPart::word && !text.empty() && text.back() != '(';
    if (word) text += " ";
    text += as_text(part.text);
    if (part.mark == "bar") text += "\u0304";
    if (part.mark == "hat") text += "\u0302";
    if (!part.sub.empty()) text.append(is_digit(part.sub[0]) ? "" : " ").append(as_text(part.sub));
    if (part.sup == "2") text += "²";
    if (!part.sup.empty() && part.sup != "2") text.append("^").append(part.sup);
    if (part.kind == SymbolPart::word && part.text != "seed") text += " ";
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

}  // namespace sac::gui
