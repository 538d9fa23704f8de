#include "log_lines.h"

namespace sac {

LogLines log_lines(std::string_view text) {
  LogLines result;
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    result.last_is_open = end == text.npos;
    std::string_view line = text.substr(0, end);
    text.remove_prefix(result.last_is_open ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    result.lines.push_back(line);
  }
  return result;
}

std::vector<std::string_view> log_fields(std::string_view line) {
  std::vector<std::string_view> fields;
  for (std::size_t end; (end = line.find(',')) != line.npos; line.remove_prefix(end + 1)) {
    fields.push_back(line.substr(0, end));
  }
  fields.push_back(line);
  return fields;
}

}  // namespace sac
