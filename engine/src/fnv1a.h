// FNV-1a, 64 bits (Fowler, Noll, Vo): the signature of a run.
#pragma once

#include <bit>
#include <cstdint>

namespace sac {

class Fnv1a {
 public:
  void add(float value) { add_bits(std::bit_cast<std::uint32_t>(value), 4); }
  void add(double value) { add_bits(std::bit_cast<std::uint64_t>(value), 8); }
  std::uint64_t value() const { return hash_; }

 private:
  // Little-endian bytes, whatever the machine's order.
  void add_bits(std::uint64_t bits, int bytes) {
    for (int i = 0; i < bytes; ++i) {
      hash_ = (hash_ ^ (bits >> (8 * i) & 0xff)) * 0x100000001b3u;
    }
  }

  std::uint64_t hash_ = 0xcbf29ce484222325u;
};

}  // namespace sac
