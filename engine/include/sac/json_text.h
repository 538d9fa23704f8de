/// \file
/// Texts as JSON writes them.
#pragma once

#include <string>
#include <string_view>

namespace sac {

/// The text as a JSON string, with its quotation marks; control characters as \c \\u00XX, all else as it is.
std::string json_string(std::string_view text);

}  // namespace sac
