#include "lab/link.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "sac/schema.h"
#include "text.h"

namespace sac::gui {
namespace {

constexpr std::array<std::string_view, 3> kSpeeds{"1", "10", "max"};  // in the order of Speed
// What a link says to a page alone.
constexpr std::array<std::string_view, 6> kOfThePage{"views", "controls", "until", "unseen", "theme", "keep"};

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string unescaped(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool code = text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
    if (code) {
      result += static_cast<char>(16 * digit(text[i + 1]) + digit(text[i + 2]));
      i += 2;
    } else {
      result += text[i] == '+' ? ' ' : text[i];
    }
  }
  return result;
}

std::string_view take(std::string_view& rest, std::string_view stops) {
  const std::string_view part = rest.substr(0, rest.find_first_of(stops));
  rest.remove_prefix(std::min(part.size() + 1, rest.size()));
  return part;
}

// "key:value,key:value"
LinkSettings::Pairs decode_pairs(const std::string& text, std::vector<std::string>& problems) {
  LinkSettings::Pairs pairs;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::string_view word = take(rest, ", ");
    const std::size_t colon = word.find(':');
    if (word.empty()) continue;
    if (colon == word.npos || colon == 0) {
      problems.push_back(concat("compare takes what the second run has instead, as in twin_q:false,alpha:0.5; \"", word,
                                "\" is not like that."));
    } else {
      pairs.emplace_back(word.substr(0, colon), word.substr(colon + 1));
    }
  }
  return pairs;
}

void decode(const std::string& key, const std::string& text, LinkSettings& settings) {
  if (key == "preset") {
    settings.preset = text;
    if (!find_preset(text)) settings.problems.push_back(unknown_preset(text)), settings.preset.clear();
  } else if (key == "autostart") {
    settings.autostart = text != "false" && text != "0" && text != "off";
  } else if (key == "compare") {
    settings.compare = decode_pairs(text, settings.problems);
  } else if (key == "layer") {
    for (const MapLayerInfo& layer : map_layers())
      if (layer.key == text) settings.layer = static_cast<MapLayer>(&layer - map_layers().data());
    if (!settings.layer) settings.problems.push_back(concat("There is no layer \"", text, "\"."));
  } else if (key == "speed") {
    for (std::size_t i = 0; i < kSpeeds.size(); ++i)
      if (kSpeeds[i] == text) settings.speed = static_cast<Speed>(i);
    if (!settings.speed)
      settings.problems.push_back(concat("There is no speed \"", text, "\"; the speeds are 1, 10, max."));
  } else if (std::find(kOfThePage.begin(), kOfThePage.end(), key) == kOfThePage.end()) {
    settings.values.emplace_back(key, text);
  }
}

std::vector<KeyValue> views(const LinkSettings::Pairs& pairs) {
  std::vector<KeyValue> result;
  for (const auto& [key, text] : pairs) result.push_back({key, text});
  return result;
}

}  // namespace

bool is_link(std::string_view text) {
  return text.starts_with("?") || text.starts_with("http://") || text.starts_with("https://");
}

LinkSettings decode_link(std::string_view text) {
  LinkSettings settings;
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
  text = text.substr(0, text.find('#'));
  const std::size_t query = text.find('?');
  std::string_view rest = query == text.npos ? std::string_view() : text.substr(query + 1);
  while (!rest.empty()) {
    std::string_view pair = take(rest, "&");
    const bool has_value = pair.find('=') != pair.npos;
    const std::string key = unescaped(take(pair, "="));
    if (!key.empty()) decode(key, has_value ? unescaped(pair) : "", settings);
  }
  return settings;
}

std::string encode_link(const Lab& lab) {
  std::string query;
  const auto add = [&](std::string_view key, std::string_view text) {
    query.append(query.empty() ? "?" : "&").append(key).append("=").append(text);
  };
  const Draft& draft = lab.run(Side::a).draft();
  if (&draft.preset() != &presets().front()) add("preset", draft.preset().name);
  for (const Param& param : params())
    if (get(draft.base(), param) != get(draft.in_force(), param)) add(param.key, get_text(draft.in_force(), param));
  if (lab.layer() != MapLayer::value) add("layer", map_layers()[static_cast<std::size_t>(lab.layer())].key);
  if (lab.speed() != Speed::as_fast_as_possible) add("speed", kSpeeds[static_cast<std::size_t>(lab.speed())]);
  if (lab.comparing()) {
    std::string own;
    for (const Difference& difference : lab.differences())
      own.append(own.empty() ? "" : ",").append(difference.param->key).append(":").append(difference.b);
    add("compare", own);
  }
  return query.empty() ? "?" : query;
}

void apply(Lab& lab, const LinkSettings& settings) {
  for (const std::string& problem : settings.problems) lab.notices().say(problem);
  if (lab.comparing()) lab.end_comparison();
  const Preset* preset = settings.preset.empty() ? &presets().front() : find_preset(settings.preset);
  lab.apply(*preset, views(settings.values));
  if (settings.layer) lab.set_layer(*settings.layer);
  if (settings.speed) lab.set_speed(*settings.speed);
  if (settings.compare) lab.start_comparison(views(*settings.compare));
  if (settings.autostart) lab.set_running(true);
}

}  // namespace sac::gui
