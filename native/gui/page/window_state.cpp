#include "page/window_state.h"

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "errors.h"
#include "files.h"
#include "log_lines.h"
#include "text.h"

namespace sac::gui {
namespace {
constexpr std::string_view kFile = "file";
}

WindowState WindowState::read(const std::string& path) {
  WindowState state;
  std::vector<std::uint8_t> bytes;
  try {
    bytes = read_file(path);
  } catch (const Failure&) {
    return state;
  }
  for (const std::string_view line : log_lines({reinterpret_cast<const char*>(bytes.data()), bytes.size()}).lines) {
    const std::size_t equals = line.find('=');
    if (equals == line.npos) continue;
    const std::string_view key = line.substr(0, equals), value = line.substr(equals + 1);
    if (key == kFile) {
      if (state.recent_files.size() < kMostFiles) state.recent_files.emplace_back(value);
    } else {
      state.values[std::string(key)] = value;
    }
  }
  return state;
}

void WindowState::write(const std::string& path) const {
  std::string text;
  for (const auto& [key, value] : values) text.append(concat(key, "=", value, "\n"));
  for (const std::string& file : recent_files)
    if (file.find('\n') == file.npos) text.append(concat(kFile, "=", file, "\n"));
  std::error_code ignored;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
  try {
    write_atomically(path, text);
  } catch (const Failure&) {
  }
}

void WindowState::add_recent(const std::string& file) {
  std::erase(recent_files, file);
  recent_files.insert(recent_files.begin(), file);
  if (recent_files.size() > kMostFiles) recent_files.resize(kMostFiles);
}

}  // namespace sac::gui
