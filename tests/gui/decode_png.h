/// \file
/// Reads a PNG file with an independent decoder.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "canvas/png.h"

#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#define STBI_ONLY_PNG
#include <stb_image.h>

inline sac::Picture decode_png(const std::vector<std::uint8_t>& file) {
  sac::Picture picture;
  int channels = 0;
  stbi_uc* pixels =
      stbi_load_from_memory(file.data(), static_cast<int>(file.size()), &picture.width, &picture.height, &channels, 3);
  if (!pixels) throw std::runtime_error(std::string("not a PNG file: ") + stbi_failure_reason());
  picture.pixels.assign(pixels, pixels + static_cast<std::size_t>(picture.width) * picture.height * 3);
  stbi_image_free(pixels);
  return picture;
}
