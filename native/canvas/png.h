/// \file
/// Pictures as PNG files.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sac {

struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> pixels;  ///< [height][width][3], top row first
};

/// The bytes of a PNG file.
std::vector<std::uint8_t> encode_png(const Picture& picture);

}  // namespace sac
