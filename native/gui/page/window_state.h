/// \file
/// How the visitor left the window: layout, splitters, theme, files. Kept for the next start.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace sac::gui {

struct WindowState {
  static constexpr std::size_t kMostFiles = 10;

  std::map<std::string, std::string> values;  ///< by name
  std::vector<std::string> recent_files;      ///< the newest first

  /// Of a file that is not there or no such file: nothing.
  static WindowState read(const std::string& path);
  /// Where it cannot be written it is not, which nobody needs to know.
  void write(const std::string& path) const;
  void add_recent(const std::string& file);
};

}  // namespace sac::gui
