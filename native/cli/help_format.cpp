#include "help_format.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace sac::cli {

namespace {

constexpr std::size_t kColumns = 100;

// The words of `text` in lines that start at column `indent`.
std::string wrapped(std::string_view text, std::size_t indent) {
  std::string result;
  std::size_t column = indent;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (column > indent && column + 1 + word.size() > kColumns) {
      result.append(1, '\n').append(indent, ' ');
      column = indent;
    }
    if (column > indent) result += ' ';
    column += word.size() + (column > indent);
    result += word;
  }
  return result;
}

}  // namespace

std::string HelpFormat::make_option(const CLI::Option* option, bool is_positional) const {
  const std::size_t indent = get_column_width();
  std::string text = "  ";
  text += make_option_name(option, is_positional);
  text += make_option_opts(option);
  if (text.size() + 2 > indent) {
    text += '\n';
    text.append(indent, ' ');
  } else {
    text.resize(indent, ' ');
  }
  return text + wrapped(make_option_desc(option), indent) + '\n';
}

}  // namespace sac::cli
