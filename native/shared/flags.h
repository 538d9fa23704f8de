/// \file
/// One flag for every hyperparameter of the schema, and numbers in flags.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "command_line.h"
#include "sac/schema.h"

namespace sac {

/// The preset of a program that is told none.
inline constexpr std::string_view kDefaultPreset = "quick";

/// `--preset` and one `--KEY VALUE` flag for each entry of sac::params().
class ConfigFlags {
 public:
  /// Adds the flags to `line`, which writes into this object when it parses.
  explicit ConfigFlags(CommandLine& line);
  ConfigFlags(const ConfigFlags&) = delete;
  ConfigFlags& operator=(const ConfigFlags&) = delete;

  /// The preset with the given values over it. \throws UsageError
  Config config() const;
  /// Only the given values over `config`. \throws UsageError
  void apply(Config& config) const;
  /// The preset's name, and whether it stood on the command line.
  const std::string& preset() const;
  bool names_preset() const { return !preset_.empty(); }
  /// A sentence for each flag that was given and has no effect given the others. \param config what they make
  std::vector<std::string> idle(const Config& config) const;

 private:
  std::string preset_;
  std::map<std::string_view, std::string> values_;
};

/// The text of a flag as a whole number in [min, max], which "1e6" is too, or as any finite number. \throws UsageError
std::int64_t whole_number(const std::string& flag, const std::string& text, std::int64_t min, std::int64_t max);
double real_number(const std::string& flag, const std::string& text);

}  // namespace sac
