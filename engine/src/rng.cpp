#include "sac/rng.h"

#include <algorithm>
#include <bit>

#include "kernels/box_muller.h"

namespace sac {

namespace {

// SplitMix64 (Steele, Lea, Flood), which the authors of xoshiro advise for seeding.
std::uint64_t split_mix(std::uint64_t& x) {
  x += 0x9e3779b97f4a7c15u;
  std::uint64_t z = x;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

}  // namespace

Rng::Rng(std::uint64_t seed, std::uint64_t stream) {
  std::uint64_t x = seed;
  x = split_mix(x) ^ (stream * 0xd1342543de82ef95u);
  for (int i = 0; i < 4; i += 2) {
    const std::uint64_t z = split_mix(x);
    state_[i] = static_cast<std::uint32_t>(z);
    state_[i + 1] = static_cast<std::uint32_t>(z >> 32);
  }
}

std::uint32_t Rng::next() {
  const std::uint32_t result = std::rotl(state_[0] + state_[3], 7) + state_[0];
  const std::uint32_t t = state_[1] << 9;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= t;
  state_[3] = std::rotl(state_[3], 11);
  return result;
}

float Rng::uniform() { return static_cast<float>(next() >> 8) * 0x1p-24f; }

double Rng::uniform(double low, double high) { return low + (high - low) * (next() * 0x1p-32); }

std::uint32_t Rng::below(std::uint32_t bound) {
  // Lemire's multiplication with rejection of the few values that would favour some results.
  std::uint64_t product = std::uint64_t{next()} * bound;
  if (static_cast<std::uint32_t>(product) < bound) {
    const std::uint32_t threshold = (0u - bound) % bound;
    while (static_cast<std::uint32_t>(product) < threshold) product = std::uint64_t{next()} * bound;
  }
  return static_cast<std::uint32_t>(product >> 32);
}

void Rng::fill_normal(std::span<float> out) {
  for (std::size_t done = 0; done < out.size(); done += 8) {
    float u1[4], u2[4], normal[8];
    for (float& u : u1) u = static_cast<float>((next() >> 8) + 1) * 0x1p-24f;  // in (0, 1]
    for (float& u : u2) u = uniform();
    box_muller(u1, u2, normal);
    std::copy_n(normal, std::min<std::size_t>(out.size() - done, 8), out.data() + done);
  }
}

}  // namespace sac
