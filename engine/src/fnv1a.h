// FNV-1a, 64 bits (Fowler, Noll, Vo): the signature of a run.
#pragma once

#include <cstdint>
#include <cstring>

namespace sac {

class Fnv1a {
 public:
  void add(float value) { add_bits<std::uint32_t>(value); }
  void add(double value) { add_bits<std::uint64_t>(value); }
  std::uint64_t value() const { return hash_; }

 private:
  // The bytes of the number in little-endian order, whatever the machine's.
  template <class Bits, class Number>
  void add_bits(Number value) {
    static_assert(sizeof(Bits) == sizeof(Number));
    Bits bits;
    std::memcpy(&bits, &value, sizeof bits);
    for (std::size_t i = 0; i < sizeof bits; ++i) {
      hash_ = (hash_ ^ (bits >> (8 * i) & 0xff)) * 0x100000001b3u;
    }
  }

  std::uint64_t hash_ = 0xcbf29ce484222325u;
};

}  // namespace sac
