// The schema writes symbols in plain letters, as views/symbols.inl tells; here they become TeX, and text on one line.
#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "text.h"
#include "ui/tex.h"

namespace sac::gui {
namespace {

using Names = std::pair<std::string_view, std::string_view>;

constexpr Names kLetters[] = {
#define SAC_SYMBOL_LETTER(name, letter) {#name, letter},
#include "symbols.inl"
};
constexpr std::string_view kWords[] = {
#define SAC_SYMBOL_WORD(word) #word,
#include "symbols.inl"
};
constexpr Names kMarks[] = {
#define SAC_SYMBOL_MARK(suffix, mark) {#suffix, mark},
#include "symbols.inl"
};
constexpr std::string_view kSubs[] = {
#define SAC_SYMBOL_SUB(suffix) #suffix,
#include "symbols.inl"
};
constexpr Names kSigns[] = {
#define SAC_SYMBOL_SIGN(written, sign) {written, sign},
#include "symbols.inl"
};

struct SymbolPart {
  std::string text;  // plain letters
  enum { variable, word, sign } kind;
  std::string mark, sub, sup;
};

// What stands for a name; empty: nothing else.
template <std::size_t N>
std::string_view find(const Names (&names)[N], std::string_view name) {
  for (const auto& [key, value] : names)
    if (key == name) return value;
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
  if (std::find(std::begin(kWords), std::end(kWords), part.text) != std::end(kWords)) {
    part.kind = SymbolPart::word;
    parts.push_back(part);
    return;
  }
  part.sub = take_while(rest, is_digit);
  if (rest.starts_with("_")) {
    rest.remove_prefix(1);
    part.sub = take_while(rest, is_letter);
  }
  if (rest.starts_with("-")) {
    const auto takes = [&rest](std::string_view suffix, std::string& into) {
      if (!rest.substr(1).starts_with(suffix)) return false;
      into = suffix;
      rest.remove_prefix(1 + suffix.size());
      return true;
    };
    std::any_of(std::begin(kMarks), std::end(kMarks),
                [&](const Names& mark) { return takes(mark.first, part.mark); }) ||
        std::any_of(std::begin(kSubs), std::end(kSubs), [&](std::string_view sub) { return takes(sub, part.sub); });
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
      const std::size_t length = rest.starts_with("||") ? 2 : 1;
      if (rest.front() != ' ') parts.push_back({std::string(rest.substr(0, length)), SymbolPart::sign, {}, {}, {}});
      rest.remove_prefix(length);
    }
  }
  return parts;
}

std::string as_tex(std::string_view name) {
  if (name == "grad") return "\\nabla ";
  if (!find(kLetters, name).empty()) return std::string("\\").append(name).append(" ");
  return std::string(name);
}
std::string as_text(std::string_view name) {
  const std::string_view letter = find(kLetters, name);
  return std::string(letter.empty() ? name : letter);
}

}  // namespace

std::string tex_of_symbol(std::string_view symbol) {
  std::string tex;
  for (const SymbolPart& part : parse(symbol)) {
    if (part.kind == SymbolPart::word) {
      tex += "\\operatorname{" + part.text + "}";
    } else if (part.kind == SymbolPart::sign) {
      tex += part.text == "||" ? "\\|" : part.text;
    } else {
      const std::string base = as_tex(part.text);
      tex += part.mark.empty() ? "{" + base + "}" : "\\" + part.mark + "{" + base + "}";
      if (!part.sub.empty())
        tex += "_{" +
               (find(kLetters, part.sub).empty() && part.sub.size() > 1 ? "\\operatorname{" + part.sub + "}"
                                                                        : as_tex(part.sub)) +
               "}";
      if (!part.sup.empty()) tex += "^{" + part.sup + "}";
    }
  }
  return tex;
}

std::string spelled_greek(std::string_view text) {
  std::string spelled;
  while (!text.empty()) {
    const auto* found = std::find_if(std::begin(kLetters), std::end(kLetters),
                                     [&](const Names& letter) { return text.starts_with(letter.second); });
    if (found == std::end(kLetters)) {
      spelled += text.front();
      text.remove_prefix(1);
      continue;
    }
    spelled += found->first;
    text.remove_prefix(found->second.size());
  }
  return spelled;
}

std::string plain_symbol(std::string_view symbol) {
  std::string text;
  for (const SymbolPart& part : parse(symbol)) {
    if (part.kind == SymbolPart::word) {  // apart from what stands beside it
      if (!text.empty() && !text.ends_with('(') && !text.ends_with(' ') && !text.ends_with("‖")) text += " ";
      text.append(part.text).append(" ");
      continue;
    }
    if ((part.text == "(" || part.text == "||") && text.ends_with(' ')) text.pop_back();
    const std::string_view sign = find(kSigns, part.text);
    text += sign.empty() ? as_text(part.text) : std::string(sign);
    text += find(kMarks, part.mark);
    if (!part.sub.empty()) text.append(is_digit(part.sub[0]) ? "" : " ").append(as_text(part.sub));
    if (!part.sup.empty()) text += part.sup == "2" ? "²" : "^" + part.sup;
  }
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

}  // namespace sac::gui
