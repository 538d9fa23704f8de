#include "canvas/png.h"

#include <stdexcept>

// Internal linkage: a distribution's Dear ImGui may bring the same functions along.
#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#include <stb_image_write.h>

namespace sac {

std::vector<std::uint8_t> encode_png(const Picture& picture) {
  std::vector<std::uint8_t> file;
  const auto append = [](void* context, void* data, int size) {
    const auto* bytes = static_cast<const std::uint8_t*>(data);
    static_cast<std::vector<std::uint8_t>*>(context)->insert(static_cast<std::vector<std::uint8_t>*>(context)->end(),
                                                             bytes, bytes + size);
  };
  if (!stbi_write_png_to_func(append, &file, picture.width, picture.height, 3, picture.pixels.data(),
                              3 * picture.width))
    throw std::runtime_error("not enough memory to write a picture");
  return file;
}

}  // namespace sac
