#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <string_view>

#include "fnv1a.h"

namespace {

// The definition: for each byte, exclusive or, then multiply.
constexpr std::uint64_t fnv1a(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return hash;
}
static_assert(fnv1a("foobar") == 0x85944171f73967e8u);  // one of the authors' test vectors

}  // namespace

TEST_CASE("numbers are hashed as their little-endian bytes", "[signature]") {
  sac::Fnv1a hash;
  CHECK(hash.value() == fnv1a(""));
  hash.add(std::bit_cast<float>(0x616f6863u));
  CHECK(hash.value() == fnv1a("choa"));
  hash.add(std::bit_cast<double>(std::uint64_t{0x6867666564636261u}));
  CHECK(hash.value() == fnv1a("choaabcdefgh"));
}
