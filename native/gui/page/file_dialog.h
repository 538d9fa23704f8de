/// \file
/// Asks for a file: with the desktop's own dialog where there is one, otherwise with one in the window.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "page/child.h"
#include "ui/fonts.h"
#include "ui/theme.h"

namespace sac::gui {

class FileDialog {
 public:
  enum class Purpose { open, save };

  /// Asks for one; another question that is still open is dropped.
  /// \param start the file or folder where it begins
  void ask(Purpose purpose, const std::string& start, const std::vector<std::string>& recent);
  bool is_open() const { return child_.is_running() || shown_; }
  /// It is the one in the window.
  bool is_in_window() const { return shown_; }
  Purpose purpose() const { return purpose_; }
  void close();

  /// Once per frame: draws it where it stands in the window. \return the chosen file, once
  std::optional<std::string> draw(const Theme& theme, const Fonts& fonts);

 private:
  struct Entry {
    std::string name;
    bool folder;
  };
  void show();
  void go_to(const std::string& folder);
  std::optional<std::string> chosen();
  void draw_entries(float height, bool& done);

  Purpose purpose_ = Purpose::open;
  Child child_;
  bool shown_ = false;
  bool confirm_ = false;  // the file is there: once more to replace it
  std::string start_, suffix_;
  std::string folder_, problem_;
  std::vector<Entry> entries_;
  std::vector<std::string> recent_;
  std::array<char, 1024> name_{};
};

}  // namespace sac::gui
