// Pictures survive the way through a file.
#include <catch2/catch_test_macros.hpp>

#include "canvas/png.h"
#include "decode_png.h"

using namespace sac;

TEST_CASE("a PNG decodes to the picture that was encoded") {
  Picture picture{.width = 37, .height = 21, .pixels = {}};
  for (int i = 0; i < picture.width * picture.height * 3; ++i)
    picture.pixels.push_back(static_cast<std::uint8_t>((i * 31 + i / 7) & 255));
  const Picture back = decode_png(encode_png(picture));
  CHECK(back.width == picture.width);
  CHECK(back.height == picture.height);
  CHECK(back.pixels == picture.pixels);
}
