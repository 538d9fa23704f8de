#include "update/formulas.h"

#include <utility>

namespace sac::gui {
namespace {

using std::string;

constexpr Part kFormulaParts[] = {
#define SAC_UPDATE_PART(name, condition, tex) {#name, SAC_CONDITION(condition), tex},
#include "update_formulas.inl"
};

enum class Kind { definition, numbers, batch, summary };
struct FormulaText {
  SubstepId substep;
  Kind kind;
  Condition condition;
  std::string_view tex;
};
constexpr FormulaText kFormulas[] = {
#define SAC_UPDATE_FORMULA(substep, kind, condition, tex) \
  {SubstepId::substep, Kind::kind, SAC_CONDITION(condition), tex},
#include "update_formulas.inl"
};

// A place of a formula with its number: \num{y}, \operand{y}, \short{y} or \result{y}.
string number(std::string_view command, const string& key, const Reading* reading, int b) {
  const string text = reading ? text_of(key, *reading, b, command == "short") : "–";
  const string set = "\\mark{" + key + "}{\\text{" + text + "}}";
  const bool negative = reading && value_of(key, *reading, b) < 0.0;
  return command == "operand" && negative ? "(" + set + ")" : set;
}

// Where the temperature goes.
string trend(const Reading* reading) {
  const double change = reading ? value_of("alpha_change", *reading, std::nullopt) : 0.0;
  return change > 0.0 ? "\\;\\text{↑}" : change < 0.0 ? "\\;\\text{↓}" : "";
}

// The command at the start, if it stands for a number.
std::string_view place_at(std::string_view tex) {
  for (const std::string_view command : {"num", "operand", "short", "result"})
    if (tex.substr(1).starts_with(command) && tex.substr(1 + command.size()).starts_with('{')) return command;
  return {};
}

// The formula with its numbers.
string filled(std::string_view tex, const Reading* reading, int b) {
  string result;
  for (std::size_t at; (at = tex.find('\\')) != tex.npos;) {
    result += tex.substr(0, at);
    tex.remove_prefix(at);
    const std::string_view command = place_at(tex);
    if (!command.empty()) {
      const std::size_t start = command.size() + 2, end = tex.find('}', start);
      result += number(command, string(tex.substr(start, end - start)), reading, b);
      tex.remove_prefix(end + 1);
    } else if (tex.starts_with("\\trend")) {
      result += trend(reading);
      tex.remove_prefix(6);
    } else {
      result += tex.front();
      tex.remove_prefix(1);
    }
  }
  return result.append(tex);
}

}  // namespace

std::vector<FormulaRow> formulas_of(SubstepId step, const Variant& v, const Reading* reading, int b) {
  std::vector<FormulaRow> rows;
  for (const FormulaText& row : kFormulas) {
    if (row.substep != step || row.kind == Kind::summary || !row.condition(v)) continue;
    string tex = filled(expand(row.tex, kFormulaParts, v), reading, b);
    if (row.kind == Kind::batch)
      rows.back().batch.push_back(std::move(tex));
    else
      rows.push_back({row.kind == Kind::definition, std::move(tex)});
  }
  return rows;
}

string summary_of(SubstepId step, const Variant& v) {
  for (const FormulaText& row : kFormulas)
    if (row.substep == step && row.kind == Kind::summary && row.condition(v)) return expand(row.tex, kFormulaParts, v);
  return {};
}

}  // namespace sac::gui
