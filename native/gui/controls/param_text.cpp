#include "controls/param_text.h"

#include <algorithm>

#include "sac/claims.h"
#include "sac/idle.h"
#include "ui/numbers.h"
#include "ui/panel.h"
#include "ui/tex.h"

namespace sac::gui {
namespace {

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

}  // namespace

std::string_view badge_text(const Param& param, const Config& config) {
  if (!idle_reason(config, param).empty()) return "idle";
  return param.apply == Apply::live ? "live" : "restarts";
}

std::string range_text(const Param& param) {
  if (param.type == ParamType::boolean) return "on or off";
  if (param.type == ParamType::choice) {
    std::string text;
    for (const std::string_view choice : param.choices) text.append(text.empty() ? "" : ", ").append(spaced(choice));
    return text;
  }
  return format_value(param.min) + " to " + format_value(param.max);
}

std::string value_text(const Param& param, double value) {
  if (param.type == ParamType::boolean) return value != 0.0 ? "on" : "off";
  if (param.type == ParamType::choice) return spaced(param.choices[static_cast<std::size_t>(value)]);
  return format_value(value);
}

std::string facts_of(const Param& param, const Config& config) {
  std::string text = range_text(param);
  if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  text.append("; ").append(value_text(param, param.default_value)).append(" in the article. ");
  const std::string idle = idle_reason(config, param);
  if (!idle.empty()) return text + "No effect while " + spaced(idle) + ".";
  return text + (param.apply == Apply::live ? "Takes effect at once." : "A change restarts the run.");
}

bool is_found(const Param& param, std::string_view search) {
  std::string text(param.key);
  for (const std::string& part :
       {spaced(param.key), std::string(param.symbol), plain_symbol(param.symbol), std::string(param.help),
        std::string(param.group), std::string(claim_label(param.key))})
    text.append("\n").append(part);
  text = lower(text);
  const std::string wanted = lower(std::string(search));
  for (std::size_t at = 0; at < wanted.size();) {
    const std::size_t end = std::min(wanted.find(' ', at), wanted.size());
    if (end > at && text.find(wanted.substr(at, end - at)) == std::string::npos) return false;
    at = end + 1;
  }
  return true;
}

}  // namespace sac::gui
