#include "json.h"

#include <algorithm>

namespace sac {

namespace {

constexpr int kMaxDepth = 64;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

void append_utf8(std::string& text, unsigned code) {
  const auto add = [&](unsigned byte) { text += static_cast<char>(byte); };
  if (code < 0x80) {
    add(code);
  } else if (code < 0x800) {
    add(0xc0 | code >> 6);
    add(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    add(0xe0 | code >> 12);
    add(0x80 | (code >> 6 & 0x3f));
    add(0x80 | (code & 0x3f));
  } else {
    add(0xf0 | code >> 18);
    add(0x80 | (code >> 12 & 0x3f));
    add(0x80 | (code >> 6 & 0x3f));
    add(0x80 | (code & 0x3f));
  }
}

}  // namespace

bool JsonReader::fail() {
  failed_ = true;
  return false;
}

char JsonReader::peek() {
  if (failed_) return '\0';
  at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
  return at_ < text_.size() ? text_[at_] : '\0';
}

bool JsonReader::token(char c) {
  if (peek() != c || at_ == text_.size()) return fail();
  ++at_;
  return true;
}

bool JsonReader::begin(char c) { return token(c) && (++depth_ <= kMaxDepth || fail()); }

bool JsonReader::leave() {
  --depth_;
  return true;
}

bool JsonReader::string(std::string& value) {
  if (!token('"')) return false;
  value.clear();
  for (;;) {
    const std::size_t special = text_.find_first_of("\"\\", at_);
    if (special == text_.npos) return fail();
    for (const char c : text_.substr(at_, special - at_)) {
      if (static_cast<unsigned char>(c) < 0x20) return fail();
      value += c;
    }
    at_ = special + 1;
    if (text_[special] == '"') return true;
    if (!escape(value)) return false;
  }
}

bool JsonReader::escape(std::string& value) {
  if (at_ == text_.size()) return fail();
  constexpr std::string_view kNames = "\"\\/bfnrt", kMeanings = "\"\\/\b\f\n\r\t";
  const char c = text_[at_++];
  if (const std::size_t i = kNames.find(c); i != kNames.npos) {
    value += kMeanings[i];
    return true;
  }
  unsigned code = 0;
  if (c != 'u' || !code_unit(code)) return fail();
  if (code >= 0xd800 && code < 0xdc00) {  // the first half of a pair
    unsigned low = 0;
    if (text_.substr(at_, 2) != "\\u") return fail();
    at_ += 2;
    if (!code_unit(low) || low < 0xdc00 || low > 0xdfff) return fail();
    code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
  } else if (code >= 0xdc00 && code < 0xe000) {
    return fail();
  }
  append_utf8(value, code);
  return true;
}

bool JsonReader::code_unit(unsigned& unit) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  unit = 0;
  for (int i = 0; i < 4; ++i, ++at_) {
    if (at_ == text_.size()) return fail();
    const char c = text_[at_];
    const std::size_t digit = kDigits.find(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
    if (digit == kDigits.npos) return fail();
    unit = unit * 16 + static_cast<unsigned>(digit);
  }
  return true;
}

bool JsonReader::index(std::uint64_t& value) {
  constexpr std::uint64_t kMax = 0x7fffffffffffffff;
  if (!is_digit(peek())) return fail();
  const std::size_t start = at_;
  value = 0;
  for (; at_ < text_.size() && is_digit(text_[at_]); ++at_) {
    const std::uint64_t digit = static_cast<std::uint64_t>(text_[at_] - '0');
    if (value > (kMax - digit) / 10) return fail();
    value = value * 10 + digit;
  }
  const bool leading_zero = text_[start] == '0' && at_ - start > 1;
  const bool goes_on = at_ < text_.size() && std::string_view(".eE").find(text_[at_]) != std::string_view::npos;
  return (!leading_zero && !goes_on) || fail();
}

bool JsonReader::next_is_index() const {
  JsonReader ahead = *this;
  std::uint64_t value;
  return ahead.index(value);
}

bool JsonReader::skip() {
  switch (peek()) {
    case '{': return object([&](const std::string&) { return skip(); });
    case '[': return array([&] { return skip(); });
    case '"': {
      std::string text;
      return string(text);
    }
    default: break;
  }
  for (const std::string_view word : {"true", "false", "null"}) {
    if (text_.substr(at_, word.size()) != word) continue;
    at_ += word.size();
    return true;
  }
  // -1, 1.5e-3
  const auto digits = [&] {
    const std::size_t start = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    return at_ > start;
  };
  const auto next_is = [&](std::string_view characters) {
    const bool is = at_ < text_.size() && characters.find(text_[at_]) != characters.npos;
    at_ += is;
    return is;
  };
  next_is("-");
  if (!digits()) return fail();
  if (next_is(".") && !digits()) return fail();
  if (next_is("eE")) {
    next_is("+-");
    if (!digits()) return fail();
  }
  return true;
}

std::string json_string(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    const unsigned char byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (byte < 0x20) {
      result.append("\\u00").append(1, "0123456789abcdef"[byte >> 4]).append(1, "0123456789abcdef"[byte & 15]);
    } else {
      result += c;
    }
  }
  return result += '"';
}

}  // namespace sac
