#include "update/variant.h"

#include <algorithm>

#include "sac/schema.h"

namespace sac::gui {

Variant variant_of(const Config& config) {
  Variant v;
  std::string text;
  const auto is = [&text](std::string_view other) { return text == other; };
#define SAC_UPDATE_FLAG(flag, setting, holds)     \
  text = get_text(config, *find_param(#setting)); \
  v.flag = holds;
#include "update_variant.inl"
  return v;
}

std::string expand(std::string_view text, std::span<const Part> parts, const Variant& v) {
  std::string result;
  for (std::size_t open; (open = text.find('<')) != text.npos;) {
    const std::size_t close = text.find('>', open);
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const auto part =
        std::find_if(parts.begin(), parts.end(), [&](const Part& one) { return one.name == name && one.condition(v); });
    result += text.substr(0, open);
    result += expand(part->text, parts, v);
    text.remove_prefix(close + 1);
  }
  return result.append(text);
}

}  // namespace sac::gui
