#include "ui/font_files.h"

#include <array>
#include <filesystem>
#include <initializer_list>
#include <string_view>
#include <vector>

#if !defined(_WIN32)
#include <dlfcn.h>
#endif

namespace sac::gui {
namespace {

constexpr unsigned kGreek[] = {0x03B1, 0x03B8, 0x03C0};  // alpha, theta, pi
constexpr unsigned kSigns[] = {0x2207, 0x2211, 0x2190, 0x03B1};

bool is_drawable(const std::string& path) {  // by the glyph rasteriser
  const std::string_view end = std::string_view(path).substr(path.size() < 4 ? 0 : path.size() - 4);
  return end == ".ttf" || end == ".otf" || end == ".ttc" || end == ".TTF" || end == ".OTF";
}

#if !defined(_WIN32)
// The few functions of fontconfig that are used; the app runs without it too, so it is no link-time dependency.
class Fontconfig {
 public:
  Fontconfig() : library_(dlopen("libfontconfig.so.1", RTLD_LAZY | RTLD_LOCAL)) {
    if (!library_) return;
    const bool all = load(parse_, "FcNameParse") && load(substitute_, "FcConfigSubstitute") &&
                     load(defaults_, "FcDefaultSubstitute") && load(match_, "FcFontMatch") &&
                     load(string_, "FcPatternGetString") && load(integer_, "FcPatternGetInteger") &&
                     load(char_set_, "FcPatternGetCharSet") && load(has_char_, "FcCharSetHasChar") &&
                     load(destroy_, "FcPatternDestroy");
    if (!all) library_ = nullptr;
  }

  FontFile find(const char* wanted, const std::vector<unsigned>& characters) const {
    if (!library_) return {};
    void* pattern = parse_(reinterpret_cast<const unsigned char*>(wanted));
    if (!pattern) return {};
    substitute_(nullptr, pattern, 0);
    defaults_(pattern);
    int result = 0;
    void* found = match_(nullptr, pattern, &result);
    FontFile file;
    unsigned char* path = nullptr;
    void* characters_of_font = nullptr;
    if (found && string_(found, "file", 0, &path) == 0 && char_set_(found, "charset", 0, &characters_of_font) == 0) {
      bool has_all = true;
      for (const unsigned c : characters) has_all = has_all && has_char_(characters_of_font, c) != 0;
      const std::string text = reinterpret_cast<const char*>(path);
      if (has_all && is_drawable(text)) {
        file.path = text;
        if (integer_(found, "index", 0, &file.index) != 0) file.index = 0;
        file.index &= 0xFFFF;  // above it, fontconfig counts instances of a variable font
      }
    }
    if (found) destroy_(found);
    destroy_(pattern);
    return file;
  }

 private:
  template <class Function>
  bool load(Function& function, const char* name) const {
    function = reinterpret_cast<Function>(dlsym(library_, name));
    return function != nullptr;
  }

  void* library_;
  void* (*parse_)(const unsigned char*) = nullptr;
  int (*substitute_)(void*, void*, int) = nullptr;
  void (*defaults_)(void*) = nullptr;
  void* (*match_)(void*, void*, int*) = nullptr;
  int (*string_)(const void*, const char*, int, unsigned char**) = nullptr;
  int (*integer_)(const void*, const char*, int, int*) = nullptr;
  int (*char_set_)(const void*, const char*, int, void**) = nullptr;
  int (*has_char_)(const void*, unsigned) = nullptr;
  void (*destroy_)(void*) = nullptr;
};

FontFile from_fontconfig(std::initializer_list<const char*> patterns, const std::vector<unsigned>& characters) {
  static const Fontconfig fontconfig;
  for (const char* pattern : patterns)
    if (FontFile file = fontconfig.find(pattern, characters); !file.path.empty()) return file;
  return {};
}
#else
FontFile from_fontconfig(std::initializer_list<const char*>, const std::vector<unsigned>&) { return {}; }
#endif

// Where fontconfig is not installed: faces with Greek letters, in the order of FontStyle.
using Family = std::array<const char*, 4>;
constexpr Family kFamilies[] = {
    {"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
     "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf", "/usr/share/fonts/truetype/dejavu/DejaVuSerif-Italic.ttf"},
    {"/usr/share/fonts/TTF/DejaVuSans.ttf", "/usr/share/fonts/TTF/DejaVuSans-Bold.ttf",
     "/usr/share/fonts/TTF/DejaVuSerif.ttf", "/usr/share/fonts/TTF/DejaVuSerif-Italic.ttf"},
    {"/System/Library/Fonts/Supplemental/Arial Unicode.ttf", "/System/Library/Fonts/Supplemental/Arial Bold.ttf",
     "/System/Library/Fonts/Supplemental/Times New Roman.ttf",
     "/System/Library/Fonts/Supplemental/Times New Roman Italic.ttf"},
    {"C:/Windows/Fonts/segoeui.ttf", "C:/Windows/Fonts/segoeuib.ttf", "C:/Windows/Fonts/times.ttf",
     "C:/Windows/Fonts/timesi.ttf"},
};

FontFile from_known_places(FontStyle style) {
  for (const Family& family : kFamilies) {
    const char* path = family[static_cast<std::size_t>(style)];
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) return {path, 0};
  }
  return {};
}

}  // namespace

FontFile find_font(FontStyle style) {
  const std::vector<unsigned> greek(std::begin(kGreek), std::end(kGreek));
  FontFile file;
  switch (style) {
    case FontStyle::regular: file = from_fontconfig({"system-ui", "sans-serif", "sans-serif:lang=el"}, greek); break;
    case FontStyle::bold:
      file = from_fontconfig({"system-ui:bold", "sans-serif:bold", "sans-serif:bold:lang=el"}, greek);
      break;
    case FontStyle::serif:
      file = from_fontconfig({"STIX Two Text,Latin Modern Roman,Noto Serif,Liberation Serif,serif", "serif:lang=el"},
                             greek);
      break;
    case FontStyle::serif_italic:
      file = from_fontconfig(
          {"STIX Two Text,Latin Modern Roman,Noto Serif,Liberation Serif,serif:italic", "serif:italic:lang=el"}, greek);
      break;
  }
  return file.path.empty() ? from_known_places(style) : file;
}

FontFile find_sign_font() {
  const std::vector<unsigned> signs(std::begin(kSigns), std::end(kSigns));
  const FontFile file = from_fontconfig({"DejaVu Sans", "sans-serif:charset=2207 2211 2190", "math"}, signs);
  return file.path.empty() ? from_known_places(FontStyle::regular) : file;
}

}  // namespace sac::gui
