#include <string>
#include <vector>

#include "json.h"
#include "sac/draft.h"
#include "sac/idle.h"
#include "sac/number_text.h"
#include "sac/task.h"
#include "sac/trainer.h"

namespace sac {

namespace {

// What `text` says of each parameter, where it says something.
template <class Text>
std::string by_key_json(Text text) {
  std::string members;
  for (const Param& param : params()) {
    const std::string said = text(param);
    if (said.empty()) continue;
    if (!members.empty()) members += ',';
    members.append(json_string(param.key)).append(":").append(json_string(said));
  }
  return "{" + members + "}";
}

std::string changes_json(const Config* before, const Config& now) {
  return by_key_json([&](const Param& param) {
    const std::string text = get_text(now, param);
    return before && get_text(*before, param) == text ? std::string() : text;
  });
}

std::string list_json(std::span<const std::string> sentences) {
  std::string items;
  for (const std::string& sentence : sentences) {
    if (!items.empty()) items += ',';
    items += json_string(sentence);
  }
  return "[" + items + "]";
}

std::string boolean_json(bool value) { return value ? "true" : "false"; }

}  // namespace

std::string draft_json(const Draft& now, const Draft* before, std::span<const std::string> problems) {
  std::string json;
  const auto member = [&](std::string_view name, const std::string& value) {
    json.append(json.empty() ? "{" : ",").append(json_string(name)).append(":").append(value);
  };
  member("problems", list_json(problems));
  member("preset", json_string(now.preset().name));
  member("base", changes_json(before ? &before->base() : nullptr, now.base()));
  member("wanted", changes_json(before ? &before->wanted() : nullptr, now.wanted()));
  member("in_force", changes_json(before ? &before->in_force() : nullptr, now.in_force()));
  member("pending", changes_json(&now.in_force(), now.wanted()));
  member("idle", by_key_json([&](const Param& param) { return idle_reason(now.wanted(), param); }));
  member("can_keep_weights", boolean_json(now.can_keep_weights()));
  member("standard_task", boolean_json(is_standard_task(now.in_force())));
  member("first_update_step", std::to_string(first_update_step(now.in_force())));
  return json + "}";
}

}  // namespace sac
