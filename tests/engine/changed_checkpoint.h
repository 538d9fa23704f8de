// Checkpoints that differ in one respect from one that was saved, with a checksum that fits.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "checkpoint_metadata.h"
#include "safetensors.h"

namespace sac::test {

using Bytes = std::vector<std::uint8_t>;
using Parts = safetensors::File;

// A file that cannot be read any more stays as it is.
inline Bytes sealed(Bytes bytes) {
  Parts parts;
  if (!safetensors::parse(bytes, parts).empty() || !parts.metadata.contains("checksum")) return bytes;
  std::string text(bytes.begin(), bytes.end());
  const std::string& old = parts.metadata.at("checksum");
  text.replace(text.find(old), old.size(), checksum(parts));
  return {text.begin(), text.end()};
}

// With one value of one tensor changed.
template <class T>
Bytes with_value(Bytes bytes, const std::string& name, std::size_t index, T value) {
  Parts parts;
  REQUIRE(safetensors::parse(bytes, parts).empty());
  REQUIRE(parts.tensors.at(name).type == safetensors::type_of<T>());
  const std::size_t offset = parts.tensors.at(name).bytes.data() - bytes.data() + index * sizeof(T);
  std::memcpy(bytes.data() + offset, &value, sizeof value);
  return sealed(bytes);
}

// With other text of the same length in the header.
inline Bytes with_text(const Bytes& bytes, const std::string& from, const std::string& to) {
  REQUIRE(from.size() == to.size());
  std::string text(bytes.begin(), bytes.end());
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  return sealed({text.begin(), text.end()});
}

// With metadata and tensors as `change` leaves them.
template <class Change>
Bytes rewritten(const Bytes& bytes, Change change) {
  Parts parts;
  REQUIRE(safetensors::parse(bytes, parts).empty());
  change(parts);
  safetensors::Writer writer;
  for (const auto& [name, tensor] : parts.tensors) writer.add_bytes(name, tensor.type, tensor.shape, tensor.bytes);
  writer.metadata = parts.metadata;
  if (writer.metadata.contains("checksum")) writer.metadata["checksum"] = checksum(writer.file());
  return writer.bytes();
}

}  // namespace sac::test
