#include "command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <numeric>
#include <string_view>
#include <utility>

#include "errors.h"
#include "text.h"

namespace sac {

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

// Flags on the left, their help wrapped to kColumns on the right.
class HelpFormat : public CLI::Formatter {
 public:
  HelpFormat() { column_width(34); }
  std::string make_option(const CLI::Option* option, bool is_positional) const override {
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
};

// Levenshtein distance, for the flag that was probably meant.
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replace});
    }
  }
  return row[b.size()];
}

// "; did you mean --tau?" or nothing, if no flag is close.
std::string suggestion(const CLI::App& app, const std::string& flag) {
  std::string best;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_lnames().empty()) continue;  // a positional argument
    const std::string name = concat("--", option->get_lnames().front());
    if (best.empty() || distance(flag, name) < distance(flag, best)) best = name;
  }
  const bool is_close = distance(flag, best) <= std::max<std::size_t>(2, flag.size() / 3);
  return is_close ? concat("; did you mean ", best, "?") : std::string(";");
}

// The library takes the next word as a value, whatever it is, and an empty one too: `--log "$UNSET"`.
void check_values(const CLI::App& app) {
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_expected_min() == 0) continue;  // a switch
    for (const std::string& text : option->results()) {
      if (text.empty() || text.starts_with("--")) {
        throw UsageError(concat(option->get_name(), " needs a value; see --help."));
      }
    }
  }
}

}  // namespace

struct CommandLine::Parser {
  CLI::App app;
};

CommandLine::CommandLine(const std::string& description, const std::string& program)
    : parser_(new Parser{CLI::App(description, program)}) {}
CommandLine::~CommandLine() = default;

void CommandLine::flag(const std::string& name, bool& given, const std::string& help) {
  parser_->app.add_flag(name, given, help);
}

void CommandLine::option(const std::string& name, std::string& text, const std::string& help,
                         const std::string& value) {
  parser_->app.add_option(name, text, help)->option_text(value);
}

void CommandLine::option(const std::string& name, std::function<void(const std::string&)> take, const std::string& help,
                         const std::string& value, const std::string& section) {
  parser_->app.add_option_function<std::string>(name, take, help)->option_text(value)->group(section);
}

void CommandLine::words(const std::string& name, std::vector<std::string>& texts, const std::string& help,
                        const std::string& value, bool required) {
  parser_->app.add_option(name, texts, help)->option_text(value)->required(required);
}

bool CommandLine::parse(int argc, const char* const* argv) {
  CLI::App& app = parser_->app;
  app.allow_extras();  // our own message for them is better than the library's
  for (CLI::Option* option : app.get_options()) {
    if (option->get_items_expected_max() <= 1) option->take_last();  // others take a list
  }
  app.set_version_flag("--version", SAC_VERSION, "Print the version and exit");
  app.formatter(std::make_shared<HelpFormat>());
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    std::fputs(app.help().c_str(), stdout);
    return false;
  } catch (const CLI::CallForVersion&) {
    std::printf("%s %s (%s build)\n", app.get_name().c_str(), SAC_VERSION, SAC_BUILD);
    return false;
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string text = error.what();
    throw UsageError(concat(text.substr(0, text.find(':')), " needs a value; see --help."));
  } catch (const CLI::ParseError& error) {
    throw UsageError(concat(error.what(), "; see --help."));
  }
  check_values(app);
  for (const std::string& extra : app.remaining()) {
    if (extra == "--") continue;  // what follows is no flag
    if (extra.size() < 2 || extra[0] != '-')
      throw UsageError(concat("\"", extra, "\" belongs to no flag; see --help."));
    const std::string flag = extra.substr(0, extra.find('='));
    throw UsageError(concat("there is no flag ", flag, suggestion(app, flag), " --help lists all."));
  }
  return true;
}

}  // namespace sac
