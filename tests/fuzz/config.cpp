// Any text: lines "key=value" as links, flags and the page give them. A value is taken or refused, never half of both.
#include <cstdint>
#include <cstring>
#include <random>
#include <string_view>

#include "expect.h"
#include "sac/schema.h"

using namespace sac;
using fuzz::expect;

namespace {

// Each value by itself; whether they fit together is for `validate` to say, in a sentence.
void expect_in_range(const Config& config) {
  for (const Param& param : params()) {
    const double value = get(config, param);
    expect(value >= param.min && value <= param.max, "what was taken is in its range", get_text(config, param));
  }
  if (const std::string error = validate(config); !error.empty()) fuzz::expect_sentence(error);
}

void set_line(Config& config, std::string_view line) {
  const std::size_t equals = line.find('=');
  std::string_view key = line.substr(0, equals);
  std::string_view text = equals == line.npos ? std::string_view() : line.substr(equals + 1);
  // Most lines with an unknown key are a value for a known one: to find the closest key takes long.
  if (find_param(key) == nullptr && !line.empty() && line.size() % 8 != 0) {
    key = params()[static_cast<unsigned char>(line[0]) % params().size()].key;
    text = line.substr(1);
  }

  const Config before = config;
  const std::string error = set(config, key, text);
  if (error.empty()) {
    expect_in_range(config);
    Config copy = before;
    const std::string again = set(copy, key, get_text(config, *find_param(key)));
    expect(again.empty() && copy == config, "a value survives being written as text", again);
  } else {
    fuzz::expect_sentence(error);
    expect(config == before, "what was refused changes nothing");
  }

  const Param* param = find_param(key);
  expect(param != nullptr || !error.empty(), "an unknown key is refused");
  if (param == nullptr) return;
  Config nearest = before;
  set_nearest(nearest, *param, text);
  expect_in_range(nearest);
  expect(!error.empty() || nearest == config, "the nearest value to a valid one is itself");
}

}  // namespace

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

// Half of the changes put a character of which numbers are made somewhere, or over another one.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned int seed) {
  std::minstd_rand random(seed);
  if (random() % 2 == 0 || size == 0) return LLVMFuzzerMutate(data, size, max_size);
  constexpr std::string_view kCharacters = "0123456789.-+e";
  const std::size_t at = random() % size;
  const bool insert = size < max_size && random() % 2 == 0;
  if (insert) std::memmove(data + at + 1, data + at, size - at);
  data[at] = static_cast<std::uint8_t>(kCharacters[random() % kCharacters.size()]);
  return insert ? size + 1 : size;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Config config;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    set_line(config, line);
  }
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  if (find_preset(all) == nullptr) fuzz::expect_sentence(unknown_preset(all));
  return 0;
}
