/// \file
/// How `--help` looks.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace sac::cli {

/// Flags on the left, their help wrapped to 100 columns on the right.
class HelpFormat : public CLI::Formatter {
 public:
  HelpFormat() { column_width(34); }
  std::string make_option(const CLI::Option* option, bool is_positional) const override;
};

}  // namespace sac::cli
