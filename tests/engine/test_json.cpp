#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <vector>

#include "json.h"

using namespace sac;

namespace {

bool is_json(std::string_view text) {
  JsonReader json(text);
  return json.skip() && json.at_end();
}

}  // namespace

TEST_CASE("what is JSON is what another reader takes for it", "[json]") {
  for (const char* text : {"{}",
                           "[]",
                           " [ 1 , 2 ] ",
                           R"({"a":{"b":[null,true,false,-1.5e+3,"x"]}})",
                           R"("\u00e4\ud83d\ude00\n")",
                           "0",
                           "-0.5",
                           "",
                           "{",
                           "[1,]",
                           "{\"a\":1,}",
                           "{\"a\"}",
                           "[1 2]",
                           "nul",
                           "-",
                           "1.",
                           "1e",
                           "\"a",
                           "\"\\x\"",
                           "\"\\ud800\"",
                           "\"\\u12\"",
                           "\"\n\"",
                           "[1]]",
                           "{1:2}",
                           "tru",
                           "+1",
                           "'a'",
                           "[,]"}) {
    INFO(text);
    CHECK(is_json(text) == nlohmann::json::accept(text));
  }
  CHECK(!is_json(std::string(1000, '[') + std::string(1000, ']')));  // nobody nests as deeply
}

TEST_CASE("strings are read and written", "[json]") {
  const auto read = [](std::string_view text) {
    std::string value;
    JsonReader json(text);
    CHECK(json.string(value));
    return value;
  };
  CHECK(read(R"("a\"\\\/\b\f\n\r\t\u0041\u00e4\u20AC\ud83d\ude00")") ==
        "a\"\\/\b\f\n\r\tA\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80");
  for (const std::string text : {"", "plain", "\"\\\n\x01\x1f", "\xc3\xa4"}) {
    CHECK(read(json_string(text)) == text);
    CHECK(nlohmann::json::parse(json_string(text)) == text);
  }
}

TEST_CASE("whole numbers that count something", "[json]") {
  const auto read = [](std::string_view text) {
    std::uint64_t value = 0;
    JsonReader json(text);
    const bool next = json.next_is_index();
    const bool is = json.index(value);
    CHECK(next == is);
    return is ? static_cast<std::int64_t>(value) : -1;
  };
  CHECK(read(" 0") == 0);
  CHECK(read("17]") == 17);
  CHECK(read("9223372036854775807") == 9223372036854775807);
  for (const char* text : {"9223372036854775808", "99999999999999999999", "-1", "1.5", "1e3", "01", "\"1\"", ""}) {
    INFO(text);
    CHECK(read(text) == -1);
  }
}

TEST_CASE("after a mistake nothing more is read", "[json]") {
  JsonReader json("[1, x, 3]");
  std::vector<std::uint64_t> values;
  CHECK(!json.array([&] {
    std::uint64_t value;
    const bool is = json.index(value);
    if (is) values.push_back(value);
    return is;
  }));
  CHECK(values == std::vector<std::uint64_t>{1});
  CHECK(!json.skip());
  CHECK(!json.at_end());
}
