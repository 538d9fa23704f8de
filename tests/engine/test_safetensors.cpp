#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cstring>
#include <string>

#include "safetensors.h"

using namespace sac::safetensors;
using Catch::Matchers::ContainsSubstring;

namespace {

std::vector<std::uint8_t> file_of(const std::string& header, std::size_t data_bytes) {
  std::vector<std::uint8_t> bytes;
  for (int i = 0; i < 8; ++i) bytes.push_back(static_cast<std::uint8_t>(header.size() >> (8 * i)));
  bytes.insert(bytes.end(), header.begin(), header.end());
  bytes.resize(bytes.size() + data_bytes);
  return bytes;
}

std::string error_of(const std::string& header, std::size_t data_bytes) {
  File file;
  const auto bytes = file_of(header, data_bytes);
  return parse(bytes, file);
}

}  // namespace

TEST_CASE("what is written is read back", "[safetensors]") {
  Writer writer;
  const float floats[] = {1.5f, -2.0f, 0.0f, 4.0f, 5.0f, 6.0f};
  const double doubles[] = {0.1};
  const std::int64_t integers[] = {-7, 1ll << 60};
  writer.metadata["note"] = "a \"quoted\" text";
  writer.add<float>("weights", {2, 3}, floats);
  writer.add<double>("one", {1}, doubles);
  writer.add<std::int64_t>("counts", {2}, integers);
  writer.add<float>("nothing", {0, 4}, std::span<const float>());

  const auto bytes = writer.bytes();
  File file;
  REQUIRE(parse(bytes, file).empty());
  CHECK(file.metadata.at("note") == "a \"quoted\" text");
  REQUIRE(file.tensors.size() == 4);
  CHECK(file.tensors.at("weights").shape == std::vector<std::int64_t>{2, 3});
  CHECK(std::memcmp(file.tensors.at("weights").bytes.data(), floats, sizeof floats) == 0);
  CHECK(std::memcmp(file.tensors.at("counts").bytes.data(), integers, sizeof integers) == 0);
  CHECK(file.tensors.at("one").type == Type::f64);
  CHECK(file.tensors.at("nothing").bytes.empty());
  CHECK((bytes[0] | bytes[1] << 8) % 8 == 0);  // tensors are aligned
}

TEST_CASE("a header written by another program is read", "[safetensors]") {
  // Tensors out of order, no metadata, spaces at the end.
  CHECK(error_of(R"({"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]},)"
                 R"("a":{"dtype":"I64","shape":[],"data_offsets":[0,8]}}   )",
                 12)
            .empty());
}

TEST_CASE("headers that lie are refused", "[safetensors]") {
  const auto tensor = [](const std::string& rest) { return R"({"a":{"dtype":"F32",)" + rest + "}}"; };
  CHECK_THAT(error_of("[1]", 0), ContainsSubstring("not a JSON object"));
  CHECK_THAT(error_of("{", 0), ContainsSubstring("not a JSON object"));
  CHECK_THAT(error_of(R"({"__metadata__":{"a":1}})", 0), ContainsSubstring("other than text"));
  CHECK_THAT(error_of(R"({"__metadata__":[]})", 0), ContainsSubstring("not an object"));
  CHECK_THAT(error_of(R"({"a":5})", 0), ContainsSubstring("data_offsets"));
  CHECK_THAT(error_of(tensor(R"("shape":[1])"), 4), ContainsSubstring("data_offsets"));
  CHECK_THAT(error_of(tensor(R"("data_offsets":[0,4])"), 4), ContainsSubstring("shape"));
  CHECK_THAT(error_of(tensor(R"("shape":[-1],"data_offsets":[0,4])"), 4), ContainsSubstring("shape"));
  CHECK_THAT(error_of(tensor(R"("shape":[1.5],"data_offsets":[0,4])"), 4), ContainsSubstring("shape"));
  CHECK_THAT(error_of(tensor(R"("shape":[2],"data_offsets":[0,4])"), 4), ContainsSubstring("do not fit"));
  CHECK_THAT(error_of(tensor(R"("shape":[1],"data_offsets":[4,8])"), 8), ContainsSubstring("do not fit"));
  CHECK_THAT(error_of(tensor(R"("shape":[1],"data_offsets":[4,0])"), 4), ContainsSubstring("do not fit"));
  CHECK_THAT(error_of(tensor(R"("shape":[4294967296,4294967296,4294967296],"data_offsets":[0,0])"), 4),
             ContainsSubstring("larger than the file"));
  CHECK_THAT(error_of(R"({"a":{"dtype":"I8","shape":[1],"data_offsets":[0,1]}})", 1), ContainsSubstring("dtype"));
  CHECK_THAT(error_of(R"({"a":{"dtype":7,"shape":[1],"data_offsets":[0,1]}})", 1), ContainsSubstring("dtype"));
}
