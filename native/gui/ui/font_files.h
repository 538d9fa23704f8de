/// \file
/// Which font files the window draws with: those of the desktop, found by fontconfig where it is installed.
#pragma once

#include <string>

namespace sac::gui {

enum class FontStyle { regular, bold, serif, serif_italic };

struct FontFile {
  std::string path;  ///< empty where there is none
  int index = 0;     ///< of a collection's faces
};

/// A font file that has Greek letters; nothing where the system has none.
FontFile find_font(FontStyle style);
/// One that has mathematical signs (nabla, sum, arrows), to fill the gaps of another.
FontFile find_sign_font();

}  // namespace sac::gui
