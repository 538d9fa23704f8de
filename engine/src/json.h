// As much of JSON as checkpoints and the schema need: a reader that walks through a text, beside sac/json_text.h.
// It knows no locale, and where memory runs out nothing is leaked or half done.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sac/json_text.h"

namespace sac {

// Reads one value after the other. Each function returns whether a value of this kind came next; if not, or if the text
// is no JSON, nothing more can be read.
class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : text_(text) {}

  // Calls value(key) for each member, which has to read its value and return whether that went well.
  template <class Value>
  bool object(Value value) {
    if (!begin('{')) return false;
    for (bool first = true; !end('}'); first = false) {
      std::string key;
      if ((!first && !token(',')) || !string(key) || !token(':') || !value(key)) return fail();
    }
    return leave();
  }
  // Calls value() for each element, likewise.
  template <class Value>
  bool array(Value value) {
    if (!begin('[')) return false;
    for (bool first = true; !end(']'); first = false) {
      if ((!first && !token(',')) || !value()) return fail();
    }
    return leave();
  }
  bool string(std::string& value);
  // A whole number from 0 to 2^63 - 1.
  bool index(std::uint64_t& value);
  bool next_is_index() const;
  // Any value.
  bool skip();

  // '{', '[', '"', or whatever else the next value begins with; 0 at the end.
  char peek();
  bool at_end() { return peek() == '\0' && at_ == text_.size(); }

 private:
  bool fail();
  bool token(char c);
  bool begin(char c);
  bool end(char c) { return peek() == c && token(c); }
  bool leave();
  bool escape(std::string& value);
  bool code_unit(unsigned& unit);

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool failed_ = false;
};

}  // namespace sac
