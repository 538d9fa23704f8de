/// \file
/// A program's command line: its flags, `--help`, `--version`, and errors that say what to do.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace sac {

/// Flags are declared, then parsed. CLI11 does the work behind it: its header takes seconds to compile.
class CommandLine {
 public:
  CommandLine(const std::string& description, const std::string& program);
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  /// A switch, off unless given. What a declaration refers to must live until parse() has returned.
  void flag(const std::string& name, bool& given, const std::string& help);
  /// A flag with a value, which the help calls `value`; of several the last one counts.
  void option(const std::string& name, std::string& text, const std::string& help, const std::string& value);
  /// The same, in a section of the help; `take` gets the text where the flag is given.
  void option(const std::string& name, std::function<void(const std::string&)> take, const std::string& help,
              const std::string& value, const std::string& section);
  /// Words that belong to no flag; at least one, if they are required.
  void words(const std::string& name, std::vector<std::string>& texts, const std::string& help,
             const std::string& value, bool required = true);

  /// \return false if the command line asked for `--help` or `--version`, which is then printed. \throws UsageError
  bool parse(int argc, const char* const* argv);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace sac
