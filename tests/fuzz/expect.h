// What a fuzzer demands; a broken demand ends the program, which libFuzzer reports with the input that did it.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

namespace sac::fuzz {

inline void expect(bool holds, const char* what, const std::string& detail = {}) {
  if (holds) return;
  std::fprintf(stderr, "not so: %s\n%s\n", what, detail.c_str());
  std::abort();
}

// One sentence that fits into one line of a terminal.
inline void expect_sentence(const std::string& error) {
  expect(!error.empty() && error.back() == '.', "an error is a sentence", error);
  for (const char c : error) expect(static_cast<unsigned char>(c) >= 0x20, "an error has no control characters", error);
  expect(error.size() < 1000, "an error is short", error);
}

}  // namespace sac::fuzz
