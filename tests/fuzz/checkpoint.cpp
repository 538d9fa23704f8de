// Any bytes: either they are refused with a sentence, or they are a run that can be saved, loaded and gone on with.
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <random>
#include <span>
#include <vector>

#include "expect.h"
#include "sac/trainer.h"

using namespace sac;
using fuzz::expect;

namespace {

constexpr std::size_t kLengthBytes = 8;

std::uint64_t header_length(const std::uint8_t* data) {
  std::uint64_t length = 0;
  for (std::size_t i = 0; i < kLengthBytes; ++i) length |= std::uint64_t{data[i]} << (8 * i);
  return length;
}

// One digit of the header becomes another one, goes, or gets a neighbour. \return the header's new length
std::size_t change_digit(std::uint8_t* header, std::size_t length, std::size_t max_length, std::minstd_rand& random) {
  std::vector<std::size_t> digits;
  for (std::size_t i = 0; i < length; ++i) {
    if (header[i] >= '0' && header[i] <= '9') digits.push_back(i);
  }
  if (digits.empty()) return length;
  const std::size_t at = digits[random() % digits.size()];
  const std::uint8_t digit = static_cast<std::uint8_t>('0' + random() % 10);
  switch (random() % 4) {
    case 0: {
      std::memmove(header + at, header + at + 1, length - at - 1);
      return length - 1;
    }
    case 1: {
      if (length == max_length) return length;
      std::memmove(header + at + 1, header + at, length - at);
      header[at] = digit;
      return length + 1;
    }
    default: header[at] = digit; return length;
  }
}

}  // namespace

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

// Changes one part of a file and keeps the other, with a header length that fits: changes of the bytes at random would
// hardly ever come past the first checks.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned int seed) {
  std::minstd_rand random(seed);
  const unsigned kind = random() % 8;
  const std::uint64_t length = size < kLengthBytes ? size : header_length(data);
  if (kind == 0 || length > size - kLengthBytes || size < kLengthBytes) return LLVMFuzzerMutate(data, size, max_size);

  std::uint8_t* header = data + kLengthBytes;
  std::uint8_t* tensors = header + length;
  const std::size_t tensor_bytes = size - kLengthBytes - length;
  if (kind == 1 && tensor_bytes > 0) return size - 1 - random() % tensor_bytes;  // cut off
  if (kind < 4) return size - tensor_bytes + LLVMFuzzerMutate(tensors, tensor_bytes, max_size - (size - tensor_bytes));

  const std::vector<std::uint8_t> kept(tensors, tensors + tensor_bytes);
  const std::size_t room = max_size - kLengthBytes - tensor_bytes;
  const std::size_t changed =
      kind == 4 ? LLVMFuzzerMutate(header, length, room) : change_digit(header, length, room, random);
  for (std::size_t i = 0; i < kLengthBytes; ++i) data[i] = static_cast<std::uint8_t>(changed >> (8 * i));
  std::copy(kept.begin(), kept.end(), header + changed);
  return kLengthBytes + changed + tensor_bytes;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string error;
  const std::unique_ptr<Trainer> loaded = Trainer::load({data, size}, error);
  if (!loaded) {
    fuzz::expect_sentence(error);
    return 0;
  }
  expect(error.empty(), "a run that loads has no error", error);

  const std::vector<std::uint8_t> saved = loaded->save();
  const std::unique_ptr<Trainer> again = Trainer::load(saved, error);
  expect(again != nullptr, "what was loaded and saved loads again", error);
  expect(again->signature() == loaded->signature(), "it is the same run");
  expect(again->save() == saved, "and has the same bytes");

  // An evaluation is up to 64 x 2000 steps, too much for every input.
  Config config = loaded->config();
  config.evaluation_interval = 0;
  error = loaded->configure(config);
  expect(error.empty(), "a live value may change", error);
  loaded->run(3);
  return 0;
}
