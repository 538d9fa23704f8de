#include "update/substeps.h"

#include <sstream>
#include <utility>

namespace sac::gui {
namespace {

constexpr Part kSubstepParts[] = {
#define SAC_UPDATE_TEXT(name, condition, text) {#name, SAC_CONDITION(condition), text},
#include "update_substeps.inl"
};

struct SubstepText {
  SubstepId id;
  Condition condition;
  std::string_view name, words, sentence, hint, source;
};
constexpr SubstepText kSubsteps[] = {
#define SAC_UPDATE_SUBSTEP(id, condition, name, words, sentence, hint, source) \
  {SubstepId::id, SAC_CONDITION(condition), name, words, sentence, hint, source},
#include "update_substeps.inl"
};

struct Outcome {
  SubstepId substep;
  Condition condition;
  std::string_view quantity;
};
constexpr Outcome kOutcomes[] = {
#define SAC_UPDATE_OUTCOME(substep, condition, quantity) {SubstepId::substep, SAC_CONDITION(condition), #quantity},
#include "update_substeps.inl"
};

constexpr std::pair<std::string_view, SubstepId> kNames[] = {
#define SAC_UPDATE_SUBSTEP(id, ...) {#id, SubstepId::id},
#include "update_substeps.inl"
};

}  // namespace

std::vector<Substep> substeps_of(const Variant& v) {
  const auto text = [&v](std::string_view of) { return expand(of, kSubstepParts, v); };
  std::vector<Substep> steps;
  for (const SubstepText& row : kSubsteps)
    if (row.condition(v))
      steps.push_back({row.id, text(row.name), text(row.words), text(row.sentence), text(row.hint), text(row.source)});
  return steps;
}

std::vector<SubstepId> substeps_named(std::string_view names) {
  std::vector<SubstepId> steps;
  std::istringstream words{std::string(names)};
  for (std::string word; words >> word;)
    for (const auto& [name, id] : kNames)
      if (name == word) steps.push_back(id);
  return steps;
}

std::vector<std::string_view> outcomes_of(SubstepId step, const Variant& v) {
  std::vector<std::string_view> keys;
  for (const Outcome& outcome : kOutcomes)
    if (outcome.substep == step && outcome.condition(v)) keys.push_back(outcome.quantity);
  return keys;
}

}  // namespace sac::gui
