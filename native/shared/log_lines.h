/// \file
/// The lines of a log, as sac-train, the page, a spreadsheet or an editor leaves them.
#pragma once

#include <string_view>
#include <vector>

namespace sac {

/// The lines without their ends (LF or CRLF) and without a byte order mark.
struct LogLines {
  std::vector<std::string_view> lines;  ///< they point into the text
  bool last_is_open = false;            ///< the last one has no line break: an editor's doing, or it was cut off
};
LogLines log_lines(std::string_view text);

/// The fields of a line; no field of a log holds a comma.
std::vector<std::string_view> log_fields(std::string_view line);

}  // namespace sac
